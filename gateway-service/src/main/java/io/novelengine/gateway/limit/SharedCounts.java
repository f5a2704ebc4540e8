package io.novelengine.gateway.limit;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;
import reactor.core.publisher.Mono;

/** Puts the counts of all gateways together in Redis. */
final class SharedCounts {

    private static final Logger log = LoggerFactory.getLogger(SharedCounts.class);
    private static final String PREFIX = "novel:limit:";
    private static final String GATEWAYS = PREFIX + "gateways";
    private static final int MOST = 500;
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> SCRIPT = new DefaultRedisScript<>(text(), List.class);

    private final ReactiveStringRedisTemplate redis;
    private final Buckets buckets;
    private final String gateway;
    private final Duration interval;
    private final Clock clock;
    private boolean together;

    SharedCounts(ReactiveStringRedisTemplate redis, Buckets buckets, String gateway, Duration interval, Clock clock) {
        this.redis = redis;
        this.buckets = buckets;
        this.gateway = gateway;
        this.interval = interval;
        this.clock = clock;
    }

    private static String text() {
        try {
            return new ClassPathResource("limit.lua").getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Tells Redis what was taken here and hears what is left; says how long to rest. */
    Mono<Duration> share() {
        return Mono.defer(() -> {
            var some = buckets.untold(MOST);
            var taken = some.stream().map(Bucket::untold).toList();
            return tell(some, taken)
                    .timeout(DEADLINE)
                    .doOnNext(answer -> heard(some, answer))
                    .onErrorResume(failure -> {
                        notHeard(some, taken, failure);
                        return Mono.empty();
                    })
                    .thenReturn(some.size() == MOST ? Duration.ZERO : interval);
        });
    }

    @SuppressWarnings("rawtypes")
    private Mono<List> tell(List<Bucket> some, List<Integer> taken) {
        var keys = new ArrayList<String>();
        var arguments = new ArrayList<String>();
        keys.add(GATEWAYS);
        arguments.add(gateway);
        for (var i = 0; i < some.size(); i++) {
            var bucket = some.get(i);
            keys.add(PREFIX + bucket.key());
            arguments.add(String.valueOf(bucket.plan().rate()));
            arguments.add(String.valueOf(bucket.plan().burst()));
            arguments.add(String.valueOf(taken.get(i)));
        }
        return redis.execute(SCRIPT, keys, arguments).next();
    }

    private void heard(List<Bucket> some, List<?> answer) {
        var gateways = Integer.parseInt(String.valueOf(answer.getFirst()));
        var now = clock.millis();
        for (var i = 0; i < some.size(); i++) {
            some.get(i).agreed(Double.parseDouble(String.valueOf(answer.get(i + 1))), now);
        }
        buckets.together(true, gateways);
        if (!together) {
            log.info("Limits are counted together by {} gateways", gateways);
        }
        together = true;
    }

    private void notHeard(List<Bucket> some, List<Integer> taken, Throwable failure) {
        for (var i = 0; i < some.size(); i++) {
            some.get(i).notTold(taken.get(i));
            buckets.tellAgain(some.get(i));
        }
        buckets.together(false, buckets.gateways());
        if (together) {
            log.warn(
                    "Redis is away, this gateway gives one part of {} of each limit: {}",
                    buckets.gateways(),
                    failure.toString());
        }
        together = false;
    }
}
