package io.novelengine.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.Unpooled;
import io.novelengine.gateway.GatewayTest;
import io.novelengine.gateway.stub.Service;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which answers are given again, and when the service is asked. */
class ResponseCacheTests extends GatewayTest {

    private static final AtomicInteger paths = new AtomicInteger();
    private static final AtomicInteger probes = new AtomicInteger();

    @Autowired
    private Changes changes;

    private final String path = "/api/v1/characters/cached-" + paths.incrementAndGet();

    @Autowired
    private ReactiveStringRedisTemplate redis;

    /** A gateway that begins to listen, as after a pause, takes all copies for old; and it hears its own news. */
    @BeforeEach
    void awaitThatAllNewsIsHeard() {
        var probe = "probe-" + probes.incrementAndGet();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    redis.convertAndSend("novel:gateway:changes", probe).block(Duration.ofSeconds(20));
                    return changes.of(probe) > changes.of("nothing");
                });
    }

    @Test
    void aPublicAnswerIsGivenAgainWithoutAskingTheService() {
        answer(Map.of("Cache-Control", "public, max-age=5", "ETag", "\"1\""), "once");

        get(path).expectStatus().isOk().expectHeader().doesNotExist("Age");
        var second = get(path).expectStatus().isOk();

        second.expectHeader().valueEquals("ETag", "\"1\"").expectHeader().exists("Age");
        assertThat(timing(second)).contains("gateway-cache;desc=hit").contains("gateway;dur=");
        second.expectBody(String.class).isEqualTo("once");
        assertThat(character.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-cache, private",
                "max-age=5",
                "public, no-store, max-age=5",
                "public, private, max-age=5",
                "public, max-age=0",
                "public, max-age=soon",
            })
    void anAnswerThatIsNotForEverybodyIsAskedForEachTime(String control) {
        answer(Map.of("Cache-Control", control), "each time");

        get(path).expectStatus().isOk();
        get(path).expectStatus().isOk();

        assertThat(character.calls()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"Vary, Cookie", "Vary, '*'", "Set-Cookie, a=b"})
    void anAnswerThatDependsOnMoreThanTheKeyIsNotKept(String header, String value) {
        answer(Map.of("Cache-Control", "public, max-age=5", header, value), "each time");

        get(path).expectStatus().isOk();
        get(path).expectStatus().isOk();

        assertThat(character.calls()).hasSize(2);
    }

    @Test
    void queriesAndRepresentationsAreKeptApart() {
        answer(Map.of("Cache-Control", "public, max-age=5", "Vary", "Accept"), "x");

        get(path + "?a=1").expectStatus().isOk();
        get(path + "?a=2").expectStatus().isOk();
        client.get()
                .uri(path + "?a=1")
                .header("Accept", "text/plain")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(character.calls()).hasSize(3);
    }

    @Test
    void whoKnowsTheVersionGetsNoBody() {
        answer(Map.of("Cache-Control", "public, max-age=5", "ETag", "\"7\""), "body");
        get(path).expectStatus().isOk();

        client.get()
                .uri(path)
                .header(HttpHeaders.IF_NONE_MATCH, "\"3\", W/\"7\"")
                .exchange()
                .expectStatus()
                .isNotModified();

        assertThat(character.calls()).hasSize(1);
    }

    @Test
    void aChangeThatPassesThroughMakesTheServiceBeAskedWhetherTheCopyIsRight() {
        var body = new String[] {"old"};
        character.behave((service, request, response) -> {
            var tag = "\"" + body[0] + "\"";
            response.header("Cache-Control", "public, max-age=60").header("ETag", tag);
            return tag.equals(request.requestHeaders().get("If-None-Match"))
                    ? response.status(304).send()
                    : response.sendString(Mono.just(body[0]));
        });
        get(path).expectBody(String.class).isEqualTo("old");
        post("/api/v1/characters", "{}").expectStatus().isOk();
        awaitThatAllNewsIsHeard();

        var confirmed = get(path).expectStatus().isOk();
        assertThat(timing(confirmed)).contains("gateway-cache;desc=confirmed");
        confirmed.expectBody(String.class).isEqualTo("old");
        assertThat(timing(get(path))).contains("gateway-cache;desc=hit");

        body[0] = "new";
        post("/api/v1/characters", "{}").expectStatus().isOk();
        get(path).expectBody(String.class).isEqualTo("new");
    }

    @Test
    void anAnswerFromBeforeAChangeDoesNotCountAsOneFromAfterIt() {
        character.behave((service, request, response) -> {
            changes.changed("character");
            return response.header("Cache-Control", "public, max-age=60").sendString(Mono.just("before"));
        });

        get(path).expectStatus().isOk();
        get(path).expectStatus().isOk();

        assertThat(character.calls()).hasSize(2);
    }

    @Test
    void anotherGatewayHearsOfAChange() {
        var others = new Changes(Clock.systemUTC());
        var ear = new ChangeNews(redis, others, "another").listen().subscribe();
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> others.of("character") == 1);

            post("/api/v1/characters", "{}").expectStatus().isOk();

            await().atMost(Duration.ofSeconds(5)).until(() -> others.of("character") == 2);
        } finally {
            ear.dispose();
        }
    }

    @Test
    void whatHasBecomePrivateIsGivenToNobodyElse() {
        answer(Map.of("Cache-Control", "public, max-age=60", "ETag", "\"1\""), "open");
        awaitACopy();
        changes.changed("character");
        character.behave((service, request, response) -> request.requestHeaders()
                                .contains("Authorization")
                        && isOperator(request.requestHeaders().get("Authorization"))
                ? response.header("Cache-Control", "no-cache, private")
                        .header("ETag", "\"2\"")
                        .sendString(Mono.just("secret"))
                : response.status(404).header("Cache-Control", "no-store").sendString(Mono.just("none")));

        asOperator(path).expectBody(String.class).isEqualTo("secret");
        get(path).expectStatus().isNotFound().expectBody(String.class).isEqualTo("none");
        asOperator(path).expectBody(String.class).isEqualTo("secret");
        get(path).expectStatus().isNotFound();
    }

    @Test
    void aCopyThatIsConfirmedAsPrivateIsNotKept() {
        answer(Map.of("Cache-Control", "public, max-age=60", "ETag", "\"1\""), "open");
        awaitACopy();
        changes.changed("character");
        character.behave(
                (service, request, response) -> request.requestHeaders().contains("If-None-Match")
                        ? response.status(304)
                                .header("Cache-Control", "no-cache, private")
                                .send()
                        : response.status(404).sendString(Mono.just("none")));

        get(path).expectStatus().isOk().expectHeader().valueEquals("Cache-Control", "no-cache, private");
        get(path).expectStatus().isNotFound();
    }

    private void awaitACopy() {
        await().atMost(Duration.ofSeconds(20)).until(() -> timing(get(path)).contains("gateway-cache;desc=hit"));
    }

    private ResponseSpec asOperator(String path) {
        return client.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(TOKEN))
                .exchange();
    }

    private static boolean isOperator(String authorization) {
        var claims = authorization.split("\\.")[1];
        return new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8)
                .contains("\"sub\":\"operator\"");
    }

    @Test
    void aRefusedChangeChangesNothing() {
        answer(Map.of("Cache-Control", "public, max-age=5"), "kept");
        get(path).expectStatus().isOk();
        character.behave(Service.json(409, "{}"));
        post("/api/v1/characters", "{}").expectStatus().isEqualTo(409);

        get(path).expectBody(String.class).isEqualTo("kept");
    }

    @Test
    void oneRequestFetchesForAll() {
        character.behave((service, request, response) -> Mono.delay(Duration.ofMillis(300))
                .then(response.header("Cache-Control", "public, max-age=60")
                        .sendString(Mono.just("slow"))
                        .then()));
        get(path).expectStatus().isOk();
        changes.changed("character");

        var bodies = Flux.range(0, 30)
                .flatMap(
                        n -> reactor.netty.http.client.HttpClient.create()
                                .headers(headers ->
                                        headers.set("Accept-Encoding", "gzip").set("Accept", "*/*"))
                                .get()
                                .uri(uri(path))
                                .responseContent()
                                .aggregate()
                                .asString(),
                        30)
                .collectList()
                .block(Duration.ofSeconds(20));

        assertThat(bodies).hasSize(30).containsOnly("slow");
        assertThat(character.calls()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void anOldCopyIsBetterThanAnErrorWhenTheServiceSaysSoAndTheAnswerTellsIt() {
        answer(Map.of("Cache-Control", "public, max-age=0, stale-if-error=60", "ETag", "\"1\""), "old");
        get(path).expectStatus().isOk();
        character.stop();

        var answer = get(path).expectStatus().isOk();

        answer.expectHeader().valueEquals("Warning", "111 - \"Revalidation failed\"");
        answer.expectBody(String.class).isEqualTo("old");
    }

    @Test
    void whatTheClientWantsFreshIsAskedFor() {
        answer(Map.of("Cache-Control", "public, max-age=5"), "x");
        get(path).expectStatus().isOk();

        client.get()
                .uri(path)
                .header("Cache-Control", "no-cache")
                .exchange()
                .expectStatus()
                .isOk();
        client.get()
                .uri(path)
                .header("Cache-Control", "no-store")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(character.calls()).hasSize(3);
    }

    @Test
    void theCopyCarriesNothingOfTheFirstAsker() {
        answer(Map.of("Cache-Control", "public, max-age=5"), "x");
        client.get()
                .uri(path)
                .header("X-Request-Id", "first")
                .exchange()
                .expectStatus()
                .isOk();

        client.get()
                .uri(path)
                .header("X-Request-Id", "second")
                .exchange()
                .expectHeader()
                .valueEquals("X-Request-Id", "second")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff");
    }

    private void answer(Map<String, String> headers, String body) {
        character.behave((service, request, response) -> {
            headers.forEach(response::header);
            return response.sendObject(Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
        });
    }

    private static String timing(ResponseSpec answer) {
        return String.join(
                ", ", answer.returnResult(String.class).getResponseHeaders().getOrEmpty("Server-Timing"));
    }
}
