package io.novelengine.gateway.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.novelengine.gateway.stub.Service;
import io.novelengine.gateway.stub.ServiceProcess;
import io.novelengine.shared.testing.ServiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Several instances behind the gateway: who gets what, and what clients notice when instances come, go and die. */
@ServiceTest(schema = "gateway")
@TestPropertySource(
        properties = {
            "management.server.port=0",
            "novel.gateway.keys.seal=only-for-tests-only-for-tests-only-for-tests",
            "novel.gateway.token=" + LoadBalancingTests.TOKEN,
            "novel.gateway.management-offset=" + Service.OFFSET,
            "novel.gateway.limit.nobody=0/0",
            "novel.gateway.limit.refusals=0/0",
            "novel.gateway.balance.every=50ms",
            "novel.gateway.balance.rest=100ms",
            "novel.gateway.balance.ramp=500ms"
        })
@Import(LoadBalancingTests.Routes.class)
class LoadBalancingTests {

    static final String TOKEN = "a-token-that-only-these-tests-know";

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int USERS = 16;
    private static final List<String> STRATEGIES =
            List.of("round-robin", "weighted-round-robin", "least-connections", "consistent-hash", "random");

    private static final Service a = Service.start("a");
    private static final Service b = Service.start("b");
    private static final Service c = Service.start("c");
    private static final ServiceProcess one = process();
    private static final ServiceProcess two = process();

    private static final ConnectionProvider connections = ConnectionProvider.create("callers", USERS);

    @Autowired
    private Fleet fleet;

    @LocalServerPort
    private int port;

    /** A route for each strategy. */
    @TestConfiguration
    static class Routes {

        @Bean
        RouteLocator strategies(RouteLocatorBuilder builder) {
            var routes = builder.routes();
            STRATEGIES.forEach(strategy -> routes.route("by-" + strategy, route -> route.path("/by/" + strategy + "/**")
                    .metadata("balance", strategy)
                    .metadata("balance-key", "header:X-Key")
                    .uri("lb://analytics")));
            return routes.build();
        }
    }

    @DynamicPropertySource
    static void instances(DynamicPropertyRegistry registry) {
        registry.add("novel.services.analytics", () -> a.url() + "?weight=5," + b.url() + "," + c.url());
        registry.add("novel.services.simulation", () -> one.url() + "," + two.url());
    }

