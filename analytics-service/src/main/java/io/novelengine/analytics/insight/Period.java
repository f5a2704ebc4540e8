package io.novelengine.analytics.insight;

import io.novelengine.shared.problem.ProblemException;
import java.time.Instant;

/**
 * The time a question is about.
 *
 * @param from its start
 * @param to its end, not included
 */
record Period(Instant from, Instant to) {

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    Period {
        if (from.isBefore(Instant.EPOCH)) {
            throw ProblemException.invalid("from", "must not be before 1970");
        }
        if (to.isAfter(LAST)) {
            throw ProblemException.invalid("to", "must not be after the year 9999");
        }
        if (!from.isBefore(to)) {
            throw ProblemException.invalid("from", "must be before 'to'");
        }
    }
}
