package io.novelengine.character;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.character.card.Samples;
import io.novelengine.shared.testing.ServiceTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cards over HTTP, on a real database. */
@ServiceTest(schema = "character")
class CardExchangeTests {

    private static final String CHARACTERS = "/api/v1/characters";

    @Autowired
    WebTestClient web;

    @Autowired
    JsonMapper json;

    @Test
    void aCardIsTakenAsJsonAsPngAsCharxAndInAForm() throws IOException {
        var text = Samples.V3.replace("Captain Ada Quill", "Carrier Quill");
        var png = Samples.pictureWith("ccv3", base64(text));
        var form = new MultipartBodyBuilder();
        form.part("note", "hello");
        form.part("file", new ByteArrayResource(png) {
            @Override
            public String getFilename() {
                return "quill.png";
            }
        });
        var slugs = List.of(
                taken(imported(text.getBytes(), MediaType.APPLICATION_JSON))
                        .at("/character/slug")
                        .asString(),
                taken(imported(png, MediaType.IMAGE_PNG)).at("/character/slug").asString(),
                taken(imported(Samples.zip("card.json", text.getBytes()), MediaType.APPLICATION_OCTET_STREAM))
                        .at("/character/slug")
                        .asString(),
                taken(web.post()
                                .uri(CHARACTERS + "/import")
                                .body(BodyInserters.fromMultipartData(form.build()))
                                .exchange())
                        .at("/character/slug")
                        .asString());

        assertThat(slugs).containsExactly("carrier-quill", "carrier-quill-2", "carrier-quill-3", "carrier-quill-4");
        var character = get(CHARACTERS + "/carrier-quill");
        assertThat(character.at("/goals/0/text").asString()).isEqualTo("to find her lost brother");
        assertThat(character.at("/lore/facts").size()).isEqualTo(3);
        assertThat(get(CHARACTERS + "?q=carrier quill").at("/items/0").has("lore"))
                .isFalse();
        var batch = web.post()
                .uri(CHARACTERS + "/batch")
                .bodyValue(Map.of("operations", List.of(Map.of("op", "read", "id", "carrier-quill"))))
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(batch.at("/results/0/body/lore/facts").size()).isEqualTo(3);
    }

    @Test
    void theReportSaysWhatWasDoneAndThatTheCardIsKnown() {
        var first = taken(imported(named(Samples.V3, "Reported One"), MediaType.APPLICATION_JSON));
        assertThat(first.at("/report/spec").asString()).isEqualTo("v3");
        assertThat(first.at("/report/container").asString()).isEqualTo("json");
        for (var part : List.of("kept", "mapped", "repaired")) {
            assertThat(first.at("/report/" + part)).as(part).isNotEmpty();
        }

        var second = taken(imported(named(Samples.V3, "Reported One"), MediaType.APPLICATION_JSON));
        assertThat(second.get("sameCardAs").asString()).isEqualTo("reported-one");
        assertThat(first.has("sameCardAs")).isFalse();
        assertThat(second.at("/character/slug").asString()).isEqualTo("reported-one-2");
    }

    @Test
    void theSameKeyImportsOnce() {
        var body = named(Samples.V1, "Keyed Keeper");
        for (var i = 0; i < 2; i++) {
            web.post()
                    .uri(CHARACTERS + "/import")
                    .header("Idempotency-Key", "import-1")
                    .bodyValue(body)
                    .exchange()
                    .expectStatus()
                    .isCreated()
                    .expectBody()
                    .jsonPath("$.character.slug")
                    .isEqualTo("keyed-keeper");
        }
    }

    @Test
    void theSameKeyAtTheSameTimeImportsOnce() {
        var body = named(Samples.V1, "Raced Keeper").getBytes();
        var ids = java.util.stream.IntStream.range(0, 8)
                .mapToObj(i -> java.util.concurrent.CompletableFuture.supplyAsync(() -> taken(web.post()
                                .uri(CHARACTERS + "/import")
                                .header("Idempotency-Key", "import-race")
                                .bodyValue(body)
                                .exchange())
                        .at("/character/id")
                        .asString()))
                .toList()
                .stream()
                .map(java.util.concurrent.CompletableFuture::join)
                .distinct();

        assertThat(ids).hasSize(1);
    }

