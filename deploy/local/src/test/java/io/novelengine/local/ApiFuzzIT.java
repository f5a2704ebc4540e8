package io.novelengine.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.local.fuzz.Fuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Valid, nearly valid and hostile requests to every operation of the OpenAPI document, drawn by a seed.
 * {@code -Dnovel.fuzz.requests=50000 -Dnovel.fuzz.seed=7} sends more of them, or the same ones again.
 */
@ExtendWith(SuiteExtension.class)
class ApiFuzzIT {

    private static final int IN_THE_BUILD = 3_000;

    @Test
    void everyAnswerIsOneThatTheDocumentNames(LocalSuite suite, Api api) throws IOException, InterruptedException {
        long seed = Optional.ofNullable(Long.getLong("novel.fuzz.seed")).orElseGet(System::nanoTime);
        int count = Integer.getInteger("novel.fuzz.requests", IN_THE_BUILD);
        String token = Files.readString(suite.home().token()).strip();
        System.out.println("fuzz: " + count + " requests with seed " + seed);

        var report = new Fuzz(ApiDocumentIT.document(api), "localhost", suite.port(), token, seed).run(count);

        System.out.println("fuzz: answers by status " + new TreeMap<>(report.statuses()) + ", the slowest after "
                + report.slowest() + " ms");
        assertThat(report.findings()).as("seed " + seed).isEmpty();
        assertThat(report.statuses().getOrDefault(503, 0)).as("answers 503").isLessThan(count / 50 + 10);
        assertThat(api.as("").read("/health").path("status").asString()).isEqualTo("UP");
    }
}
