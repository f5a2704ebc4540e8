package io.novelengine.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

/** What the log tells of requests. */
@ExtendWith(OutputCaptureExtension.class)
class RequestLogTests {

    private final RequestLog requests = new RequestLog(Clock.systemUTC());

    @Test
    void tellsOfARequestThatMayHaveChangedSomething(CapturedOutput output) {
        pass(MockServerHttpRequest.post("/api/v1/characters?token=x"));

        assertThat(output).containsPattern("POST /api/v1/characters answered 201 in \\d+ ms");
    }

    @Test
    void leavesOutRequestsThatOnlyRead(CapturedOutput output) {
        pass(MockServerHttpRequest.get("/api/v1/casts"));

        assertThat(output).doesNotContainPattern("INFO.*/api/v1/casts");
    }

    private void pass(MockServerHttpRequest.BaseBuilder<?> request) {
        var exchange = MockServerWebExchange.from(request);
        exchange.getResponse().setStatusCode(HttpStatus.CREATED);
        requests.filter(exchange, next -> next.getResponse().setComplete()).block(Duration.ofSeconds(5));
    }
}