    @Test
    void aCardLeavesAsItCameInEveryForm() {
        taken(imported(named(Samples.V3, "Leaving Quill"), MediaType.APPLICATION_JSON));

        var v3 = json.readTree(card("leaving-quill", "v3", MediaType.APPLICATION_JSON));
        assertThat(v3.at("/data/extensions/vendor~1tool/deep/2/a").isNull()).isTrue();
        assertThat(v3.at("/data/nickname").asString()).isEqualTo("Quill");
        var v2 = json.readTree(card("leaving-quill", "v2", MediaType.APPLICATION_JSON));
        assertThat(v2.path("spec").asString()).isEqualTo("chara_card_v2");
        assertThat(v2.path("data").has("nickname")).isFalse();

        for (var file : List.of(
                card("leaving-quill", "v3", MediaType.IMAGE_PNG),
                card("leaving-quill", "v2", MediaType.IMAGE_PNG),
                card("leaving-quill", "v2", MediaType.APPLICATION_JSON),
                card("leaving-quill", "v3", MediaType.valueOf("application/zip")))) {
            var slug = taken(imported(file, MediaType.APPLICATION_OCTET_STREAM))
                    .at("/character/slug")
                    .asString();
            assertThat(json.readTree(card(slug, "v3", MediaType.APPLICATION_JSON)))
                    .isEqualTo(v3);
        }
    }

    @Test
    void aCharacterMadeHereLeavesAndComesBackWhole() {
        for (var type :
                List.of(MediaType.IMAGE_PNG, MediaType.APPLICATION_JSON, MediaType.valueOf("application/zip"))) {
            var back = taken(imported(card("hamlet", "v3", type), MediaType.APPLICATION_OCTET_STREAM));
            var original = get(CHARACTERS + "/hamlet");
            for (var field : List.of(
                    "name",
                    "traits",
                    "goals",
                    "values",
                    "skills",
                    "relationships",
                    "voice",
                    "secret",
                    "possessions",
                    "tags")) {
                assertThat(back.at("/character/" + field)).as(field).isEqualTo(original.get(field));
            }
        }
    }

    @Test
    void changesLeaveWithTheCard() {
        taken(imported(named(Samples.SILLY_TAVERN, "Changed Serah"), MediaType.APPLICATION_JSON));
        web.patch()
                .uri(CHARACTERS + "/changed-serah")
                .contentType(MediaType.valueOf("application/merge-patch+json"))
                .bodyValue("{\"name\":\"Serah the Elder\",\"fear\":\"the axe\"}")
                .exchange()
                .expectStatus()
                .isOk();

        var card = json.readTree(card("changed-serah", "v3", MediaType.APPLICATION_JSON));
        assertThat(card.at("/data/name").asString()).isEqualTo("Serah the Elder");
        assertThat(card.at("/data/extensions/novel-engine~1profile/fear").asString())
                .isEqualTo("the axe");
        assertThat(card.at("/data/extensions/world").asString()).isEqualTo("Eldra");
    }

