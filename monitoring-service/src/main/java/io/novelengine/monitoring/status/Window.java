package io.novelengine.monitoring.status;

import io.novelengine.shared.problem.ProblemException;
import java.time.Duration;

/** The windows that figures are given for. */
enum Window {
    /** The last minute. */
    PT1M,
    /** The last five minutes. */
    PT5M,
    /** The last hour. */
    PT1H;

    Duration length() {
        return Duration.parse(name());
    }

    static Window named(String text) {
        for (var window : values()) {
            if (window.name().equals(text)) {
                return window;
            }
        }
        throw ProblemException.invalid("window", "must be PT1M, PT5M or PT1H");
    }
}
