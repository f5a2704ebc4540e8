package io.novelengine.gateway.limit;

import io.novelengine.shared.background.BackgroundLoop;
import io.novelengine.shared.identity.Ids;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.web.server.WebFilter;

/** The limits and the loop that shares their counts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitProperties.class)
class LimitConfiguration {

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(1);

    @Bean
    Buckets buckets(LimitProperties limits, Clock clock) {
        return new Buckets(limits.keys(), clock);
    }

    @Bean
    WebFilter refusalLimit(Buckets buckets, LimitProperties limits) {
        return new RefusalLimit(buckets, limits);
    }

    @Bean
    WebFilter requestLimit(Buckets buckets, LimitProperties limits) {
        return new RequestLimit(buckets, limits);
    }

    @Bean
    BackgroundLoop limitSharing(
            ReactiveStringRedisTemplate redis, Buckets buckets, LimitProperties limits, Ids ids, Clock clock) {
        var counts = new SharedCounts(redis, buckets, ids.next().toString(), limits.share(), clock);
        return new BackgroundLoop("Sharing the counts of the limits", counts::share, LONGEST, GRACE);
    }
}
