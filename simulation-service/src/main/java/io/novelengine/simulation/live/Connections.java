package io.novelengine.simulation.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Opens streams, up to the limit of this instance. */
@Component
class Connections {

    private final LiveHub hub;
    private final LiveStore store;
    private final LiveMetrics metrics;
    private final LiveProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;

    Connections(
            LiveHub hub,
            LiveStore store,
            LiveMetrics metrics,
            LiveProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.hub = hub;
        this.store = store;
        this.metrics = metrics;
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
    }

    /** A stream that must be closed; a 429 when there are too many. */
    Connection open(boolean endsWithRun) {
        if (!metrics.opened(properties.connections())) {
            throw new ProblemException(
                    Problem.LIMITED, "This instance serves " + properties.connections() + " streams already.");
        }
        var connection =
                new Connection(hub, store, metrics, properties, meters.config().clock(), clock, endsWithRun);
        hub.add(connection);
        return connection;
    }
}
