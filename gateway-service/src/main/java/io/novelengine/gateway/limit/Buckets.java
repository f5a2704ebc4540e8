package io.novelengine.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The buckets of this gateway, decided on here and put together with the others' now and then. */
final class Buckets {

    /*
     * A request never waits for Redis: it takes a token here. What was taken is told Redis within the interval of sharing,
     * and what all gateways left comes back. Between two tellings several gateways may together give more than the plan, at
     * most what each had left; what was too much is missing later. While Redis is away each gives its part of the plan.
     */

    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final Cache<String, Bucket> buckets;
    private final Queue<Bucket> untold = new ConcurrentLinkedQueue<>();
    private final Clock clock;
    private volatile boolean together;
    private volatile int gateways = 1;

    Buckets(int keys, Clock clock) {
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(keys)
                .expireAfterAccess(FORGOTTEN)
                .build();
    }

    /** Takes a token of the bucket with the given key. */
    Verdict take(String key, String name, Plan plan) {
        var bucket = bucket(key, name, plan);
        var verdict = bucket.take(clock.millis(), effective(plan));
        if (bucket.mustTell()) {
            untold.add(bucket);
        }
        return verdict;
    }

    /** Whether the bucket is empty; one that was never asked for is full. */
    boolean isEmpty(String key, Plan plan) {
        var bucket = buckets.getIfPresent(key);
        return bucket != null && bucket.isEmpty(clock.millis(), effective(plan));
    }

    private Bucket bucket(String key, String name, Plan plan) {
        var known = buckets.getIfPresent(key);
        return known != null ? known : buckets.get(key, fresh -> new Bucket(key, name, plan, clock.millis()));
    }

    private Plan effective(Plan plan) {
        return together ? plan : plan.among(gateways);
    }

    /** Some of the buckets of which others must hear. */
    List<Bucket> untold(int most) {
        var some = new ArrayList<Bucket>();
        for (var bucket = untold.poll(); bucket != null; bucket = some.size() < most ? untold.poll() : null) {
            some.add(bucket);
        }
        return some;
    }

    void tellAgain(Bucket bucket) {
        if (bucket.mustTell()) {
            untold.add(bucket);
        }
    }

    /** The gateways count together from now on, or each for itself. */
    void together(boolean together, int gateways) {
        this.gateways = Math.max(1, gateways);
        this.together = together;
    }

    int gateways() {
        return gateways;
    }
}
