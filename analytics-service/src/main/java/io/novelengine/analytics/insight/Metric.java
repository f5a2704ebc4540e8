package io.novelengine.analytics.insight;

import io.novelengine.shared.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a time series shows. */
enum Metric {
    RUNS,
    TURNS,
    ACTS,
    WORDS,
    DURATION;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Metric of(String word) {
        return Arrays.stream(values())
                .filter(metric -> metric.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "metric",
                        "must be one of "
                                + Arrays.stream(values()).map(Metric::word).collect(Collectors.joining(", "))));
    }
}
