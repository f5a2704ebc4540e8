package io.novelengine.gateway.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Counts tries in memory, as Redis does. */
@Component
class LocalAttempts {

    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final int MOST = 100_000;

    private final Clock clock;
    private final Cache<String, Tries> tries =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(WINDOW).build();

    LocalAttempts(Clock clock) {
        this.clock = clock;
    }

    /** Counts a try; gives the milliseconds to wait instead, when it is too soon. */
    long attempt(Attempts.Key key) {
        var now = clock.instant();
        var after = tries.asMap()
                .compute(
                        key.text(),
                        (name, before) -> before == null
                                ? new Tries(1, now, false)
                                : before.next.isAfter(now) ? before.tooSoon() : before.further(key, now));
        return after.refused ? Duration.between(now, after.next).toMillis() : 0;
    }

    void forgive(Attempts.Key key, boolean all) {
        tries.asMap()
                .computeIfPresent(
                        key.text(),
                        (name, before) ->
                                all || before.count <= 1 ? null : new Tries(before.count - 1, Instant.EPOCH, false));
    }

    private record Tries(int count, Instant next, boolean refused) {

        Tries tooSoon() {
            return new Tries(count, next, true);
        }

        Tries further(Attempts.Key key, Instant now) {
            var over = count + 1 - key.free();
            if (over <= 0) {
                return new Tries(count + 1, now, false);
            }
            var pause = Duration.ofSeconds(1L << Math.min(over - 1, 20));
            return new Tries(count + 1, now.plus(pause.compareTo(key.longest()) > 0 ? key.longest() : pause), false);
        }
    }
}
