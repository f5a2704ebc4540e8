package io.novelengine.simulation.run;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every change of a run's status: from where it may be made, and where it leads. */
enum Transition {
    /** A worker begins to play. */
    BEGIN(RunStatus.RUNNING, RunStatus.QUEUED),
    /** The last turn is committed. */
    COMPLETE(RunStatus.COMPLETED, RunStatus.RUNNING),
    /** It is given up. */
    FAIL(RunStatus.FAILED, RunStatus.RUNNING),
    /** The turn is committed after which it was to stop. */
    HOLD(RunStatus.PAUSED, RunStatus.RUNNING),
    /** A worker gives it back. */
    HAND_BACK(RunStatus.QUEUED, RunStatus.RUNNING),
    /** Its owner has it stop. */
    PAUSE(RunStatus.PAUSED, RunStatus.QUEUED, RunStatus.RUNNING),
    /** Nobody is left who can play it on. */
    SHELVE(RunStatus.PAUSED, RunStatus.QUEUED, RunStatus.RUNNING),
    /** Its owner has it go on. */
    RESUME(RunStatus.QUEUED, RunStatus.PAUSED),
    /** Its owner has it go on for one turn. */
    STEP(RunStatus.QUEUED, RunStatus.PAUSED),
    /** Its owner ends it. */
    CANCEL(RunStatus.CANCELLED, RunStatus.QUEUED, RunStatus.RUNNING, RunStatus.PAUSED);

    private final RunStatus to;
    private final Set<RunStatus> from;

    Transition(RunStatus to, RunStatus... from) {
        this.to = to;
        this.from = EnumSet.copyOf(Arrays.asList(from));
    }

    RunStatus to() {
        return to;
    }

    boolean isAllowedFrom(RunStatus status) {
        return from.contains(status);
    }

    /** The states from which it may be made, as the database knows them. */
    String[] from() {
        return from.stream().map(RunStatus::name).toArray(String[]::new);
    }

    /** Why the run stands still then though nobody asked for it, in a word for programs; null when that is not so. */
    @Nullable
    String reason() {
        return this == SHELVE ? "engine-changed" : null;
    }

    /** Why a client cannot have it now, in a sentence. */
    String refusal(RunStatus status) {
        var command = name().toLowerCase(Locale.ROOT);
        var now = status.name().toLowerCase(Locale.ROOT);
        return status.isOver()
                ? "The simulation is over (" + now + "): there is nothing to " + command + "."
                : "The simulation is " + now + ": " + command + " needs one that is "
                        + String.join(
                                " or ",
                                from.stream()
                                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                                        .toList())
                        + ".";
    }
}
