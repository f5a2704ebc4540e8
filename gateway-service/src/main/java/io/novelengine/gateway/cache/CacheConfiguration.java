package io.novelengine.gateway.cache;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.novelengine.shared.background.BackgroundLoop;
import io.novelengine.shared.identity.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** The cache of answers, with its metrics and its ear for the other gateways. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "novel.gateway.cache.enabled", matchIfMissing = true)
@EnableConfigurationProperties(CacheProperties.class)
class CacheConfiguration {

    private static final Duration GRACE = Duration.ofMillis(100);

    @Bean
    Changes changes(Clock clock) {
        return new Changes(clock);
    }

    @Bean
    ChangeNews changeNews(ReactiveStringRedisTemplate redis, Changes changes, Ids ids) {
        return new ChangeNews(redis, changes, ids.next().toString());
    }

    @Bean
    ResponseCache responseCache(Changes changes, ChangeNews news, CacheProperties settings, Clock clock) {
        return new ResponseCache(changes, news, settings, clock);
    }

    @Bean
    MeterBinder responseCacheMetrics(ResponseCache cache) {
        return registry -> CaffeineCacheMetrics.monitor(registry, cache.copies(), "gateway-responses", List.of());
    }

    @Bean
    BackgroundLoop changeTelling(ChangeNews news) {
        return new BackgroundLoop("Telling of changes", news::spread, Duration.ofSeconds(10), GRACE);
    }

    @Bean
    BackgroundLoop changeListening(ChangeNews news) {
        return new BackgroundLoop("Listening for changes", news::listen, ChangeNews.LONGEST, GRACE);
    }
}
