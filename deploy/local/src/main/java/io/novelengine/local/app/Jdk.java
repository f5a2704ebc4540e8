package io.novelengine.local.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The JDK that the services run on: the one that runs the launcher.
 *
 * @param home its directory
 */
public record Jdk(Path home) {

    /** The JDK of this process. */
    public static Jdk current() {
        return new Jdk(Path.of(System.getProperty("java.home")));
    }

    /** The program {@code java}. */
    public String java() {
        return home.resolve("bin").resolve("java").toString();
    }

    /** What tells this JDK from another one: an AOT cache fits one only. */
    String build() throws IOException {
        Path release = home.resolve("release");
        return home + " " + System.getProperty("java.vm.version") + " "
                + (Files.exists(release) ? Files.readString(release) : "");
    }
}
