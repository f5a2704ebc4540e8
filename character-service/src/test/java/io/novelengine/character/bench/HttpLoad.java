package io.novelengine.character.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** GET requests over kept connections, as fast as they are answered or at a given rate. */
final class HttpLoad {

    private static final int CONNECTIONS = 64;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final HttpClient client;

    /** Load without any header of its own. */
    HttpLoad() {
        client = HttpClient.create(ConnectionProvider.create("load", CONNECTIONS));
    }

    /** Load with the given Cache-Control. */
    HttpLoad(String cacheControl) {
        client = HttpClient.create(ConnectionProvider.create("load", CONNECTIONS))
                .headers(headers -> headers.set("Cache-Control", cacheControl));
    }

    /**
     * An answer.
     *
     * @param at nanoseconds since the load began, when it was asked for
     * @param nanos how long it took
     * @param status its status, 0 when there was none
     * @param timing its header Server-Timing
     */
    record Answer(long at, long nanos, int status, @Nullable String timing) {}

    /** Answers a second over the given number of requests; fails when one is not a 200. */
    double rate(int requests, IntFunction<String> uri) {
        var began = System.nanoTime();
        var bad = Flux.range(0, requests)
                .flatMap(n -> ask(uri.apply(n), began), CONNECTIONS)
                .filter(answer -> answer.status() != 200)
                .collectList()
                .block(LIMIT);
        var seconds = (System.nanoTime() - began) / 1e9;
        if (!bad.isEmpty()) {
            throw new IllegalStateException(bad.size() + " answers were not 200, the first " + bad.getFirst());
        }
        return requests / seconds;
    }

    /** All answers to requests that are sent at the given rate for the given time, whether or not earlier ones are answered. */
    List<Answer> steady(int aSecond, Duration time, IntFunction<String> uri) {
        var answers = new ConcurrentLinkedQueue<Answer>();
        var began = System.nanoTime();
        var total = (int) (aSecond * time.toMillis() / 1000);
        Flux.interval(Duration.ofNanos(1_000_000_000L / aSecond))
                .onBackpressureBuffer(total)
                .take(total)
                .flatMap(n -> ask(uri.apply(n.intValue()), began), 4 * CONNECTIONS)
                .doOnNext(answers::add)
                .blockLast(LIMIT);
        return new ArrayList<>(answers);
    }

    private Mono<Answer> ask(String uri, long began) {
        return Mono.defer(() -> {
            var asked = System.nanoTime();
            return client.get()
                    .uri(uri)
                    .responseSingle((response, body) -> body.asByteArray()
                            .map(bytes -> response.status().code())
                            .defaultIfEmpty(response.status().code())
                            .map(status -> new Answer(
                                    asked - began,
                                    System.nanoTime() - asked,
                                    status,
                                    response.responseHeaders().get("Server-Timing"))))
                    .onErrorResume(failure ->
                            Mono.just(new Answer(asked - began, System.nanoTime() - asked, 0, failure.toString())));
        });
    }

    /** The given percentile of the answers' times, in milliseconds. */
    static double percentile(List<Answer> answers, double share) {
        var sorted = answers.stream().mapToLong(Answer::nanos).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }

    /** How often each layer answered. */
    static Map<String, Long> layers(List<Answer> answers) {
        var counts = new TreeMap<String, Long>();
        answers.forEach(answer -> counts.merge(layer(answer.timing()), 1L, Long::sum));
        return counts;
    }

    private static String layer(@Nullable String timing) {
        return timing == null
                ? "none"
                : Arrays.stream(timing.split("[,;= \"]+"))
                        .filter(word -> word.matches("l[123]|database"))
                        .findFirst()
                        .orElse("none");
    }
}
