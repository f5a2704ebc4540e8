package io.novelengine.simulation.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Opens streams, up to the limits of this instance and of each client. */
@Component
class Connections {

    private final LiveHub hub;
    private final LiveMetrics metrics;
    private final LiveProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, Integer> streams = new ConcurrentHashMap<>();

    Connections(LiveHub hub, LiveMetrics metrics, LiveProperties properties, MeterRegistry meters, Clock clock) {
        this.hub = hub;
        this.metrics = metrics;
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
    }

    /** A stream of a client that must be closed; a 429 when there are too many. */
    Connection open(boolean endsWithRun, String client) {
        if (streams.merge(client, 1, Integer::sum) > properties.clientConnections()) {
            leave(client);
            metrics.refused();
            throw tooMany("One client has " + properties.clientConnections() + " streams here at most.");
        }
        if (!metrics.opened(properties.connections())) {
            leave(client);
            metrics.refused();
            throw tooMany("This instance serves " + properties.connections() + " streams already.");
        }
        var connection = new Connection(
                hub, metrics, properties, meters.config().clock(), clock, endsWithRun, () -> leave(client));
        hub.add(connection);
        return connection;
    }

    /** Refuses a client with a 429 before its connection becomes a stream, when {@link #open} would refuse it. */
    void admit(String client) {
        if (streams.getOrDefault(client, 0) >= properties.clientConnections()) {
            metrics.refused();
            throw tooMany("One client has " + properties.clientConnections() + " streams here at most.");
        }
    }

    private void leave(String client) {
        streams.computeIfPresent(client, (name, count) -> count > 1 ? count - 1 : null);
    }

    private static ProblemException tooMany(String detail) {
        return new ProblemException(Problem.LIMITED, detail);
    }
}
