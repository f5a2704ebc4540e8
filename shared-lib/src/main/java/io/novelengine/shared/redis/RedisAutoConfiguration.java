package io.novelengine.shared.redis;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.Delay;
import io.novelengine.shared.problem.ProblemTranslator;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;

/** Redis with bounds: commands are refused while it is away, instead of piling up. */
@AutoConfiguration(after = DataRedisAutoConfiguration.class)
@ConditionalOnClass({RedisClient.class, ReactiveRedisConnectionFactory.class})
@EnableConfigurationProperties(RedisProperties.class)
public final class RedisAutoConfiguration {

    private static final Duration LONGEST_RECONNECT_DELAY = Duration.ofMillis(500); // the client's own is 30 s

    @Bean
    @ConditionalOnMissingBean(name = "boundedRedis")
    LettuceClientOptionsBuilderCustomizer boundedRedis(RedisProperties redis) {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(redis.waiting())
                .timeoutOptions(TimeoutOptions.enabled());
    }

    @Bean
    @ConditionalOnMissingBean(name = "promptReconnect")
    ClientResourcesBuilderCustomizer promptReconnect() {
        return resources -> resources.reconnectDelay(
                () -> Delay.exponential(Duration.ofMillis(10), LONGEST_RECONNECT_DELAY, 2, TimeUnit.MILLISECONDS));
    }

    @Bean
    @ConditionalOnMissingBean(name = "commandsTogether")
    ClientResourcesBuilderCustomizer commandsTogether() {
        return resources -> resources.nettyCustomizer(new CommandsTogether());
    }

    @Bean
    @ConditionalOnBean(ReactiveRedisConnectionFactory.class)
    @ConditionalOnMissingBean(name = "redisHealthContributor")
    ReactiveHealthContributor redisHealthContributor(ReactiveRedisConnectionFactory connections) {
        return new RedisHealth(connections);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @ConditionalOnMissingBean(name = "redisProblems")
    ProblemTranslator redisProblems() {
        return new RedisProblems();
    }
}
