package io.novelengine.local;

import io.novelengine.local.app.JvmProfile;
import io.novelengine.local.home.NovelHome;
import io.novelengine.local.suite.SuiteOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a verb works with.
 *
 * @param project directory of the checkout
 * @param home state directory
 * @param environment of this process
 * @param out where a person reads
 * @param line the words after the verb, as they were given
 */
public record Context(
        Path project,
        NovelHome home,
        Map<String, String> environment,
        PrintStream out,
        Clock clock,
        List<String> line) {

    private static final int PORT = 8080;

    /** The port of the gateway: {@code NOVEL_PORT} or 8080. */
    public int port() {
        String value = environment.getOrDefault("NOVEL_PORT", "");
        if (value.isBlank()) {
            return PORT;
        }
        if (!value.matches("\\d{1,5}")) {
            throw new IllegalArgumentException("NOVEL_PORT must be a port number, not " + value);
        }
        return Integer.parseInt(value);
    }

    /** The options of {@code up}. */
    SuiteOptions suite(Arguments arguments) {
        Supplier<IllegalArgumentException> unknown = () -> new IllegalArgumentException("--jvm: one of "
                + JvmProfile.all().stream().map(JvmProfile::name).toList());
        Optional<String> jvm = arguments.option("--jvm").or(() -> Optional.ofNullable(environment.get("NOVEL_JVM")));
        return new SuiteOptions(
                port(),
                arguments.option("--scale").map(SuiteOptions::scale).orElse(Map.of()),
                jvm.isPresent() ? JvmProfile.named(jvm.get()).orElseThrow(unknown) : JvmProfile.DEFAULT,
                arguments.number("--through").orElse(0L).intValue());
    }
}
