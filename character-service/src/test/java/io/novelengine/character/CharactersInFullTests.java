package io.novelengine.character;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.shared.testing.ServiceTest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Search, pages, renames, copies, casts, restoring, history and caching, over HTTP on a real database. */
@ServiceTest(schema = "character")
class CharactersInFullTests {

    private static final String CHARACTERS = "/api/v1/characters";

    @Autowired
    WebTestClient web;

    @Test
    void aNameMisspeltByOneLetterIsFound() {
        create(Map.of("name", "Élodie Grünwald"));
        for (var q : List.of(
                "elodie",
                "Elodi",
                "elodiee",
                "eldie",
                "eoldie",
                "elodia",
                "grunwald",
                "Grünwlad",
                "grumwald",
                "elodie grunvald",
                "Elodei Grunwald")) {
            assertThat(slugs("?q={q}", q)).as(q).contains("elodie-grunwald");
        }
        assertThat(slugs("?q={q}", "sherlok homes")).contains("sherlock-holmes");
        assertThat(slugs("?q={q}", "elphaba")).doesNotContain("elodie-grunwald");
    }

    @Test
    void whatFitsBestComesFirstAcrossPages() {
        create(Map.of("name", "Zephyrine", "slug", "zz-by-name"));
        create(Map.of("name", "Anna", "slug", "aa-by-summary", "summary", "The friend of zephyrine."));
        create(Map.of("name", "Bert", "slug", "bb-by-background", "background", "He once met Zephyrine."));
        create(Map.of("name", "Zephyrime", "slug", "ab-nearly"));

        assertThat(slugs("?q=zephyrine"))
                .containsExactly("zz-by-name", "aa-by-summary", "bb-by-background", "ab-nearly");
        assertThat(slugs("?q=zephy")).contains("zz-by-name", "ab-nearly");
        assertThat(pages("?q=zephyrine&limit=1"))
                .containsExactly("zz-by-name", "aa-by-summary", "bb-by-background", "ab-nearly");
        assertThat(slugs("?q=zephyrine anna")).contains("aa-by-summary");
    }

    @Test
    void wordsAreFoundInOtherForms() {
        create(Map.of("name", "Stemmed", "summary", "She collects forgotten melodies."));

        assertThat(slugs("?q=melody")).contains("stemmed");
        assertThat(slugs("?q=collecting")).contains("stemmed");
        assertThat(slugs("?q=!@%")).isEmpty();
        assertThat(slugs("?q={q}", "Too Late")).isEmpty();
    }

    @Test
    void filtersGoTogether() {
        create(Map.of("name", "Filtered One", "tags", List.of("Sea", "Salt")));
        create(Map.of("name", "Filtered Two", "tags", List.of("sea")));

        assertThat(slugs("?tag=SEA&q=filtered")).containsExactly("filtered-one", "filtered-two");
        assertThat(slugs("?tag=salt&q=filtered&owner=operator")).containsExactly("filtered-one");
        assertThat(slugs("?tag=salt&owner=novel")).isEmpty();
        assertThat(slugs("?cast=elsinore&limit=200")).contains("hamlet").doesNotContain("sherlock-holmes");
    }

    @Test
    void pagesNeitherSkipNorRepeatWhileOthersWrite() {
        var expected = IntStream.range(0, 120).mapToObj("page-%03d"::formatted).toList();
        expected.forEach(slug -> create(Map.of("name", "Paged", "slug", slug, "tags", List.of("paged"))));
        var done = new AtomicBoolean();
        var writer = CompletableFuture.runAsync(() -> {
            for (var i = 0; !done.get() && i < 2_000; i++) {
                var slug = "page-%03d-x%d".formatted(i * 7 % 120, i);
                create(Map.of("name", "Paged", "slug", slug, "tags", List.of("paged")));
                patch("page-%03d".formatted(i * 11 % 120), "{\"fear\":\"number " + i + "\"}");
                if (i % 2 == 0) {
                    web.delete()
                            .uri(CHARACTERS + "/" + slug)
                            .exchange()
                            .expectStatus()
                            .isNoContent();
                }
            }
        });
        try {
            for (var round = 0; round < 5; round++) {
                var seen = pages("?tag=paged&limit=7");
                assertThat(seen).doesNotHaveDuplicates().isSorted();
                assertThat(seen.stream().filter(expected::contains)).containsExactlyElementsOf(expected);
            }
        } finally {
            done.set(true);
            writer.join();
        }
    }

