package io.novelengine.local.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything that was not as it should be. */
final class Findings {

    private static final int MOST = 1_000;

    private final long begun = System.nanoTime();
    private final List<Finding> list = new ArrayList<>();

    synchronized void add(Check check, String what) {
        if (list.size() < MOST) {
            list.add(new Finding(check, Duration.ofNanos(System.nanoTime() - begun), what));
        }
    }

    synchronized boolean isEmpty() {
        return list.isEmpty();
    }

    synchronized List<Finding> list() {
        return List.copyOf(list);
    }

    /**
     * Something that was not as it should be.
     *
     * @param after time since the campaign began
     */
    record Finding(Check check, Duration after, String what) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s after %.0f s: %s", check, after.toMillis() / 1_000.0, what);
        }
    }
}
