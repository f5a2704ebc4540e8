package io.novelengine.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.novelengine.gateway.GatewayTest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** A service that takes ten seconds costs its own callers their deadline, and nobody else. */
class SlowServiceTests extends GatewayTest {

    private static final Duration SLOW = Duration.ofSeconds(10);
    private static final int ROUNDS = 5;
    private static final int REQUESTS = 2_000;
    private static final int CALLERS = 8;

    private final ConnectionProvider connections = ConnectionProvider.create("others", 64);

    @Test
    void othersDoNotNoticeAndItsCallersGetTheirAnswerWithinTheDeadline() {
        answers(3 * REQUESTS);
        var alone = new double[ROUNDS];
        var beside = new double[ROUNDS];
        var slowest = 0L;
        for (var round = 0; round < ROUNDS; round++) {
            breakers.circuitBreaker("analytics").reset();
            alone[round] = percentile(answers(REQUESTS));
            analytics.behave((service, request, response) ->
                    Mono.delay(SLOW).then(response.sendString(Mono.just("late")).then()));
            var longest = new long[1];
            var over = new boolean[1];
            var waiting = Flux.range(0, Integer.MAX_VALUE)
                    .takeWhile(n -> !over[0])
                    .flatMap(n -> slowCall(longest), CALLERS)
                    .subscribe();
            await().atMost(SLOW).until(() -> analytics.calls().size() >= CALLERS);
            beside[round] = percentile(answers(REQUESTS));
            over[0] = true;
            await().atMost(SLOW).until(waiting::isDisposed);
            analytics.reset();
            slowest = Math.max(slowest, longest[0]);
        }
        System.out.printf(
                Locale.ROOT,
                "slow service: p99 of others alone %.1f ms, beside it %.1f ms, ratio %.2f; its callers waited %.1f s at most%n",
                median(alone),
                median(beside),
                median(beside) / median(alone),
                slowest / 1e9);
        connections.dispose();
        assertThat(Duration.ofNanos(slowest)).isLessThan(DEADLINE.plus(SLACK.multipliedBy(3)));
    }

    private Mono<Integer> slowCall(long[] longest) {
        return Mono.defer(() -> {
            var begin = System.nanoTime();
            return HttpClient.create(connections)
                    .get()
                    .uri(uri("/api/v1/analytics/summary"))
                    .responseSingle((response, body) ->
                            body.asString().thenReturn(response.status().code()))
                    .doOnNext(status -> {
                        assertThat(status).isEqualTo(503);
                        longest[0] = Math.max(longest[0], System.nanoTime() - begin);
                    })
                    .delayElement(Duration.ofMillis(20));
        });
    }

    private long[] answers(int requests) {
        return Flux.range(0, requests)
                .flatMap(
                        n -> Mono.defer(() -> {
                            var begin = System.nanoTime();
                            return HttpClient.create(connections)
                                    .get()
                                    .uri(uri("/api/v1/characters"))
                                    .responseSingle((response, body) -> body.asString()
                                            .thenReturn(response.status().code()))
                                    .map(status -> {
                                        assertThat(status).isEqualTo(200);
                                        return System.nanoTime() - begin;
                                    });
                        }),
                        4)
                .collectList()
                .block(Duration.ofSeconds(60))
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    private static double percentile(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[(int) (nanos.length * 0.99)] / 1e6;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
