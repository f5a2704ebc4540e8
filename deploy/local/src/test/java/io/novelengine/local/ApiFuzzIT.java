package io.novelengine.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.local.fuzz.Fuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * After all other tests, since it leaves all sorts of things behind: valid, nearly valid and hostile requests to every operation of the OpenAPI document, drawn by a seed.
 * {@code -Dnovel.fuzz.requests=50000 -Dnovel.fuzz.seed=7} sends more of them, or the same ones again.
 */
@ExtendWith(SuiteExtension.class)
@Order(Integer.MAX_VALUE)
class ApiFuzzIT {

    private static final int IN_THE_BUILD = 3_000;
    private static final long SEED = 41_839_102_142_342L;

    @Test
    void everyAnswerIsOneThatTheDocumentNames(LocalSuite suite, Api api) throws IOException, InterruptedException {
        long seed = Long.getLong("novel.fuzz.seed", SEED);
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
