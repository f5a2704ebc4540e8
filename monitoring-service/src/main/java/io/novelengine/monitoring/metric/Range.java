package io.novelengine.monitoring.metric;

import io.novelengine.shared.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Points in time at equal distances.
 *
 * @param from begin of the first step
 * @param step distance
 * @param points number of steps
 */
record Range(Instant from, Duration step, int points) {

    static final int MOST_POINTS = 720;
    private static final int USUAL_POINTS = 180;
    private static final Duration USUAL_LENGTH = Duration.ofMinutes(15);
    private static final Duration LONGEST_STEP = Duration.ofHours(1);

    /**
     * The range that a request asks for: the last quarter of an hour in 180 steps when it does not say.
     *
     * @param finest shortest step
     * @param longest how far back there may be figures
     */
    static Range of(
            @Nullable String from,
            @Nullable String to,
            @Nullable String step,
            Instant now,
            Duration finest,
            Duration longest) {
        var end = to == null ? now : instant("to", to);
        var begin = from == null ? end.minus(USUAL_LENGTH) : instant("from", from);
        if (!begin.isBefore(end)) {
            throw ProblemException.invalid("from", "must be before to");
        }
        if (end.isAfter(now.plus(LONGEST_STEP))) {
            throw ProblemException.invalid("to", "must not be in the future");
        }
        if (begin.isBefore(now.minus(longest).minus(LONGEST_STEP))) {
            throw ProblemException.invalid("from", "must not be longer ago than " + longest);
        }
        var length = Duration.between(begin, end);
        var distance = step == null ? usualStep(length, finest) : duration("step", step);
        if (distance.compareTo(finest) < 0 || distance.compareTo(LONGEST_STEP) > 0) {
            throw ProblemException.invalid("step", "must be from " + finest + " to " + LONGEST_STEP);
        }
        var points = Math.ceilDiv(length.toMillis(), distance.toMillis());
        if (points > MOST_POINTS) {
            throw ProblemException.invalid(
                    "step", "gives " + points + " points, more than " + MOST_POINTS + "; take a longer one");
        }
        return new Range(begin, distance, (int) Math.max(1, points));
    }

    private static Duration usualStep(Duration length, Duration finest) {
        var steps = Math.ceilDiv(length.toMillis(), finest.toMillis() * USUAL_POINTS);
        return finest.multipliedBy(Math.max(1, steps));
    }

    private static Instant instant(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid(field, "must be an instant such as 2026-11-21T10:00:00Z");
        }
    }

    private static Duration duration(String field, String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid(field, "must be a duration such as PT30S");
        }
    }

    /** End of the last step. */
    Instant to() {
        return from.plus(step.multipliedBy(points));
    }

    /** Begin of a step. */
    Instant begin(int point) {
        return from.plus(step.multipliedBy(point));
    }

    /** The step that an instant lies in; out of range outside. */
    int point(Instant at) {
        return (int) Math.floorDiv(Duration.between(from, at).toMillis(), step.toMillis());
    }
}
