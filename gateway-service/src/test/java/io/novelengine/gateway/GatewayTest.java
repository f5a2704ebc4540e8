package io.novelengine.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.novelengine.gateway.stub.Service;
import io.novelengine.shared.testing.ServiceTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.micrometer.tracing.test.autoconfigure.AutoConfigureTracing;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The gateway on a free port, with servers in the place of the services; report-service has two instances. */
@ServiceTest(schema = "gateway")
@TestPropertySource(
        properties = {
            "novel.gateway.keys.seal=only-for-tests-only-for-tests-only-for-tests",
            "novel.gateway.accounts.password-cost=4",
            "novel.gateway.clients.report=" + GatewayTest.SECRET,
            "novel.gateway.token=" + GatewayTest.TOKEN,
            "novel.gateway.deadline.answer=1500ms",
            "novel.gateway.deadline.report=1500ms",
            "novel.gateway.deadline.run=6s",
            "novel.gateway.stall=700ms",
            "novel.gateway.health-age=0s",
            "novel.gateway.document-age=0s",
            "novel.gateway.document-deadline=1500ms",
            "novel.gateway.limit.nobody=0/0",
            "novel.gateway.limit.refusals=0/0",
            "novel.gateway.limit.sign-in=0/0",
            "novel.gateway.cache.settling=0s",
            "novel.gateway.balance.every=50ms",
            "novel.gateway.balance.rest=0s",
            "novel.gateway.balance.ramp=0s"
        })
@AutoConfigureTracing
public abstract class GatewayTest {

    protected static final String TOKEN = "a-token-that-only-these-tests-know";
    /** By which report-service proves who it is. */
    protected static final String SECRET = "a-secret-of-report-service-in-tests";

    protected static final Duration DEADLINE = Duration.ofMillis(1500);

    /** Deadline of a run that the client waits for. */
    protected static final Duration RUN = Duration.ofSeconds(6);

    /** How much later than its deadline an answer may arrive on a busy machine. */
    protected static final Duration SLACK = Duration.ofMillis(1500);

    protected static final Service character = Service.start("character");
    protected static final Service simulation = Service.start("simulation");
    protected static final Service analytics = Service.start("analytics");
    protected static final Service report = Service.start("report");
    protected static final Service secondReport = Service.start("report-2");
    protected static final Service monitoring = Service.start("monitoring");
    protected static final List<Service> services =
            List.of(character, simulation, analytics, report, secondReport, monitoring);

    @Autowired
    protected WebTestClient client;

    @Autowired
    protected CircuitBreakerRegistry breakers;

    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void instances(DynamicPropertyRegistry registry) {
        registry.add("novel.services.character", character::url);
        registry.add("novel.services.simulation", simulation::url);
        registry.add("novel.services.analytics", analytics::url);
        registry.add("novel.services.report", () -> report.url() + "," + secondReport.url());
        registry.add("novel.services.monitoring", monitoring::url);
        registry.add("novel.gateway.management-offset", () -> Service.OFFSET);
    }

    @BeforeEach
    void startAfresh() {
        services.forEach(Service::reset);
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    protected ResponseSpec get(String path) {
        return client.get().uri(uri(path)).exchange();
    }

    /** A path taken as it is, without encoding. */
    protected URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    protected ResponseSpec post(String path, String body) {
        return client.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(TOKEN))
                .bodyValue(body)
                .exchange();
    }
}
