package io.novelengine.simulation.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Figures of the streams. */
@Component
class LiveMetrics {

    private final MeterRegistry meters;
    private final Clock clock;
    private final AtomicInteger connections = new AtomicInteger();
    private final DistributionSummary batches;
    private final Timer latency;
    private final Counter refused;

    LiveMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        Gauge.builder("novel.live.connections", connections, AtomicInteger::get)
                .description("Streams open on this instance")
                .register(meters);
        batches = DistributionSummary.builder("novel.live.batch")
                .description("Events in one frame")
                .serviceLevelObjectives(1, 2, 5, 10, 20, 50)
                .register(meters);
        refused = Counter.builder("novel.live.refused")
                .description("Streams that were refused because there were too many")
                .register(meters);
        latency = Timer.builder("novel.live.latency")
                .description("Time from the commit of an event until it was handed to the connection")
                .serviceLevelObjectives(
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(110),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1))
                .register(meters);
    }

    /** Counts a stream in; false when it is one too many. */
    boolean opened(int most) {
        if (connections.incrementAndGet() > most) {
            connections.decrementAndGet();
            return false;
        }
        return true;
    }

    void closed(Ending ending) {
        connections.decrementAndGet();
        meters.counter("novel.live.closed", "reason", ending.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** Counts a stream that was refused because there are too many. */
    void refused() {
        refused.increment();
    }

    /** Counts events taken for a frame, and how old those are that were committed while they were watched. */
    void taken(List<LiveEvent> events, Instant begun) {
        batches.record(events.size());
        var now = clock.instant();
        for (var event : events) {
            if (event.at().isAfter(begun)) {
                latency.record(Duration.between(event.at(), now));
            }
        }
    }
}
