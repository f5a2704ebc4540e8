package io.novelengine.local.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Flags for the JVM of a service.
 *
 * @param name for tables and {@code --jvm}
 * @param flags without those of the AOT cache
 * @param aot whether an AOT cache is used
 * @param trains whether an AOT cache that is missing is trained
 */
public record JvmProfile(String name, List<String> flags, boolean aot, boolean trains) {

    private static final List<String> COMMON = List.of(
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:MaxDirectMemorySize=64m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final String UNTRAINED = "-untrained";

    /** What the suite runs with. */
    public static final JvmProfile DEFAULT = profile(
            "serial",
            true,
            "-XX:+UseSerialGC",
            "-Xmx112m",
            "-Xmn24m",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=48m");

    private static final List<JvmProfile> ALL = List.of(
            DEFAULT,
            profile(
                    "serial" + UNTRAINED,
                    true,
                    "-XX:+UseSerialGC",
                    "-Xmx112m",
                    "-Xmn24m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:ReservedCodeCacheSize=48m"),
            profile(
                    "serial-no-aot",
                    false,
                    "-XX:+UseSerialGC",
                    "-Xmx112m",
                    "-Xmn24m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:ReservedCodeCacheSize=48m"),
            profile("serial-c2", true, "-XX:+UseSerialGC", "-Xmx128m"),
            profile("g1", true, "-XX:+UseG1GC", "-Xmx128m"));

    /** Every profile, the default first. */
    public static List<JvmProfile> all() {
        return ALL;
    }

    /** The profile with this name. */
    public static Optional<JvmProfile> named(String name) {
        return ALL.stream().filter(profile -> profile.name.equals(name)).findFirst();
    }

    private static JvmProfile profile(String name, boolean aot, String... own) {
        List<String> flags = new ArrayList<>(List.of(own));
        flags.addAll(COMMON);
        return new JvmProfile(name, List.copyOf(flags), aot, aot && !name.endsWith(UNTRAINED));
    }
}
