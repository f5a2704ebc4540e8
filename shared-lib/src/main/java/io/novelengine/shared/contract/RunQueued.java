package io.novelengine.shared.contract;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A simulation was accepted.
 *
 * @param run id of the run
 * @param title title of the story
 * @param scenario slug of the scenario
 * @param cast slugs of the characters
 * @param turns turns asked for
 * @param mind what decides: {@code rules} or the name of a model
 */
public record RunQueued(UUID run, String title, String scenario, List<String> cast, int turns, String mind)
        implements SuiteEvent {

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
