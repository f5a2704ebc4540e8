package io.novelengine.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.shared.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

/** Pages that may open a WebSocket. */
class SocketOriginTests {

    private final SocketOrigin origins =
            new SocketOrigin(new WebProperties(List.of("https://studio.example"), Duration.ZERO));

    @ParameterizedTest
    @CsvSource({
        "https://studio.example, websocket, true",
        "http://service.example:8082, WebSocket, true",
        ", websocket, true",
        "http://evil.example, websocket, false",
        "http://evil.example, WEBSOCKET, false",
        "https://studio.example.evil, websocket, false",
        "null, websocket, false",
        "http://evil.example, , true",
    })
    void onlyOwnAndNamedPagesOpenSockets(String origin, String upgrade, boolean allowed) {
        var request = MockServerHttpRequest.get("http://service.example:8082/api/v1/simulations/live")
                .header("Host", "service.example:8082");
        if (origin != null) {
            request.header("Origin", origin);
        }
        if (upgrade != null) {
            request.header("Upgrade", upgrade);
        }

        var passed = origins.filter(MockServerWebExchange.from(request), next -> Mono.empty())
                .thenReturn(true)
                .onErrorResume(ProblemException.class, refused -> Mono.just(false))
                .block(Duration.ofSeconds(5));

        assertThat(passed).isEqualTo(allowed);
    }
}
