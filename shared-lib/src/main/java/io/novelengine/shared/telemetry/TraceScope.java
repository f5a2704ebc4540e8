package io.novelengine.shared.telemetry;

import io.micrometer.context.ContextSnapshotFactory;
import reactor.util.context.ContextView;

/** The trace of a request on the thread that runs something for it, whether or not Reactor carries it there by itself. */
public final class TraceScope {

    private static final ContextSnapshotFactory SNAPSHOTS =
            ContextSnapshotFactory.builder().build();

    private TraceScope() {}

    /** Runs the action within the trace that is in the context, if there is one. */
    public static void run(ContextView context, Runnable action) {
        try (var scope = SNAPSHOTS.setThreadLocalsFrom(context)) {
            action.run();
        }
    }
}
