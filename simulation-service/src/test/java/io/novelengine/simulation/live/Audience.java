package io.novelengine.simulation.live;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.resources.ConnectionProvider;

/** Many clients over WebSocket in this process, every other one with delivery at once, the rest by time. */
final class Audience {

    private static final String TURN = "\"type\":\"turn\",\"at\":\"";
    private static final String SEQ = "\"seq\":";
    private static final Duration CONNECT = Duration.ofSeconds(60);
    private static final int AT_ONCE = 20;

    private final HttpClient http;
    private final URI gateway;
    private final List<String> runs;
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private Latencies urgent = new Latencies();
    private Latencies batched = new Latencies();

    Audience(URI gateway, String token, List<String> runs) {
        this.gateway = gateway;
        this.runs = runs;
        this.http = HttpClient.create(ConnectionProvider.create("audience", 5_000))
                .headers(headers -> headers.set("Authorization", "Bearer " + token));
    }

    /** Connects so many, a run after the other. */
    void join(int clients) {
        Flux.range(0, clients).flatMap(this::client, AT_ONCE).then().block(CONNECT);
    }

    private Mono<Boolean> client(int number) {
        var run = runs.get(number % runs.size());
        var isUrgent = number / runs.size() % 2 == 0;
        var uri = "ws://" + gateway.getAuthority() + "/api/v1/simulations/" + run + "/live?delivery="
                + (isUrgent ? "priority" : "time");
        var ready = reactor.core.publisher.Sinks.<Boolean>one();
        var seen = new long[1];
        http.websocket(WebsocketClientSpec.builder()
                        .maxFramePayloadLength(1 << 20)
                        .build())
                .uri(uri)
                .handle((in, out) -> {
                    connected.incrementAndGet();
                    ready.tryEmitValue(true);
                    return in.aggregateFrames(1 << 20)
                            .receive()
                            .asString()
                            .doOnNext(text -> take(text, isUrgent, seen))
                            .then();
                })
                .then()
                .subscribe(
                        done -> {},
                        failure -> {
                            lost.incrementAndGet();
                            ready.tryEmitError(failure);
                        },
                        lost::incrementAndGet);
        return ready.asMono();
    }

    private void take(String text, boolean isUrgent, long[] seen) {
        var now = Instant.now();
        for (var at = text.indexOf(SEQ); at >= 0; at = text.indexOf(SEQ, at + 1)) {
            var end = text.indexOf(',', at);
            var number = Long.parseLong(text.substring(at + SEQ.length(), end));
            if (number != seen[0] + 1) {
                faults.incrementAndGet();
            }
            seen[0] = number;
        }
        for (var at = text.indexOf(TURN); at >= 0; at = text.indexOf(TURN, at + 1)) {
            var from = at + TURN.length();
            var committed = Instant.parse(text.substring(from, text.indexOf('"', from)));
            var micros = ChronoUnit.MICROS.between(committed, now);
            synchronized (this) {
                (isUrgent ? urgent : batched).add(micros);
            }
        }
    }

    /** What was heard since it was asked last. */
    synchronized Heard take() {
        var heard = new Heard(urgent, batched);
        urgent = new Latencies();
        batched = new Latencies();
        return heard;
    }

    int connected() {
        return connected.get();
    }

    int faults() {
        return faults.get();
    }

    int lost() {
        return lost.get();
    }

    /** What clients of either kind heard. */
    record Heard(Latencies urgent, Latencies batched) {

        static Heard all(List<Heard> parts) {
            var all = new Heard(new Latencies(), new Latencies());
            parts.forEach(part -> {
                all.urgent.add(part.urgent);
                all.batched.add(part.batched);
            });
            return all;
        }
    }

    /** Times from commit to client. */
    static final class Latencies {

        private long[] micros = new long[1 << 14];
        private int count;

        void add(long value) {
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, count * 2);
            }
            micros[count++] = value;
        }

        void add(Latencies other) {
            for (var i = 0; i < other.count; i++) {
                add(other.micros[i]);
            }
        }

        int count() {
            return count;
        }

        /** Milliseconds that this share of all was not longer than. */
        double at(double share) {
            if (count == 0) {
                return Double.NaN;
            }
            var sorted = Arrays.copyOf(micros, count);
            Arrays.sort(sorted);
            return sorted[(int) Math.min(count - 1, Math.ceil(share * count) - 1)] / 1_000.0;
        }
    }
}
