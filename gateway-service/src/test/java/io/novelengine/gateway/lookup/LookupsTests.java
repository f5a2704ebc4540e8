package io.novelengine.gateway.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** How long an answer is given again, and what happens when nobody can be asked. */
class LookupsTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final MovingClock clock = new MovingClock();
    private final AtomicInteger asked = new AtomicInteger();
    private Mono<String> answer = Mono.just("one");
    private final Lookups<String> lookups = new Lookups<>(FRESH, Duration.ofHours(1), 10, clock, key -> {
        asked.incrementAndGet();
        return answer;
    });

    @Test
    void asksOnceWithinTheFreshTime() {
        Flux.range(0, 50).concatMap(i -> lookups.get("k")).blockLast(LIMIT);
        assertThat(asked).hasValue(1);

        answer = Mono.just("two");
        clock.pass(FRESH);
        assertThat(lookups.get("k").block(LIMIT)).isEqualTo("two");
        assertThat(asked).hasValue(2);
    }

    @Test
    void remembersThatThereIsNoAnswer() {
        answer = Mono.empty();
        assertThat(lookups.get("k").block(LIMIT)).isNull();
        assertThat(lookups.get("k").block(LIMIT)).isNull();
        assertThat(asked).hasValue(1);
    }

    @Test
    void goesOnWithWhatItKnowsWhileNobodyCanBeAsked() {
        assertThat(lookups.get("k").block(LIMIT)).isEqualTo("one");
        answer = Mono.error(new IllegalStateException("away"));
        clock.pass(FRESH.multipliedBy(10));

        assertThat(lookups.get("k").block(LIMIT)).isEqualTo("one");
        assertThatThrownBy(() -> lookups.get("unknown").block(LIMIT)).hasMessage("away");
    }

    @Test
    void whoWaitsForTheSameAnswerAsksOnce() {
        var late = Sinks.<String>one();
        answer = late.asMono();
        var waiting =
                Flux.range(0, 20).flatMap(i -> lookups.get("k")).collectList().toFuture();

        late.tryEmitValue("late");

        assertThat(waiting)
                .succeedsWithin(LIMIT)
                .satisfies(all -> assertThat(all).hasSize(20).containsOnly("late"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void anAnswerFromBeforeAChangeIsNotRemembered() {
        var before = Sinks.<String>one();
        answer = before.asMono();
        var waiting = lookups.get("k").toFuture();

        lookups.forget("k");
        before.tryEmitValue("before");
        answer = Mono.just("after");

        assertThat(waiting).succeedsWithin(LIMIT).isEqualTo("before");
        assertThat(lookups.get("k").block(LIMIT)).isEqualTo("after");
    }

    private static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2030-01-01T00:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