    private String uri(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private static ServiceProcess process() {
        try {
            return ServiceProcess.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void stopAll() throws Exception {
        Stream.of(a, b, c).forEach(Service::stop);
        one.close();
        two.close();
        connections.dispose();
    }

    @BeforeEach
    void resetInstances() {
        Stream.of(a, b, c).forEach(Service::reset);
        await().atMost(LIMIT).until(() -> fleet.pool("analytics").isEven());
    }

    @Test
    void eachStrategyHasItsDistribution() {
        assertThat(spread("round-robin", 210, n -> "")).containsExactly(70, 70, 70);
        assertThat(spread("weighted-round-robin", 210, n -> "")).containsExactly(150, 30, 30);
        assertThat(spread("random", 700, n -> "")).satisfies(counts -> {
            assertThat(counts.get(0)).isBetween(440, 560);
            assertThat(counts.get(1)).isBetween(60, 140);
        });
        assertThat(spread("least-connections", 210, n -> ""))
                .allSatisfy(count -> assertThat(count).isPositive());
        assertThat(spread("consistent-hash", 50, n -> "one key"))
                .containsOnlyOnce(50)
                .contains(0, 0);
        assertThat(spread("consistent-hash", 700, n -> "key " + n).get(0)).isBetween(430, 570);
    }

    @Test
    void leastConnectionsSparesTheSlow() {
        b.behave((service, request, response) -> Mono.delay(Duration.ofMillis(300))
                .then(response.sendString(Mono.just("late")).then()));
        c.behave((service, request, response) -> Mono.delay(Duration.ofMillis(20))
                .then(response.sendString(Mono.just("soon")).then()));
        a.behave((service, request, response) -> Mono.delay(Duration.ofMillis(20))
                .then(response.sendString(Mono.just("soon")).then()));

        var counts = spread("least-connections", 400, n -> "");

        System.out.println("least connections with a slow one of weight 1 of 7: " + counts);
        assertThat(counts.get(1)).isLessThan(counts.get(2));
    }

    private List<Integer> spread(String strategy, int requests, IntFunction<String> key) {
        Stream.of(a, b, c).forEach(service -> service.calls().clear());
        if (strategy.equals("consistent-hash")) {
            for (var n = 0; n < requests; n++) {
                awaitThatNothingIsUnderWay();
                ask(strategy, n, key).block(LIMIT);
            }
        } else {
            Flux.range(0, requests).flatMap(n -> ask(strategy, n, key), USERS).blockLast(LIMIT);
        }
        var counts = Stream.of(a, b, c).map(service -> service.calls().size()).toList();
        System.out.println(strategy + ": " + counts);
        return counts;
    }

    private Mono<String> ask(String strategy, int n, IntFunction<String> key) {
        return HttpClient.create(connections)
                .headers(headers -> headers.set("X-Key", key.apply(n)))
                .get()
                .uri(uri("/by/" + strategy + "/" + n))
                .responseSingle((response, body) -> body.asString());
    }

    /** The gateway may note the end of a request after the client has the answer; till then the bound sends keys elsewhere. */
    private void awaitThatNothingIsUnderWay() {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(LIMIT)
                .until(() -> fleet.pool("analytics").members().stream().allMatch(member -> member.inFlight() == 0));
    }

    @Test
    void aRollingRestartUnderLoadLosesNothing() throws InterruptedException {
        var statuses = new ConcurrentLinkedQueue<Integer>();
        var over = new AtomicBoolean();
        var load = load(over, statuses);
        for (var service : List.of(a, b, c)) {
            service.readiness(Service.json(503, "{\"status\":\"OUT_OF_SERVICE\"}"));
            await().atMost(LIMIT).until(() -> isOut(service));
            service.stop();
            service.reset();
            await().atMost(LIMIT).until(() -> !isOut(service));
        }
        over.set(true);
        load.join();

        assertThat(statuses).hasSizeGreaterThan(100).containsOnly(200);
    }

    @Test
    void instancesThatVanishWithoutAWordLoseNoReadAndNoChangeThatWasNotSent() throws InterruptedException {
        var statuses = new ConcurrentLinkedQueue<Integer>();
        var over = new AtomicBoolean();
        b.stop();
        var load = load(over, statuses);
        await().atMost(LIMIT).until(() -> isOut(b));
        b.reset();
        await().atMost(LIMIT).until(() -> !isOut(b));
        over.set(true);
        load.join();

        assertThat(statuses).hasSizeGreaterThan(10).containsOnly(200);
    }

    /** Reads and changes, by turns, until it is over. */
    private Thread load(AtomicBoolean over, ConcurrentLinkedQueue<Integer> statuses) {
        return Thread.ofVirtual().start(() -> Flux.range(0, Integer.MAX_VALUE)
                .takeWhile(n -> !over.get())
                .flatMap(
                        n -> HttpClient.create(connections)
                                .headers(headers -> headers.set("Authorization", "Bearer " + TOKEN))
                                .request(
                                        n % 2 == 0
                                                ? io.netty.handler.codec.http.HttpMethod.GET
                                                : io.netty.handler.codec.http.HttpMethod.POST)
                                .uri(uri("/by/round-robin/" + n))
                                .responseSingle((response, body) -> body.asString()
                                        .thenReturn(response.status().code())),
                        USERS)
                .doOnNext(statuses::add)
                .blockLast(LIMIT));
    }

    private boolean isOut(Service service) {
        return fleet.pool("analytics").members().stream()
                .filter(member -> member.id().equals(service.url()))
                .anyMatch(member -> member.standing().out());
    }

    @Test
    void killingOneOfTwoLosesAtMostTheChangesInFlightAndDoesNoneTwice() throws Exception {
        var readsLost = new ConcurrentLinkedQueue<Integer>();
        var changesLost = new ConcurrentLinkedQueue<Integer>();
        var answered = new ConcurrentLinkedQueue<Integer>();
        var load = Thread.ofVirtual().start(() -> Flux.range(0, 3000)
                .flatMap(
                        n -> {
                            var read = n % 2 == 0;
                            var request = HttpClient.create(connections)
                                    .headers(headers -> headers.set("Authorization", "Bearer " + TOKEN));
                            return (read ? request.get() : request.post())
                                    .uri(uri("/api/v1/simulations/" + n))
                                    .responseSingle((response, body) -> body.asString()
                                            .thenReturn(response.status().code()))
                                    .doOnNext(status -> {
                                        answered.add(n);
                                        if (status != 200) {
                                            (read ? readsLost : changesLost).add(n);
                                        }
                                    });
                        },
                        USERS)
                .blockLast(LIMIT));
        await().atMost(LIMIT).until(() -> answered.size() > 500);
        two.kill();
        load.join();

        var all = new ArrayList<>(one.done());
        all.addAll(two.done());
        System.out.println("killed one of two: reads lost " + readsLost.size() + ", changes lost " + changesLost.size()
                + " of " + USERS + " under way at most, changes done " + all.size() + " of 1500");
        assertThat(answered).hasSize(3000);
        assertThat(readsLost).isEmpty();
        assertThat(changesLost).hasSizeLessThanOrEqualTo(USERS);
        assertThat(all).as("done twice").hasSameSizeAs(new HashSet<>(all));
        assertThat(two.done()).isNotEmpty();
    }
}
