package io.novelengine.shared.problem;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a client reads when its request is refused, or when the service fails. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        classes = RequestProblemsTests.Application.class,
        properties = {"spring.flyway.enabled=false", "management.server.port=0"})
@AutoConfigureWebTestClient(timeout = "PT20S")
class RequestProblemsTests {

    @Autowired
    private WebTestClient http;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"title":"a","turns":1,"colour":"red"}         | colour        | is not a known field
            {"title":"a","turns":"many"}                   | turns         | must be a whole number within range
            {"title":"a","turns":"5"}                      | turns         | must be a whole number within range
            {"title":"a","turns":1.5}                      | turns         | '1.5' is not a whole number within range
            {"title":"a","turns":99999999999}              | turns         | must be a number within range
            {"title":7,"turns":1}                          | title         | '7' is not a string
            {"title":"a","turns":1,"open":"yes"}           | open          | must be true or false
            {"title":"a","turns":1,"mood":"GREEN"}         | mood          | 'GREEN' is not one of CALM, WILD
            {"title":"a","turns":1,"id":"x"}               | id            | 'x' is not a UUID
            {"title":"a","turns":1,"cast":"one"}           | cast          | must be a list
            {"title":"a","turns":1,"cast":[{"name":1}]}    | cast[0].name  | '1' is not a string
            {"title":"a","turns":1,"cast":[{"nam":"x"}]}   | cast[0].nam   | is not a known field
            {"title":"a","turns":501}                      | turns         | must be less than or equal to 500
            {"title":"","turns":5}                         | title         | size must be between 1 and 20
            {"title":"a","turns":5,"cast":[{"name":""}]}   | cast[0].name  | size must be between 1 and 20
            [1]                                            | body          | must be an object of the right form
            """)
    void badJsonNamesTheField(String body, String field, String message) {
        refused(body, 400)
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:invalid")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].message")
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"title":"a","turns":1                         | body: is not valid JSON at line 1
            {"title":"a",}                                 | body: is not valid JSON at line 1
            {"title":"a","turns":1} 5                      | body
            {"title":"a","title":"b","turns":1}            | body: is not valid JSON at line 1
            ``                                             | A body is required.
            """)
    void jsonThatIsNoneSaysWhere(String body, String part) {
        refused(body, 400)
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:invalid")
                .jsonPath("$.detail")
                .value(Matchers.containsString(part));
    }

    @Test
    void jsonNestedTooDeeplyIsRefused() {
        refused("{\"title\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}", 400)
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:invalid");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        refused("{\"title\":\"" + "x".repeat(2_000_000) + "\"}", 413)
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:too-large");
    }

    @Test
    void parametersAreNamed() {
        problem(http.get().uri("/things?limit=x"), 400)
                .jsonPath("$.errors[0].field")
                .isEqualTo("limit");
        problem(http.get().uri("/things"), 400)
                .jsonPath("$.errors[0].field")
                .isEqualTo("limit")
                .jsonPath("$.errors[0].message")
                .isEqualTo("is required");
        problem(http.get().uri("/things?limit=201"), 400)
                .jsonPath("$.errors[0].field")
                .isEqualTo("limit");
        problem(http.get().uri("/things/x"), 400).jsonPath("$.errors[0].field").isEqualTo("id");
    }

    @Test
    void anUnknownPathIsNotFound() {
        problem(http.get().uri("/nothing"), 404).jsonPath("$.type").isEqualTo("urn:novel:problem:not-found");
    }

    @Test
    void anotherMethodIsNotAllowedAndTheRightOnesAreNamed() {
        var answer = http.delete().uri("/things").exchange();
        answer.expectHeader().value("Allow", Matchers.containsString("POST"));
        answer.expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:method-not-allowed");
    }

    @Test
    void aRepresentationThatThereIsNotIsNotAcceptable() {
        problem(http.get().uri("/things?limit=1").accept(MediaType.IMAGE_PNG), 406)
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:not-acceptable");
    }

    @Test
    void moreMediaTypesThanAreReadIsNotAcceptable() {
        var types = IntStream.range(0, 60).mapToObj(n -> "text/x" + n).collect(Collectors.joining(","));

        problem(http.get().uri("/things?limit=1").header("Accept", types), 406)
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:not-acceptable");
    }

    @Test
    void aBodyOfAnotherKindIsUnsupported() {
        problem(http.post().uri("/things").contentType(MediaType.TEXT_PLAIN).bodyValue("a"), 415)
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:unsupported");
    }

    @Test
    void anUnhandledFailureTellsNothingOfItself() {
        var body = http.get()
                .uri("/broken")
                .exchange()
                .expectStatus()
                .isEqualTo(500)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        org.assertj.core.api.Assertions.assertThat(body)
                .contains("urn:novel:problem:internal", "\"instance\":\"/broken\"")
                .doesNotContain("secret", "Exception", "trace\"", "io.novelengine", "\\tat");
    }

    private WebTestClient.BodyContentSpec refused(String body, int status) {
        return problem(
                http.post()
                        .uri("/things")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body),
                status);
    }

    private static WebTestClient.BodyContentSpec problem(WebTestClient.RequestHeadersSpec<?> request, int status) {
        return request.exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(status);
    }

    enum Mood {
        CALM,
        WILD
    }

    record Member(@Size(min = 1, max = 20) String name) {}

    record Thing(
            @Size(min = 1, max = 20) String title,
            @Max(500) int turns,
            Boolean open,
            Mood mood,
            UUID id,
            List<@Valid Member> cast) {}

    @SpringBootConfiguration
    @EnableAutoConfiguration(exclude = {R2dbcAutoConfiguration.class, DataSourceAutoConfiguration.class})
    @Import(Things.class)
    static class Application {}

    /** Things over HTTP. */
    @RestController
    static class Things {

        @PostMapping(path = "/things", consumes = MediaType.APPLICATION_JSON_VALUE)
        Mono<Thing> create(@Valid @RequestBody Thing thing) {
            return Mono.just(thing);
        }

        @GetMapping(path = "/things", produces = MediaType.APPLICATION_JSON_VALUE)
        Mono<List<Integer>> list(@RequestParam @Max(200) int limit) {
            return Mono.just(List.of(limit));
        }

        @GetMapping("/things/{id}")
        Mono<UUID> read(@PathVariable UUID id) {
            return Mono.just(id);
        }

        @GetMapping("/broken")
        Mono<String> broken() {
            return Mono.error(new IllegalStateException("secret of the house"));
        }
    }
}
