package io.novelengine.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.local.bench.Lab;
import io.novelengine.local.faults.Faults;
import io.novelengine.local.home.NovelHome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small campaign of faults; {@code ./novel bench faults} runs a larger one. */
class FaultsIT {

    @TempDir
    Path folder;

    @Test
    void runsComeOutTheSameThoughInstancesAndServersAreKilledFrozenAndCutOff() throws IOException {
        NovelHome home = NovelHome.of(
                Map.of(
                        "NOVEL_HOME",
                        folder.toString(),
                        "NOVEL_APPS",
                        Path.of("target/apps").toAbsolutePath().toString()),
                project());
        try (Lab lab = new Lab(project(), home, new SplittableRandom(), System.out)) {
            assertThat(new Faults(12, Duration.ofSeconds(30)).run(lab, false)).isNotEmpty();
        }
    }

    private static Path project() {
        return Path.of("").toAbsolutePath().resolve("../..").normalize();
    }
}
