package io.novelengine.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.novelengine.gateway.GatewayTest;
import io.novelengine.shared.testing.Backends;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.netty.http.client.HttpClient;

/** Who asks too often, with Redis and without. */
@TestPropertySource(
        properties = {
            "novel.gateway.limit.nobody=1/40",
            "novel.gateway.limit.refusals=0.1/25",
            "novel.gateway.limit.sign-in=0.1/10",
            "novel.gateway.limit.share=20ms"
        })
class LimitTests extends GatewayTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final AtomicInteger addresses = new AtomicInteger();

    @Autowired
    private ReactiveStringRedisTemplate redis;

    @DynamicPropertySource
    static void redis(DynamicPropertyRegistry registry) {
        registry.add("novel.redis.host", () -> Backends.redis().host());
        registry.add("novel.redis.port", () -> Backends.redis().port());
    }

    @Test
    void whoIsNotKnownIsLimitedByAddressAndTheOperatorIsNot() {
        var here = from("127.0.1.1");
        var statuses = IntStream.range(0, 120)
                .map(n -> here.get()
                        .uri("/api/v1/characters")
                        .exchange()
                        .returnResult(Void.class)
                        .getStatus()
                        .value())
                .boxed()
                .toList();
        assertThat(statuses.stream().filter(status -> status == 200).count()).isBetween(10L, 90L);
        assertThat(statuses.getLast()).isEqualTo(429);

        here.get()
                .uri("/api/v1/characters")
                .exchange()
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("RateLimit-Policy", "\"nobody\";q=40;w=40")
                .expectHeader()
                .valueMatches("RateLimit", "\"nobody\";r=0;t=\\d+")
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:novel:problem:limited");

        for (var n = 0; n < 100; n++) {
            here.get()
                    .uri("/api/v1/characters")
                    .headers(headers -> headers.setBearerAuth(TOKEN))
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .doesNotExist("RateLimit");
        }
    }

    @Test
    void wrongCredentialsAreLimitedBeforeTheyAreLookedAt() {
        var here = from("127.0.2.1");
        var refused = IntStream.range(0, 60)
                .mapToObj(n -> here.get()
                        .uri("/api/v1/characters")
                        .headers(headers -> headers.setBearerAuth("wrong-" + n))
                        .exchange()
                        .returnResult(Void.class)
                        .getStatus()
                        .value())
                .toList();

        assertThat(refused.getFirst()).isEqualTo(401);
        assertThat(refused.getLast()).isEqualTo(429);
        assertThat(refused.stream().filter(status -> status == 401).count()).isBetween(20L, 35L);
    }

    @Test
    void gatewaysCountTogetherAndEachForItselfWhileRedisIsAway() {
        assumeTrue(Backends.redis().isEmbedded());
        var clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        var one = new Buckets(100, clock);
        var two = new Buckets(100, clock);
        var first = new SharedCounts(redis, one, "one", Duration.ofMillis(10), clock);
        var second = new SharedCounts(redis, two, "two", Duration.ofMillis(10), clock);
        var plan = new Plan(0.001, 30);
        var key = "together-" + System.nanoTime();

        for (var n = 0; n < 10; n++) {
            one.take(key, "reader", plan);
        }
        first.share().block(LIMIT);
        assertThat(two.take(key, "reader", plan).left()).as("before it heard").isEqualTo(29);
        second.share().block(LIMIT);
        assertThat(two.take(key, "reader", plan).left()).as("after it heard").isBetween(17.9, 18.1);
        assertThat(two.gateways()).isGreaterThanOrEqualTo(2);

        Backends.redis().stop();
        try {
            second.share().block(LIMIT);
            var alone = "alone-" + System.nanoTime();
            var passed = IntStream.range(0, 40)
                    .filter(n -> two.take(alone, "reader", plan).allowed())
                    .count();
            assertThat(passed).as("its part of 30").isEqualTo(30 / two.gateways());
            from("127.0.3.1").get().uri("/health").exchange().expectStatus().is2xxSuccessful();
        } finally {
            Backends.redis().start();
        }
        await().atMost(LIMIT).untilAsserted(() -> {
            second.share().block(LIMIT);
            assertThat(two.take("back-" + System.nanoTime(), "reader", plan).left())
                    .isEqualTo(29);
        });
        awaitThatTheGatewayCountsTogether();
    }

    /** Alone it would give a part of the burst, as there are several. */
    @BeforeEach
    void awaitThatTheGatewayCountsTogether() {
        await().atMost(LIMIT).untilAsserted(() -> from("127.0.4." + addresses.incrementAndGet())
                .get()
                .uri("/api/v1/characters")
                .exchange()
                .expectHeader()
                .valueMatches("RateLimit", "\"nobody\";r=39;t=\\d+"));
    }

    /** Somebody at another address of this machine, each of which is counted for itself. */
    private WebTestClient from(String address) {
        var http = HttpClient.newConnection().bindAddress(() -> new InetSocketAddress(address, 0));
        return WebTestClient.bindToServer(new ReactorClientHttpConnector(http))
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(LIMIT)
                .build();
    }
}
