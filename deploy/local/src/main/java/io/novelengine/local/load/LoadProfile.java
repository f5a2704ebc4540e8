package io.novelengine.local.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A kind of load.
 *
 * @param name for the command line
 * @param clients how many ask at once, each without a pause
 * @param time how long
 * @param paths what they read, in turn
 */
public record LoadProfile(String name, int clients, Duration time, List<String> paths) {

    private static final List<LoadProfile> ALL = List.of(new LoadProfile(
            "smoke",
            16,
            Duration.ofSeconds(10),
            List.of("/api/v1/characters?limit=20", "/api/v1/simulations?limit=20", "/api/v1/analytics/summary")));

    /** Every profile, the default first. */
    public static List<LoadProfile> all() {
        return ALL;
    }

    /** The profile with this name. */
    public static Optional<LoadProfile> named(String name) {
        return ALL.stream().filter(profile -> profile.name.equals(name)).findFirst();
    }
}