    @Test
    void portraitsComeInSizesWithATag() throws IOException {
        taken(imported(Samples.pictureWith("chara", base64(named("Pictured"))), MediaType.IMAGE_PNG));
        for (var who : List.of("pictured", "ophelia")) {
            for (var width : List.of(64, 128)) {
                var answer = web.get()
                        .uri(CHARACTERS + "/" + who + "/portrait?width=" + width)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType(MediaType.IMAGE_PNG)
                        .expectHeader()
                        .valueEquals("Cache-Control", "max-age=600, must-revalidate, public, s-maxage=10")
                        .expectBody()
                        .returnResult();
                var image = ImageIO.read(new ByteArrayInputStream(answer.getResponseBody()));
                assertThat(image.getWidth()).isEqualTo(who.equals("pictured") ? Math.min(96, width) : width);
                web.get()
                        .uri(CHARACTERS + "/" + who + "/portrait?width=" + width)
                        .header("If-None-Match", answer.getResponseHeaders().getETag())
                        .exchange()
                        .expectStatus()
                        .isNotModified();
            }
        }
        web.get()
                .uri(CHARACTERS + "/ophelia/portrait?width=99")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void badFilesAreRefusedWithTheReason() {
        refused("#!/bin/sh\n".getBytes(), MediaType.IMAGE_PNG, 415, "urn:novel:problem:unsupported", "neither a PNG");
        refused(Samples.picture(), MediaType.IMAGE_PNG, 400, "urn:novel:problem:invalid", "without a character card");
        refused(new byte[20_000_001], MediaType.IMAGE_PNG, 413, "urn:novel:problem:too-large", "20000000 bytes");
        refused(
                ("{\"data\":" + "[".repeat(10_000)).getBytes(),
                MediaType.APPLICATION_JSON,
                413,
                "urn:novel:problem:too-large",
                "nested");
        refused(
                "{\"name\":".getBytes(),
                MediaType.APPLICATION_JSON,
                400,
                "urn:novel:problem:invalid",
                "not valid JSON");
        web.post().uri(CHARACTERS + "/import").exchange().expectStatus().isBadRequest();
        web.get()
                .uri(CHARACTERS + "/hamlet/card?spec=v9")
                .exchange()
                .expectStatus()
                .isBadRequest();
        web.get()
                .uri(CHARACTERS + "/hamlet/card")
                .accept(MediaType.TEXT_PLAIN)
                .exchange()
                .expectStatus()
                .isEqualTo(406);
        web.get()
                .uri(CHARACTERS + "/nobody-here/card")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void anInvalidProfileOfOursInACardIsPassedOver() {
        var card = named(Samples.V1, "Own")
                .replace("{\"name\"", "{\"extensions\":{\"novel-engine/profile\":{\"traits\":7}},\"name\"");

        var taken = taken(imported(card.getBytes(), MediaType.APPLICATION_JSON));

        assertThat(taken.at("/report/ignored/0/field").asString()).isEqualTo("extensions.novel-engine/profile");
        assertThat(taken.at("/character/goals")).isNotEmpty();
    }

    @Test
    void loreComesToMindByWhatIsSaid() {
        taken(imported(named(Samples.V3, "Recalling Quill"), MediaType.APPLICATION_JSON));

        assertThat(recalled("recalling-quill", "{\"texts\":[\"Where is your lost brother?\"]}"))
                .containsExactly(
                        "The sky is owned by nobody.", "Her brother flew into the storm and did not come back.");
        assertThat(recalled("recalling-quill", "{\"texts\":[\"A sky-ship!\"],\"turn\":1}"))
                .containsExactly("The sky is owned by nobody.");
        assertThat(recalled("recalling-quill", "{\"texts\":[\"A sky-ship!\"],\"turn\":2}"))
                .containsExactly("The sky is owned by nobody.", "The fleet has seven ships.");
        assertThat(recalled("ophelia", "{\"texts\":[\"A sky-ship!\"]}")).isEmpty();
    }

    private List<String> recalled(String slug, String said) {
        var body = web.post()
                .uri(CHARACTERS + "/" + slug + "/lore/recall")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(said)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return body.get("items")
                .valueStream()
                .map(item -> item.at("/fact/text").asString())
                .toList();
    }

    private void refused(byte[] file, MediaType type, int status, String problem, String because) {
        imported(file, type)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(problem)
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains(because));
    }

    private static String base64(String text) {
        return java.util.Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String named(String name) {
        return named(Samples.V1, name);
    }

    private static String named(String card, String name) {
        return card.replace("\"name\":\"Mira Vale\"", "\"name\":\"" + name + "\"")
                .replace("\"name\":\"Serah\"", "\"name\":\"" + name + "\"")
                .replace("\"name\":\"Captain Ada Quill\"", "\"name\":\"" + name + "\"");
    }

    private WebTestClient.ResponseSpec imported(Object file, MediaType type) {
        return web.post()
                .uri(CHARACTERS + "/import")
                .contentType(type)
                .bodyValue(file instanceof String text ? text.getBytes(java.nio.charset.StandardCharsets.UTF_8) : file)
                .exchange();
    }

    private static JsonNode taken(WebTestClient.ResponseSpec answer) {
        return answer.expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private byte[] card(String slug, String spec, MediaType type) {
        return web.get()
                .uri(CHARACTERS + "/" + slug + "/card?spec=" + spec)
                .accept(type)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(type)
                .expectBody()
                .returnResult()
                .getResponseBody();
    }

    private JsonNode get(String uri) {
        return web.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }
}
