package io.novelengine.report.compose;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How figures are written: English, UTC, one way everywhere. */
final class Words {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    static final String NONE = "–";

    private Words() {}

    static String count(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }

    static String time(@Nullable Instant instant) {
        return instant == null ? NONE : TIME.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    static String day(Instant instant) {
        return DAY.format(instant);
    }

    static String millis(@Nullable Number millis) {
        if (millis == null) {
            return NONE;
        }
        var value = millis.doubleValue();
        return value < 1000
                ? String.format(Locale.ENGLISH, "%.0f ms", value)
                : String.format(Locale.ENGLISH, "%,.2f s", value / 1000);
    }

    static String between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null
                ? NONE
                : millis(Duration.between(from, to).toMillis());
    }

    static String orNone(@Nullable String text) {
        return text == null || text.isBlank() ? NONE : text;
    }

    /** A word of the engine as readers know it: {@code SUCCESS} is "success". */
    static String plain(@Nullable String word) {
        return word == null ? "unknown" : word.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
