package io.novelengine.analytics.measure;

import io.novelengine.shared.contract.RunEnded;
import io.novelengine.shared.contract.RunQueued;
import io.novelengine.shared.contract.RunStarted;
import io.novelengine.shared.contract.SuiteEvent;
import io.novelengine.shared.contract.TurnCommitted;
import io.novelengine.shared.contract.TurnCommitted.Act;
import org.jspecify.annotations.Nullable;

/** Makes events fit a database: no NUL characters, which PostgreSQL refuses, and no endless names. */
public final class Storable {

    static final int LONGEST_NAME = 200;

    private Storable() {}

    /** The same event with names that can be stored. */
    public static SuiteEvent event(SuiteEvent event) {
        return switch (event) {
            case RunQueued e ->
                new RunQueued(
                        e.run(),
                        name(e.title()),
                        name(e.scenario()),
                        e.cast().stream().map(Storable::name).toList(),
                        e.turns(),
                        name(e.mind()),
                        e.owner() == null ? null : name(e.owner()),
                        e.open());
            case RunStarted e -> e;
            case TurnCommitted e ->
                new TurnCommitted(
                        e.run(),
                        e.number(),
                        e.acts().stream().map(Storable::act).toList(),
                        e.words(),
                        name(e.digest()));
            case RunEnded e -> new RunEnded(e.run(), name(e.status()), e.turns(), e.durationMillis(), null);
        };
    }

    private static Act act(Act act) {
        return new Act(name(act.actor()), name(act.type()), target(act.target()), name(act.outcome()));
    }

    private static @Nullable String target(@Nullable String target) {
        return target == null ? null : name(target);
    }

    private static String name(String name) {
        var clean = name.indexOf('\0') < 0 ? name : name.replace("\0", "");
        return clean.length() <= LONGEST_NAME ? clean : clean.substring(0, LONGEST_NAME);
    }
}
