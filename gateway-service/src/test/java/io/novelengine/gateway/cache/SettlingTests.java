package io.novelengine.gateway.cache;

import io.novelengine.gateway.GatewayTest;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;

/** After a change, while an instance of the service may not know of it yet. */
@TestPropertySource(properties = "novel.gateway.cache.settling=1s")
class SettlingTests extends GatewayTest {

    private static final String PATH = "/api/v1/characters/settling";

    @Test
    void answersAreAskedForUntilAllInstancesKnowOfAChange() {
        var bodies = List.of("before", "before", "after");
        character.behave((service, request, response) -> response.header("Cache-Control", "public, s-maxage=10")
                .sendString(Mono.just(bodies.get(Math.min(bodies.size() - 1, reads())))));
        get(PATH).expectStatus().isOk();

        post("/api/v1/characters", "{}").expectStatus().isOk();

        get(PATH).expectStatus().isOk();
        get(PATH).expectBody(String.class).isEqualTo("after");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> timing(get(PATH))
                .contains("gateway-cache;desc=hit"));
    }

    private int reads() {
        return (int) character.calls().stream()
                        .filter(call -> call.uri().equals(PATH))
                        .count()
                - 1;
    }

    private static String timing(ResponseSpec answer) {
        return String.join(
                ", ", answer.returnResult(String.class).getResponseHeaders().getOrEmpty("Server-Timing"));
    }
}
