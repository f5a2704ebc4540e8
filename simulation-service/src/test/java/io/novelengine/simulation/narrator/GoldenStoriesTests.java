package io.novelengine.simulation.narrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.simulation.engine.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The words of some stories do not change unnoticed, nor with the machine. After a change that is meant, raise
 * {@link Chronicler#VERSION} (or {@link Engine#VERSION}) and write the digests anew:
 *
 * <pre>mvn -pl simulation-service test -Dtest=GoldenStoriesTests -Dnovel.golden=write</pre>
 */
class GoldenStoriesTests {

    private static final Path GOLDEN = Path.of("src/test/resources/io/novelengine/simulation/narrator/golden.txt");
    private static final int SECONDS = 120;

    @Test
    void storiesAreTheSameAsWhenThisVersionWasMade() throws IOException {
        var now = new ArrayList<String>();
        now.add("engine " + Engine.VERSION + " rules " + Engine.rulesHash().substring(0, 16));
        now.add("narrator " + Chronicler.VERSION + " frames "
                + Chronicler.framesHash().substring(0, 16));
        now.addAll(GoldenStories.lines());
        if ("write".equals(System.getProperty("novel.golden"))) {
            Files.createDirectories(GOLDEN.getParent());
            Files.write(GOLDEN, now);
        }
        assertThat(now)
                .as("Stories changed: raise the version and write the digests anew, as the Javadoc of this class says")
                .isEqualTo(Files.readAllLines(GOLDEN));
    }

    @Test
    void storiesAreTheSameInAnotherJvmWithAnotherLocaleTimeZoneAndNumberOfProcessors() throws Exception {
        var here = GoldenStories.lines();
        assertThat(there("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Pacific/Kiritimati"))
                .isEqualTo(here);
        assertThat(there("-Duser.language=ar", "-Duser.timezone=America/St_Johns", "-XX:ActiveProcessorCount=1"))
                .isEqualTo(here);
        assertThat(there("-Duser.language=de", "-Duser.country=CH", "-XX:ActiveProcessorCount=7"))
                .isEqualTo(here);
    }

    private static List<String> there(String... options) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                GoldenStories.class.getName()));
        var output = Files.createTempFile("stories", ".txt");
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isZero();
            } finally {
                process.destroyForcibly();
            }
            return Files.readAllLines(output, StandardCharsets.UTF_8);
        } finally {
            Files.delete(output);
        }
    }
}
