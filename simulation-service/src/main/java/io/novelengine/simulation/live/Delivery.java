package io.novelengine.simulation.live;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When what is ready for a watcher is sent: at once, or gathered for a while. */
abstract class Delivery {

    static final Duration NOW = Duration.ZERO;

    private final int most;

    Delivery(int most) {
        this.most = most;
    }

    /** Most events of one run in a frame. */
    int most() {
        return most;
    }

    /** How much longer to hold back so many events, of which the first has been ready for the given time. */
    abstract Duration hold(int ready, Duration since);

    /** Learns from a frame that was sent: how many events were in it, and how long it took the client to accept it. */
    void sent(int count, Duration took) {}

    private static Duration until(Duration limit, Duration since) {
        return since.compareTo(limit) >= 0 ? NOW : limit.minus(since);
    }

    /** The one with this name; null when there is none. */
    static @Nullable Delivery of(@Nullable String name, Duration interval) {
        return switch (name == null ? "priority" : name.toLowerCase(Locale.ROOT)) {
            case "priority" -> new AtOnce();
            case "time" -> new ByTime(interval);
            case "size" -> new BySize(interval.multipliedBy(10));
            case "adaptive" -> new Adaptive(interval);
            default -> null;
        };
    }

    /** Whatever was committed goes at once. */
    private static final class AtOnce extends Delivery {

        AtOnce() {
            super(50);
        }

        @Override
        Duration hold(int ready, Duration since) {
            return NOW;
        }
    }

    /** One frame in each interval. */
    private static final class ByTime extends Delivery {

        private final Duration interval;

        ByTime(Duration interval) {
            super(50);
            this.interval = interval;
        }

        @Override
        Duration hold(int ready, Duration since) {
            return ready >= most() ? NOW : until(interval, since);
        }
    }

    /** Ten events in each frame, fewer only when no more come for long. */
    private static final class BySize extends Delivery {

        private final Duration longest;

        BySize(Duration longest) {
            super(10);
            this.longest = longest;
        }

        @Override
        Duration hold(int ready, Duration since) {
            return ready >= most() ? NOW : until(longest, since);
        }
    }

    /** Two to fifty events in each frame: more while the client is slow or much happens, fewer while little does. */
    private static final class Adaptive extends Delivery {

        private static final int LEAST = 2;
        private static final int MOST = 50;
        private static final Duration SLOW = Duration.ofMillis(20);

        private final Duration longest;
        private int target = LEAST;

        Adaptive(Duration longest) {
            super(MOST);
            this.longest = longest;
        }

        @Override
        Duration hold(int ready, Duration since) {
            return ready >= target ? NOW : until(longest, since);
        }

        @Override
        void sent(int count, Duration took) {
            if (count > target || took.compareTo(SLOW) > 0) {
                target = Math.min(MOST, target * 2);
            } else if (count < target) {
                target = Math.max(LEAST, target / 2);
            }
        }
    }
}
