package io.novelengine.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.gateway.IdentityTest;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand guesses, many at once. */
class WrongSignInsTests extends IdentityTest {

    private static final int GUESSES = 10_000;
    private static final int AT_ONCE = 16;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void tenThousandWrongPasswordsAreLimitedAndNobodyElseIsKeptWaiting() throws Exception {
        user("sam", "author");
        var statuses = new ConcurrentHashMap<Integer, AtomicInteger>();
        try (var guessers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var i = 0; i < GUESSES; i++) {
                var password = "wrong password " + i;
                guessers.submit(() -> statuses.computeIfAbsent(
                                signIn("sam", password)
                                        .returnResult(Void.class)
                                        .getStatus()
                                        .value(),
                                status -> new AtomicInteger())
                        .incrementAndGet());
            }
        }
        Map<Integer, AtomicInteger> counted = new TreeMap<>(statuses);

        var limited = counted.getOrDefault(429, new AtomicInteger()).get();
        assertThat(counted.keySet()).isSubsetOf(401, 429, 503);
        assertThat(counted.values().stream().mapToInt(AtomicInteger::get).sum()).isEqualTo(GUESSES);
        assertThat(limited).isGreaterThan(GUESSES - 100);
        get("/api/v1/characters").expectStatus().isOk();
    }
}
