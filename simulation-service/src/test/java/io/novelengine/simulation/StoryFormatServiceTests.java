package io.novelengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.shared.testing.ServiceTest;
import io.novelengine.simulation.performance.EpubComplaints;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.netty.DisposableServer;
import tools.jackson.databind.JsonNode;

/** The forms of a story over HTTP. */
@ServiceTest(schema = "simulation")
class StoryFormatServiceTests {

    private static final DisposableServer CHARACTERS = CharacterStub.start();
    private static final String TITLE = "<script>& \"Æ\" ]] ::";

    @Autowired
    WebTestClient web;

    @DynamicPropertySource
    static void characters(DynamicPropertyRegistry registry) {
        registry.add("novel.services.character", () -> "http://localhost:" + CHARACTERS.port());
    }

    @AfterAll
    static void stop() {
        CHARACTERS.disposeNow();
    }

    @Test
    void aBrowserGetsAPageThatMayLoadNothing() {
        var answer = story(play(), "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.CONTENT_TYPE))
                .isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(answer.getResponseHeaders().getFirst("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-");
        assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.VARY)).contains("Accept");
        assertThat(text(answer))
                .startsWith("<!DOCTYPE html>")
                .contains("<h1>&lt;script&gt;&amp; &quot;Æ&quot; ]] ::</h1>")
                .doesNotContain("<script");
    }

    @Test
    void aBookComesAsAFileAndTheSameEachTime() {
        var run = play();
        var answer = story(run, "application/epub+zip");
        assertThat(answer.getResponseHeaders().getContentType()).isEqualTo(MediaType.valueOf("application/epub+zip"));
        assertThat(answer.getResponseHeaders().getContentDisposition().getType())
                .isEqualTo("attachment");
        assertThat(answer.getResponseHeaders().getContentDisposition().getFilename())
                .isEqualTo("script-æ.epub");
        assertThat(new String(answer.getResponseBody(), 0, 58, StandardCharsets.US_ASCII))
                .startsWith("PK")
                .endsWith("mimetypeapplication/epub+zip");
        assertThat(new String(answer.getResponseBody(), StandardCharsets.UTF_8))
                .contains(run.get("finishedAt").asString().substring(0, 19) + "Z</meta>");
        assertThat(story(run, "application/epub+zip").getResponseBody()).isEqualTo(answer.getResponseBody());
    }

    @Test
    void theBookOfAPlayedStoryIsValid(@TempDir Path folder) {
        var book = story(play(), "application/epub+zip").getResponseBody();
        assertThat(EpubComplaints.of(book, folder)).isEmpty();
    }

    @Test
    void tweeComesAsAFile() {
        var answer = story(play(), "text/x-twee");
        assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.CONTENT_TYPE))
                .isEqualToIgnoringCase("text/x-twee;charset=UTF-8");
        assertThat(answer.getResponseHeaders().getContentDisposition().getFilename())
                .isEqualTo("script-æ.twee");
        assertThat(text(answer)).startsWith(":: StoryTitle\n" + TITLE + "\n").contains("[[Begin->1. ");
    }

    @Test
    void paragraphsAsJsonNameEventsOfTheirTurnOrOfOneBefore() {
        var run = play();
        var happened = new HashMap<String, Integer>();
        read("/api/v1/simulations/" + id(run) + "/turns", "application/json")
                .get("items")
                .forEach(turn -> turn.get("events")
                        .forEach(event -> happened.put(
                                event.get("id").asString(), turn.get("number").asInt())));
        var told = new HashSet<String>();
        for (var paragraph : read("/api/v1/simulations/" + id(run) + "/story", "application/json")
                .get("paragraphs")) {
            for (var event : paragraph.get("events")) {
                told.add(event.asString());
                assertThat(happened).containsKey(event.asString());
                assertThat(happened.get(event.asString()))
                        .isLessThanOrEqualTo(paragraph.get("turn").asInt());
            }
        }
        assertThat(told).hasSizeGreaterThan(5);
    }

    @Test
    void absenceIsAProblemDocumentWhateverFormIsWanted() {
        for (var type : List.of("text/html", "application/epub+zip", "text/x-twee")) {
            web.get()
                    .uri("/api/v1/simulations/00000000-0000-7000-8000-000000000000/story")
                    .header(HttpHeaders.ACCEPT, type)
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    @Test
    void theDescriptionOfTheApiNamesEveryForm() {
        var content = read("/v3/api-docs", "application/json")
                .at("/paths/~1api~1v1~1simulations~1{id}~1story/get/responses/200/content");
        assertThat(Set.copyOf(content.propertyNames()))
                .isEqualTo(Set.of(
                        "text/plain",
                        "text/markdown",
                        "text/html",
                        "application/json",
                        "application/epub+zip",
                        "text/x-twee"));
        assertThat(content.at("/application~1epub+zip/schema/format").asString())
                .isEqualTo("binary");
    }

    private JsonNode play() {
        return web.post()
                .uri("/api/v1/simulations")
                .header("Prefer", "wait=30")
                .bodyValue(Map.of(
                        "title",
                        TITLE,
                        "scenario",
                        "the-false-pound",
                        "cast",
                        List.of("sherlock-holmes", "john-watson", "queequeg"),
                        "seed",
                        5,
                        "turns",
                        4))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private EntityExchangeResult<byte[]> story(JsonNode run, String accept) {
        return web.get()
                .uri("/api/v1/simulations/{id}/story", id(run))
                .header(HttpHeaders.ACCEPT, accept)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
    }

    private static String text(EntityExchangeResult<byte[]> answer) {
        return new String(answer.getResponseBody(), StandardCharsets.UTF_8);
    }

    private static String id(JsonNode run) {
        return run.get("id").asString();
    }

    private JsonNode read(String uri, String accept) {
        return web.get()
                .uri(uri)
                .header(HttpHeaders.ACCEPT, accept)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }
}
