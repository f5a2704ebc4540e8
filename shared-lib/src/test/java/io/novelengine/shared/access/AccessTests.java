package io.novelengine.shared.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import io.novelengine.shared.testing.TestIdentity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who gets into a service, and as whom. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        classes = AccessTests.Application.class,
        properties = {"spring.application.name=diary-service", "spring.flyway.enabled=false", "management.server.port=0"
        })
@AutoConfigureWebTestClient(timeout = "PT20S")
class AccessTests {

    private static final String DIARY = "diary";
    private static final Caller READER = new Caller("r1", "Rita", Set.of(Role.READER));
    private static final Caller AUTHOR = new Caller("a1", "Ada", Set.of(Role.AUTHOR));

    @Autowired
    private WebTestClient http;

    @LocalManagementPort
    private int management;

    @Test
    void controllersLearnWhoAsks() {
        ask(HttpMethod.GET, TestIdentity.bearer(AUTHOR, DIARY))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("a1 Ada [AUTHOR] a1");
    }

    @Test
    void aTokenSeenBeforeIsGoodAgain() {
        var bearer = TestIdentity.bearer(AUTHOR, DIARY);

        ask(HttpMethod.GET, bearer).expectStatus().isOk();
        ask(HttpMethod.GET, bearer)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("a1 Ada [AUTHOR] a1");
    }

    @Test
    void nobodyMayReadAndNothingElse() {
        ask(HttpMethod.GET, TestIdentity.bearer(Caller.ANONYMOUS, DIARY))
                .expectStatus()
                .isOk();
        problem(ask(HttpMethod.POST, TestIdentity.bearer(Caller.ANONYMOUS, DIARY)), 401);
    }

    @Test
    void onlyAuthorsAndThoseWhoMayMoreMayWrite() {
        problem(ask(HttpMethod.POST, TestIdentity.bearer(READER, DIARY)), 403);
        for (var caller : new Caller[] {AUTHOR, Caller.OPERATOR, Caller.service("report")}) {
            ask(HttpMethod.POST, TestIdentity.bearer(caller, DIARY))
                    .expectStatus()
                    .isOk();
        }
    }

    static Stream<Arguments> badTokens() throws JOSEException {
        var soon = Instant.now().plus(Duration.ofMinutes(1));
        var claims = new JWTClaimsSet.Builder()
                .issuer(AccessTokens.ISSUER)
                .audience(DIARY)
                .subject("operator")
                .claim("roles", java.util.List.of("admin"))
                .expirationTime(Date.from(soon))
                .build();
        var symmetric = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("tests").build(), claims);
        symmetric.sign(new MACSigner("a secret of thirty-two characters"));
        return Stream.of(
                Arguments.of("no words", "Bearer "),
                Arguments.of("another scheme", "Basic b3BlcmF0b3I6eA=="),
                Arguments.of("nonsense", "Bearer operator"),
                Arguments.of("nonsense in three parts", "Bearer a.b.c"),
                Arguments.of("not signed", "Bearer " + new PlainJWT(claims).serialize()),
                Arguments.of("signed by a secret", "Bearer " + symmetric.serialize()),
                Arguments.of("forged", "Bearer " + TestIdentity.forged(Caller.OPERATOR, DIARY)),
                Arguments.of("ended", "Bearer " + TestIdentity.expired(Caller.OPERATOR, DIARY)),
                Arguments.of("for another service", TestIdentity.bearer(Caller.OPERATOR, "novel")),
                Arguments.of(
                        "of an unknown key",
                        "Bearer "
                                + TestIdentity.token(
                                        Caller.OPERATOR,
                                        DIARY,
                                        AccessTokens.ISSUER,
                                        soon,
                                        TestIdentity.newKey("other"))),
                Arguments.of("too long", "Bearer " + "a".repeat(9000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void refusesEverythingElse(String what, String authorization) {
        problem(ask(HttpMethod.GET, authorization), 401)
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Bearer .*invalid_token.*");
    }

    @Test
    void theDocumentOfTheServiceIsBehindTheDoorTooAndDoesNotShowTheCaller() {
        var text = http.get()
                .uri("/v3/api-docs")
                .header("Authorization", TestIdentity.bearer(READER, DIARY))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(text).contains("/diary").doesNotContain("Caller").doesNotContain("\"caller\"");
        problem(
                http.get()
                        .uri("/v3/api-docs")
                        .header("Authorization", "Bearer x")
                        .exchange(),
                401);
    }

    @Test
    void theManagementPortStaysAsItIs() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://localhost:" + management + "/actuator/health/liveness");
            var request = HttpRequest.newBuilder(uri)
                    .header("Authorization", "Bearer x")
                    .timeout(Duration.ofSeconds(10))
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    private ResponseSpec ask(HttpMethod method, String authorization) {
        return http.method(method)
                .uri("/diary")
                .header("Authorization", authorization)
                .exchange();
    }

    private static ResponseSpec problem(ResponseSpec answer, int status) {
        answer.expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        return answer;
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration(exclude = {R2dbcAutoConfiguration.class, DataSourceAutoConfiguration.class})
    @Import(Diary.class)
    static class Application {}

    @RestController
    static class Diary {

        @GetMapping("/diary")
        Mono<String> read(Caller caller) {
            return Mono.deferContextual(context -> Mono.just(caller.id() + " " + caller.name() + " " + caller.roles()
                    + " " + context.get(Caller.class).id()));
        }

        @PostMapping("/diary")
        Mono<String> write(Caller caller) {
            return Mono.just(caller.id());
        }
    }
}
