package io.novelengine.shared.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.micrometer.core.instrument.MeterRegistry;
import io.novelengine.shared.background.BackgroundLoop;
import io.novelengine.shared.database.Database;
import io.novelengine.shared.database.DatabaseAutoConfiguration;
import io.novelengine.shared.identity.IdentityAutoConfiguration;
import io.novelengine.shared.identity.Ids;
import io.novelengine.shared.redis.RedisAutoConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The caches of services that declare {@link CacheDefinition}s. */
@AutoConfiguration(
        after = {
            DatabaseAutoConfiguration.class,
            DataRedisAutoConfiguration.class,
            RedisAutoConfiguration.class,
            IdentityAutoConfiguration.class
        },
        beforeName = "org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration")
@ConditionalOnClass({Caffeine.class, CacheManager.class, LettuceConnectionFactory.class})
@ConditionalOnBean({CacheDefinition.class, LettuceConnectionFactory.class})
@EnableConfigurationProperties(CacheProperties.class)
public final class CacheAutoConfiguration {

    private static final Duration STEP = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration TEND = Duration.ofMillis(200);
    private static final Duration REMEMBER = Duration.ofSeconds(30);

    @Bean
    @ConditionalOnMissingBean
    LayeredCaches layeredCaches(
            ObjectProvider<CacheDefinition<?>> definitions,
            CacheProperties properties,
            LettuceConnectionFactory connections,
            ObjectProvider<Database> database,
            Environment environment,
            Ids ids,
            Clock clock,
            MeterRegistry meters) {
        var caches = new AtomicReference<@Nullable LayeredCaches>();
        var redis = new RedisStore(
                (RedisClient) connections.getRequiredNativeClient(),
                address(connections),
                environment.getRequiredProperty("spring.application.name"),
                ids.next().toString(),
                breaker(meters),
                properties,
                Ticker.systemTicker(),
                (cache, key) -> {
                    var known = caches.get();
                    if (known != null) {
                        known.evicted(cache, key);
                    }
                });
        var defined = definitions.orderedStream().toList();
        var postgres =
                defined.stream().anyMatch(CacheDefinition::dear) ? new PostgresStore(database.getObject()) : null;
        var made = new ArrayList<LayeredCache<?>>();
        for (var definition : defined) {
            made.add(cache(definition, properties, redis, postgres, ids, clock, meters));
        }
        var all = new LayeredCaches(made, properties.hot(), redis, postgres);
        caches.set(all);
        return all;
    }

    private static RedisURI address(LettuceConnectionFactory connections) {
        var standalone = connections.getStandaloneConfiguration();
        var address = RedisURI.builder()
                .withHost(standalone.getHostName())
                .withPort(standalone.getPort())
                .withDatabase(standalone.getDatabase())
                .withSsl(connections.isUseSsl())
                .withTimeout(Duration.ofSeconds(1));
        if (standalone.getPassword().isPresent()) {
            var password = standalone.getPassword().get();
            var user = standalone.getUsername();
            address = user == null ? address.withPassword(password) : address.withAuthentication(user, password);
        }
        return address.build();
    }

    private static CircuitBreaker breaker(MeterRegistry meters) {
        var registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .waitDurationInOpenState(Duration.ofMillis(500))
                .permittedNumberOfCallsInHalfOpenState(5)
                .maxWaitDurationInHalfOpenState(Duration.ofSeconds(5))
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
        return registry.circuitBreaker("cache-redis");
    }

    static <T> LayeredCache<T> cache(
            CacheDefinition<T> definition,
            CacheProperties properties,
            Store redis,
            @Nullable PostgresStore postgres,
            Ids ids,
            Clock clock,
            MeterRegistry meters) {
        var limited = properties.limit(definition);
        var stores = new ArrayList<Store>();
        stores.add(redis);
        if (definition.dear() && postgres != null) {
            stores.add(postgres);
        }
        var measured = new CacheMeters(meters, definition.name());
        var instance = ids.next().toString();
        var count = new AtomicLong();
        var lower = new Lower<>(
                limited, properties, stores, () -> instance + count.incrementAndGet(), clock::millis, measured);
        return new LayeredCache<>(
                limited, properties.bound(), lower, Ticker.systemTicker(), ForkJoinPool.commonPool(), measured);
    }

    @Bean
    @ConditionalOnMissingBean(name = "cacheUpkeep")
    BackgroundLoop cacheUpkeep(LayeredCaches caches) {
        return new BackgroundLoop("cache upkeep", () -> caches.tend().thenReturn(TEND), STEP, GRACE);
    }

    @Bean
    @ConditionalOnMissingBean(name = "cacheMemory")
    BackgroundLoop cacheMemory(LayeredCaches caches) {
        return new BackgroundLoop("memory of hot keys", () -> caches.remember().thenReturn(REMEMBER), STEP, GRACE);
    }

    @Bean
    @ConditionalOnMissingBean(name = "cacheWarming")
    ApplicationRunner cacheWarming(LayeredCaches caches, CacheProperties properties) {
        return new Warming(caches, properties.warming());
    }
}
