package io.novelengine.character;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.shared.testing.Backends;
import io.novelengine.shared.testing.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Reads of one character through the caches. */
@ServiceTest(schema = "character")
class CharacterCacheTests {

    @Autowired
    private WebTestClient web;

    private final String slug = "cached-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void start() {
        Backends.redis().start();
    }

    private EntityExchangeResult<JsonNode> read(String key) {
        return web.get()
                .uri("/api/v1/characters/" + key)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult();
    }

    private void missing(String key) {
        web.get().uri("/api/v1/characters/" + key).exchange().expectStatus().isNotFound();
    }

    private JsonNode create() {
        return web.post()
                .uri("/api/v1/characters")
                .bodyValue(Map.of("name", "Someone Cached", "slug", slug))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private void rename(String from, String name, String to) {
        web.patch()
                .uri("/api/v1/characters/" + from)
                .bodyValue(Map.of("name", name, "slug", to))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void theSecondReadIsAnsweredFromMemoryAndSaysSo() {
        var created = create();
        var first = read(slug);
        var second = read(slug);

        assertThat(first.getResponseHeaders().getFirst("Server-Timing")).startsWith("database;");
        assertThat(second.getResponseHeaders().getFirst("Server-Timing")).startsWith("l1;");
        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody()).isEqualTo(created);
        web.get()
                .uri("/api/v1/characters/" + slug)
                .header(HttpHeaders.IF_NONE_MATCH, second.getResponseHeaders().getETag())
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void aWriterReadsItsOwnWrites() {
        missing(slug);
        var id = create().path("id").asString();
        assertThat(read(slug).getResponseBody().path("version").asLong()).isEqualTo(1);

        rename(slug, "Someone Else", slug + "-2");
        assertThat(read(id).getResponseBody().path("name").asString()).isEqualTo("Someone Else");
        assertThat(read(slug + "-2").getResponseBody().path("version").asLong()).isEqualTo(2);
        web.get().uri("/api/v1/characters/" + slug).exchange().expectStatus().isEqualTo(308);

        web.delete().uri("/api/v1/characters/" + id).exchange().expectStatus().isNoContent();
        missing(id);
        missing(slug);
        missing(slug + "-2");

        web.post()
                .uri("/api/v1/characters/" + id + "/restore")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(read(slug + "-2").getResponseBody().path("id").asString()).isEqualTo(id);
    }

    @Test
    void aBatchMakesVoidWhatItChangesOnlyWhenItIsKept() {
        var id = create().path("id").asString();
        read(slug);
        var operation =
                Map.of("op", "update", "id", id, "version", 1, "body", Map.of("name", "By Batch", "slug", slug));
        var failing = Map.of("op", "delete", "id", "nobody-of-this-name");
        web.post()
                .uri("/api/v1/characters/batch")
                .bodyValue(Map.of("atomic", true, "operations", List.of(operation, failing)))
                .exchange()
                .expectBody()
                .jsonPath("$.results[0].status")
                .isEqualTo(409)
                .jsonPath("$.results[1].status")
                .isEqualTo(404);
        assertThat(read(slug).getResponseBody().path("name").asString()).isEqualTo("Someone Cached");

        web.post()
                .uri("/api/v1/characters/batch")
                .bodyValue(Map.of("atomic", true, "operations", List.of(operation)))
                .exchange()
                .expectBody()
                .jsonPath("$.results[0].status")
                .isEqualTo(200);
        assertThat(read(slug).getResponseBody().path("name").asString()).isEqualTo("By Batch");
    }

    @Test
    void withoutRedisCharactersAreReadAndWritten() {
        create();
        Backends.redis().stop();
        read(slug);
        rename(slug, "Without Redis", slug);
        assertThat(read(slug).getResponseBody().path("name").asString()).isEqualTo("Without Redis");
    }

    @Test
    void aClientMayReadPastTheCaches() {
        create();
        read(slug);
        for (var times = 0; times < 2; times++) {
            assertThat(web.get()
                            .uri("/api/v1/characters/" + slug)
                            .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                            .exchange()
                            .expectStatus()
                            .isOk()
                            .expectBody()
                            .jsonPath("$.slug")
                            .isEqualTo(slug)
                            .returnResult()
                            .getResponseHeaders()
                            .getFirst("Server-Timing"))
                    .startsWith("database;");
        }
    }

    @Test
    void aFormerSlugLeadsNowhereOnceTheCharacterIsGone() {
        create();
        rename(slug, "Renamed", slug + "-2");
        rename(slug + "-2", "Renamed again", slug + "-3");
        web.get().uri("/api/v1/characters/" + slug).exchange().expectStatus().isEqualTo(308);
        web.delete()
                .uri("/api/v1/characters/" + slug + "-3")
                .exchange()
                .expectStatus()
                .isNoContent();
        missing(slug);
        missing(slug + "-2");
    }

    @Test
    void aBatchReadsWhatASingleRequestReads() {
        create();
        var single = read(slug).getResponseBody();
        var body =
                Map.of("operations", List.of(Map.of("op", "read", "id", slug), Map.of("op", "read", "id", "nobody")));
        web.post()
                .uri("/api/v1/characters/batch")
                .bodyValue(body)
                .exchange()
                .expectBody(JsonNode.class)
                .value(answer -> {
                    assertThat(answer.at("/results/0/body")).isEqualTo(single);
                    assertThat(answer.at("/results/1/status").asInt()).isEqualTo(404);
                });
    }
}
