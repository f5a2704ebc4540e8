package io.novelengine.shared.contract;

import java.util.Map;

/** Something that happened in one service and that others may want to know. Fields are only ever added. */
public sealed interface SuiteEvent permits RunQueued, RunStarted, TurnCommitted, RunEnded {

    /** The stable name of each kind of event, as it stands on the wire. */
    Map<String, Class<? extends SuiteEvent>> TYPES = Map.of(
            "run.queued", RunQueued.class,
            "run.started", RunStarted.class,
            "turn.committed", TurnCommitted.class,
            "run.ended", RunEnded.class);

    /** The name of this kind on the wire. */
    default String type() {
        return switch (this) {
            case RunQueued e -> "run.queued";
            case RunStarted e -> "run.started";
            case TurnCommitted e -> "turn.committed";
            case RunEnded e -> "run.ended";
        };
    }

    /** What the event is about; events of one subject keep their order. */
    String subject();
}
