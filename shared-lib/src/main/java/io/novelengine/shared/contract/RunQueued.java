package io.novelengine.shared.contract;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A simulation was accepted.
 *
 * @param run id of the run
 * @param title title of the story
 * @param scenario slug of the scenario
 * @param cast slugs of the characters
 * @param turns turns asked for
 * @param mind what decides: {@code rules} or the name of a model
 * @param owner id of whose it is; absent in events of before there were owners
 * @param open whether everybody may see it
 */
public record RunQueued(
        UUID run,
        String title,
        String scenario,
        List<String> cast,
        int turns,
        String mind,
        @Nullable String owner,
        @Nullable Boolean open)
        implements SuiteEvent {

    /** A simulation of the operator. */
    public RunQueued(UUID run, String title, String scenario, List<String> cast, int turns, String mind) {
        this(run, title, scenario, cast, turns, mind, null, null);
    }

    public RunQueued {
        Objects.requireNonNull(run);
        Objects.requireNonNull(title);
        Objects.requireNonNull(scenario);
        cast = List.copyOf(cast);
        Objects.requireNonNull(mind);
    }

    @Override
    public String subject() {
        return run.toString();
    }
}
