package io.novelengine.report.order;

import io.novelengine.report.order.Order.Wish;
import io.novelengine.report.render.Format;
import io.novelengine.shared.problem.FieldProblem;
import io.novelengine.shared.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order as a client writes it.
 *
 * @param template kind of report
 * @param subject id of the run, for a report of a run
 * @param period the period, for a report of a period
 * @param format {@code html}, which is the default, or {@code json}
 */
record OrderRequest(
        @Nullable String template,
        @Nullable String subject,
        @Nullable Period period,
        @Nullable String format) {

    private static final Duration LONGEST_PERIOD = Duration.ofDays(1830);
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * A period.
     *
     * @param from its start
     * @param to its end, not included
     */
    record Period(@Nullable Instant from, @Nullable Instant to) {}

    /** What is wanted; a 400 that names every field that is wrong. */
    Wish wish() {
        var errors = new ArrayList<FieldProblem>();
        var kind = oneOf("template", template, Template.values(), Template::word, errors);
        var form = format == null ? Format.HTML : oneOf("format", format, Format.values(), Format::word, errors);
        var run = kind == Template.RUN ? run(errors) : null;
        if (kind == Template.PERIOD) {
            checkPeriod(errors);
        }
        if (kind == Template.PERIOD && subject != null) {
            errors.add(new FieldProblem("subject", "belongs to a report of a run"));
        }
        if (kind == Template.RUN && period != null) {
            errors.add(new FieldProblem("period", "belongs to a report of a period"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new Wish(
                Objects.requireNonNull(kind),
                run,
                period == null ? null : stored(period.from()),
                period == null ? null : stored(period.to()),
                Objects.requireNonNull(form));
    }

    private static @Nullable Instant stored(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }

    private @Nullable UUID run(List<FieldProblem> errors) {
        if (subject == null) {
            errors.add(new FieldProblem("subject", "is required: the id of a run"));
            return null;
        }
        try {
            var id = UUID.fromString(subject);
            if (id.toString().equalsIgnoreCase(subject)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        errors.add(new FieldProblem("subject", "is not the id of a run"));
        return null;
    }

    private void checkPeriod(List<FieldProblem> errors) {
        var from = period == null ? null : period.from();
        var to = period == null ? null : period.to();
        if (from == null) {
            errors.add(new FieldProblem("period.from", "is required"));
        } else if (from.isBefore(Instant.EPOCH)) {
            errors.add(new FieldProblem("period.from", "must not be before 1970"));
        }
        if (to == null) {
            errors.add(new FieldProblem("period.to", "is required"));
        } else if (to.isAfter(LAST)) {
            errors.add(new FieldProblem("period.to", "must not be after the year 9999"));
        }
        if (from == null || to == null || !errors.isEmpty()) {
            return;
        }
        if (!from.isBefore(to)) {
            errors.add(new FieldProblem("period.from", "must be before 'period.to'"));
        } else if (Duration.between(from, to).compareTo(LONGEST_PERIOD) > 0) {
            errors.add(
                    new FieldProblem("period", "must not be longer than %d days".formatted(LONGEST_PERIOD.toDays())));
        }
    }

    private static <E> @Nullable E oneOf(
            String field, @Nullable String word, E[] values, Function<E, String> words, List<FieldProblem> errors) {
        var found = Arrays.stream(values)
                .filter(value -> words.apply(value).equals(word))
                .findFirst();
        if (found.isEmpty()) {
            errors.add(new FieldProblem(
                    field, "must be one of " + Arrays.stream(values).map(words).collect(Collectors.joining(", "))));
        }
        return found.orElse(null);
    }
}
