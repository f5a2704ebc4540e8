package io.novelengine.shared.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.novelengine.shared.background.BackgroundLoop;
import io.novelengine.shared.redis.CommandsTogether;
import io.novelengine.shared.testing.Backends;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One instance with one cache, on the Redis of the tests; messages from other instances can be lost on purpose. */
final class CacheNode<T> implements AutoCloseable {

    private static final int PENDING = 50;

    private final ClientResources resources = ClientResources.builder()
            .reconnectDelay(Delay.constant(Duration.ofMillis(20)))
            .nettyCustomizer(new CommandsTogether())
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .build();
    private final RedisClient client = RedisClient.create(resources);
    final RedisStore redis;
    final LayeredCache<T> cache;
    final LayeredCaches caches;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BackgroundLoop upkeep;

    CacheNode(CacheDefinition<T> definition, String service, Duration bound) {
        this(
                definition,
                service,
                bound,
                List.of(),
                () -> false,
                Backends.redis().port());
    }

    CacheNode(
            CacheDefinition<T> definition,
            String service,
            Duration bound,
            List<Store> farther,
            BooleanSupplier loses,
            int port) {
        this(definition, service, bound, farther, loses, port, PENDING);
    }

    CacheNode(
            CacheDefinition<T> definition,
            String service,
            Duration bound,
            List<Store> farther,
            BooleanSupplier loses,
            int port,
            int pending) {
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled())
                .build());
        var properties = properties(bound, pending);
        var address = RedisURI.builder()
                .withHost(Backends.redis().host())
                .withPort(port)
                .withTimeout(Duration.ofSeconds(1))
                .build();
        var holder = new ArrayList<LayeredCache<T>>();
        redis = new RedisStore(
                client,
                address,
                service,
                UUID.randomUUID().toString(),
                CircuitBreaker.of(
                        "cache-redis",
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(20)
                                .minimumNumberOfCalls(10)
                                .waitDurationInOpenState(Duration.ofMillis(100))
                                .build()),
                properties,
                Ticker.systemTicker(),
                (name, key) -> received(holder, key, loses));
        var stores = new ArrayList<Store>(List.of(redis));
        stores.addAll(farther);
        var instance = UUID.randomUUID().toString();
        var count = new AtomicLong();
        var measured = new CacheMeters(meters, definition.name());
        var lower = new Lower<>(
                definition,
                properties,
                stores,
                () -> instance + count.incrementAndGet(),
                System::currentTimeMillis,
                measured);
        cache = new LayeredCache<>(
                definition, bound, lower, Ticker.systemTicker(), ForkJoinPool.commonPool(), measured);
        holder.add(cache);
        caches = new LayeredCaches(List.of(cache), 100, redis, null);
        upkeep = new BackgroundLoop(
                "upkeep",
                () -> caches.tend().thenReturn(Duration.ofMillis(20)),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1));
        redis.connect().exceptionally(failure -> null).join();
        upkeep.start();
    }

    private void received(List<LayeredCache<T>> holder, @Nullable String key, BooleanSupplier loses) {
        if (!holder.isEmpty() && !loses.getAsBoolean()) {
            holder.getFirst().drop(key);
        }
    }

    static CacheProperties properties(Duration bound) {
        return properties(bound, PENDING);
    }

    private static CacheProperties properties(Duration bound, int pending) {
        return new CacheProperties(
                bound,
                Duration.ofMillis(100),
                Duration.ofSeconds(2),
                Duration.ofMillis(60),
                pending,
                256,
                100,
                Duration.ofSeconds(1),
                Map.of());
    }

    @Override
    public void close() {
        upkeep.stop();
        redis.close();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        resources.shutdown(0, 2, java.util.concurrent.TimeUnit.SECONDS);
    }
}
