package io.novelengine.shared.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** The tokens that a service has made for its calls. */
class GatewayTokensTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Caller ADA = new Caller("a1", "Ada", Set.of(Role.AUTHOR));

    @Test
    void oneTokenServesManyCallsOnBehalfOfTheSameCaller() {
        try (var gateway = Stub.answering((turn, response) -> response.header("Content-Type", "application/json")
                .sendString(Mono.just("{\"token\":\"t" + turn + "\",\"expiresIn\":120}")))) {
            var tokens = tokens(gateway);

            assertThat(tokens.token("character", ADA).block(LIMIT)).isEqualTo("t1");
            assertThat(tokens.token("character", ADA).block(LIMIT)).isEqualTo("t1");
            assertThat(tokens.token("character", null).block(LIMIT)).isEqualTo("t2");
            assertThat(tokens.token("simulation", ADA).block(LIMIT)).isEqualTo("t3");
            assertThat(tokens.token("character", Caller.service("report")).block(LIMIT))
                    .isEqualTo("t2");
            assertThat(gateway.requests()).hasSize(3).allSatisfy(request -> assertThat(
                            request.requestHeaders().get("Authorization"))
                    .isEqualTo("Bearer the-secret"));
        }
    }

    @Test
    void aTokenThatSoonEndsIsSoonReplaced() {
        try (var gateway = Stub.answering((turn, response) -> response.header("Content-Type", "application/json")
                .sendString(Mono.just("{\"token\":\"t" + turn + "\",\"expiresIn\":20}")))) {
            var tokens = tokens(gateway);

            assertThat(tokens.token("character", ADA).block(LIMIT)).isEqualTo("t1");
            await().atMost(LIMIT).untilAsserted(() -> assertThat(
                            tokens.token("character", ADA).block(LIMIT))
                    .isNotEqualTo("t1"));
        }
    }

    @Test
    void withoutTheGatewayTheCallCannotBeMade() {
        try (var gateway =
                Stub.answering((turn, response) -> response.status(401).send())) {
            var tokens = tokens(gateway);

            assertThatThrownBy(() -> tokens.token("character", ADA).block(LIMIT))
                    .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.problem())
                            .isEqualTo(Problem.UNAVAILABLE));
        }
    }

    private static GatewayTokens tokens(Stub gateway) {
        return new GatewayTokens(new GatewayCalls(WebClient.builder(), List.of(gateway.url()), "report"), "the-secret");
    }
}