    @Test
    void anOldSlugLeadsToTheNewOne() {
        var id = create(Map.of("name", "Renamed", "slug", "old-name")).get("id").asString();
        patch("old-name", "{\"slug\":\"new-name\"}");
        patch("new-name", "{\"name\":\"Quite Another\"}");

        web.get()
                .uri(CHARACTERS + "/old-name")
                .exchange()
                .expectStatus()
                .isEqualTo(308)
                .expectHeader()
                .location(CHARACTERS + "/new-name");
        assertThat(get(CHARACTERS + "/new-name").get("id").asString()).isEqualTo(id);
        assertThat(batch("{\"operations\":[{\"op\":\"read\",\"id\":\"old-name\"}]}")
                        .at("/results/0/body/slug")
                        .asString())
                .isEqualTo("new-name");
        create(Map.of("name", "Another", "slug", "old-name"));
        assertThat(get(CHARACTERS + "/old-name").get("name").asString()).isEqualTo("Another");
    }

    @Test
    void aCopyBelongsToWhoeverMadeIt() {
        var copy = web.post()
                .uri(CHARACTERS + "/hamlet/copies")
                .bodyValue(Map.of("name", "Hamlet the Other"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();

        assertThat(copy.get("slug").asString()).isEqualTo("hamlet-the-other");
        assertThat(copy.get("owner").asString()).isEqualTo("operator");
        assertThat(copy.get("builtIn").asBoolean()).isFalse();
        assertThat(copy.get("goals")).isEqualTo(get(CHARACTERS + "/hamlet").get("goals"));
        assertThat(get(CHARACTERS + "/hamlet-the-other/versions")
                        .at("/items/0/change")
                        .asString())
                .isEqualTo("copied");
        web.post().uri(CHARACTERS + "/hamlet/copies").exchange().expectStatus().isCreated();
    }

    @Test
    void theDeletedComeBack() {
        create(Map.of("name", "Lazarus", "slug", "lazarus", "fear", "the dark"));
        web.delete().uri(CHARACTERS + "/lazarus").exchange().expectStatus().isNoContent();
        web.get().uri(CHARACTERS + "/lazarus").exchange().expectStatus().isNotFound();
        assertThat(slugs("?q=lazarus")).isEmpty();

        restore("lazarus").expectStatus().isOk();

        assertThat(get(CHARACTERS + "/lazarus").get("fear").asString()).isEqualTo("the dark");
        restore("lazarus").expectStatus().isNotFound();
        web.delete().uri(CHARACTERS + "/lazarus").exchange().expectStatus().isNoContent();
        create(Map.of("name", "Usurper", "slug", "lazarus"));
        restore("lazarus").expectStatus().isOk().expectBody().jsonPath("$.slug").isEqualTo("lazarus-2");
        var changes = new ArrayList<String>();
        get(CHARACTERS + "/lazarus-2/versions")
                .get("items")
                .forEach(item -> changes.add(item.get("change").asString()));
        assertThat(changes).containsExactly("restored", "deleted", "restored", "deleted", "created");
    }

    @Test
    void everyVersionIsKeptWithWhoAndWhenAndWhatChanged() {
        create(Map.of("name", "Changing", "slug", "changing", "values", List.of("truth", "love")));
        patch("changing", "{\"role\":\"spy\",\"values\":[\"truth\",\"power\"]}");
        patch("changing", "{\"role\":null,\"traits\":{\"openness\":0.5}}");

        var versions = get(CHARACTERS + "/changing/versions");
        assertThat(versions.get("items").valueStream().map(item -> item.get("version")
                        .asInt()))
                .containsExactly(3, 2, 1);
        assertThat(versions.at("/items/0/by").asString()).isEqualTo("operator");
        assertThat(versions.at("/items/0/at").asString()).startsWith("20");
        assertThat(versions.at("/items/0").has("profile")).isFalse();
        assertThat(get(CHARACTERS + "/changing/versions?limit=2").hasNonNull("next"))
                .isTrue();
        assertThat(get(CHARACTERS + "/changing/versions/2").at("/profile/role").asString())
                .isEqualTo("spy");
        var changes = get(CHARACTERS + "/changing/changes?from=1&to=2").get("changes");
        assertThat(changes.valueStream().map(change -> change.get("path").asString()))
                .containsExactly("/role", "/values/1");
        assertThat(changes.at("/1/before").asString()).isEqualTo("love");
        assertThat(changes.at("/1/after").asString()).isEqualTo("power");
        assertThat(get(CHARACTERS + "/changing/changes?from=3").get("changes")).isEmpty();
        web.get()
                .uri(CHARACTERS + "/changing/versions/9")
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(get(CHARACTERS + "/hamlet/versions").at("/items/0/by").asString())
                .isEqualTo("novel");
    }

    @Test
    void ofOneCharacterAHundredVersionsAreKept() {
        create(Map.of("name", "Restless", "slug", "restless"));
        for (var i = 0; i < 110; i++) {
            patch("restless", "{\"fear\":\"number " + i + "\"}");
        }

        assertThat(get(CHARACTERS + "/restless/versions?limit=200")
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("version").asInt()))
                .hasSize(100)
                .startsWith(111)
                .endsWith(12);
    }

    @Test
    void castsAreGroupsOfAnyCharacters() {
        create(Map.of("name", "Cast Member", "slug", "cast-member"));
        var made = web.post()
                .uri("/api/v1/casts")
                .bodyValue(Map.of(
                        "title", "Mixed Company", "characters", List.of("hamlet", "cast-member", "Sherlock Holmes")))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(made.get("slug").asString()).isEqualTo("mixed-company");
        assertThat(members("mixed-company")).containsExactly("hamlet", "cast-member", "sherlock-holmes");
        assertThat(slugs("?cast=mixed-company")).containsExactly("cast-member", "hamlet", "sherlock-holmes");
        assertThat(get("/api/v1/casts").get("items").valueStream().map(cast -> cast.get("slug")
                        .asString()))
                .contains("mixed-company", "elsinore");

        web.post()
                .uri("/api/v1/casts")
                .bodyValue(Map.of("title", "Bad", "characters", List.of("hamlet", "nobody-at-all")))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("characters[1]");
        web.delete().uri(CHARACTERS + "/cast-member").exchange().expectStatus().isNoContent();
        assertThat(members("mixed-company")).containsExactly("hamlet", "sherlock-holmes");
        put("mixed-company", "\"1\"").expectStatus().isEqualTo(412);
        put("mixed-company", get("/api/v1/casts/mixed-company").get("version").asString())
                .expectStatus()
                .isOk();
        assertThat(members("mixed-company")).containsExactly("ophelia");
        web.delete()
                .uri("/api/v1/casts/elsinore")
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isForbidden();
        web.delete()
                .uri("/api/v1/casts/mixed-company")
                .header(
                        "If-Match",
                        "\"" + get("/api/v1/casts/mixed-company").get("version").asString() + "\"")
                .exchange()
                .expectStatus()
                .isNoContent();
        web.get().uri("/api/v1/casts/mixed-company").exchange().expectStatus().isNotFound();
    }

    private WebTestClient.ResponseSpec put(String cast, String version) {
        return web.put()
                .uri("/api/v1/casts/" + cast)
                .header("If-Match", version.startsWith("\"") ? version : "\"" + version + "\"")
                .bodyValue(Map.of("title", "Smaller", "characters", List.of("ophelia")))
                .exchange();
    }

    private List<String> members(String cast) {
        return get("/api/v1/casts/" + cast)
                .get("characters")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void itemsAndListsAreNotSentTwice() {
        var made = create(Map.of("name", "Tagged", "slug", "tagged", "tags", List.of("etag")));
        var id = made.get("id").asString().substring(24);
        notModified(CHARACTERS + "/tagged", "\"1-" + id + "\"");
        var list = web.get()
                .uri(CHARACTERS + "?tag=etag")
                .exchange()
                .expectHeader()
                .valueEquals("Cache-Control", "no-cache, private")
                .expectBody(JsonNode.class)
                .returnResult();
        var tag = list.getResponseHeaders().getETag();
        assertThat(tag).startsWith("W/\"");
        notModified(CHARACTERS + "?tag=etag", tag);

        patch("tagged", "{\"role\":\"spy\"}");

        web.get()
                .uri(CHARACTERS + "/tagged")
                .header("If-None-Match", "\"1-" + id + "\"")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2-" + id + "\"")
                .expectHeader()
                .valueEquals("Cache-Control", "max-age=0, public, s-maxage=10")
                .expectHeader()
                .value("Server-Timing", timing -> assertThat(timing).matches("database;dur=\\d+\\.\\d"));
        web.get()
                .uri(CHARACTERS + "?tag=etag")
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isOk();
        web.get()
                .uri(CHARACTERS + "/tagged/versions/1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "max-age=31536000, private, immutable");
    }

    private void notModified(String uri, String tag) {
        web.get()
                .uri(uri)
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void whatIsPrivateSaysSo() {
        assertThat(create(Map.of("name", "Hidden", "slug", "hidden", "visibility", "private"))
                        .get("visibility")
                        .asString())
                .isEqualTo("private");
        assertThat(create(Map.of("name", "Open", "slug", "open", "visibility", "public"))
                        .has("visibility"))
                .isFalse();
        patch("hidden", "{\"visibility\":null}");
        assertThat(get(CHARACTERS + "/hidden").has("visibility")).isFalse();
    }

    @Test
    void aNulInATextIsRefused() {
        web.post()
                .uri(CHARACTERS)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\":\"A\\u0000B\"}")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private WebTestClient.ResponseSpec restore(String slug) {
        return web.post().uri(CHARACTERS + "/" + slug + "/restore").exchange();
    }

    private JsonNode create(Map<String, ?> profile) {
        return web.post()
                .uri(CHARACTERS)
                .bodyValue(profile)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private void patch(String slug, String patch) {
        web.patch()
                .uri(CHARACTERS + "/" + slug)
                .contentType(MediaType.valueOf("application/merge-patch+json"))
                .bodyValue(patch)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult();
    }

    private JsonNode batch(String request) {
        return web.post()
                .uri(CHARACTERS + "/batch")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(request)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private List<String> slugs(String query, Object... values) {
        return get(CHARACTERS + query, values)
                .get("items")
                .valueStream()
                .map(item -> item.get("slug").asString())
                .toList();
    }

    private List<String> pages(String query) {
        var slugs = new ArrayList<String>();
        var cursors = new LinkedHashSet<String>();
        for (var next = ""; next != null; ) {
            var page = get(CHARACTERS + query + (next.isEmpty() ? "" : "&cursor=" + next));
            page.get("items").forEach(item -> slugs.add(item.get("slug").asString()));
            next = page.hasNonNull("next") ? page.get("next").asString() : null;
            assertThat(next == null || cursors.add(next)).isTrue();
        }
        return slugs;
    }

    private JsonNode get(String uri, Object... values) {
        return web.get()
                .uri(uri, values)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }
}
