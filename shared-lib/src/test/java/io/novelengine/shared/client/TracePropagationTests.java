package io.novelengine.shared.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A trace that comes in goes on to the service that is asked next. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        classes = TracePropagationTests.Application.class,
        properties = {"spring.flyway.enabled=false", "management.server.port=0"})
@AutoConfigureWebTestClient(timeout = "PT20S")
class TracePropagationTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Autowired
    private WebTestClient http;

    @Autowired
    private Stub next;

    @Test
    void theTraceIdOfTheCallerReachesTheNextService() {
        http.get()
                .uri("/forward")
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(next.requests()).hasSize(1);
        assertThat(next.requests().getFirst().requestHeaders().get("traceparent"))
                .startsWith("00-" + TRACE + "-")
                .doesNotContain("00f067aa0ba902b7");
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration(exclude = {R2dbcAutoConfiguration.class, DataSourceAutoConfiguration.class})
    @Import(Forward.class)
    static class Application {

        @Bean(destroyMethod = "close")
        Stub next() {
            return Stub.saying("here");
        }
    }

    /** Asks the next service. */
    @RestController
    static class Forward {

        private final ServiceClients clients;
        private final Stub next;

        Forward(ServiceClients clients, Stub next) {
            this.clients = clients;
            this.next = next;
        }

        @GetMapping("/forward")
        Mono<String> forward() {
            return clients.webClient("next", List.of(next.url()))
                    .get()
                    .uri("/x")
                    .retrieve()
                    .bodyToMono(String.class)
                    .timeout(Duration.ofSeconds(5));
        }
    }
}
