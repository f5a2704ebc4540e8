package io.novelengine.local.suite;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the supervisor tells the person at the terminal: one line an event, the name of the process first. */
final class Console {

    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    void say(String text) {
        out.println(text);
        out.flush();
    }

    void event(String process, String what, Duration took, String detail) {
        say(String.format(Locale.ROOT, "  %-22s %-9s %6.1f s  %s", process, what, seconds(took), detail)
                .stripTrailing());
    }

    void event(String process, String what, String detail) {
        say(String.format(Locale.ROOT, "  %-22s %-9s %10s%s", process, what, "", detail)
                .stripTrailing());
    }

    static String seconds(Duration took, String unit) {
        return String.format(Locale.ROOT, "%.1f%s", seconds(took), unit);
    }

    private static double seconds(Duration took) {
        return took.toMillis() / 1_000.0;
    }
}
