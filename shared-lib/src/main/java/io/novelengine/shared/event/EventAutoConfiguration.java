package io.novelengine.shared.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.novelengine.shared.background.BackgroundLoop;
import io.novelengine.shared.database.Database;
import io.novelengine.shared.database.DatabaseAutoConfiguration;
import io.novelengine.shared.identity.Ids;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outbox and its relay for services that set {@code novel.events.announce=true}, and a consumer for those that have an
 * {@link EventHandler}.
 */
@AutoConfiguration(after = {DatabaseAutoConfiguration.class, DataRedisReactiveAutoConfiguration.class})
@ConditionalOnClass(ReactiveStringRedisTemplate.class)
@EnableConfigurationProperties(EventProperties.class)
public final class EventAutoConfiguration {

    private static final Duration STEP_DEADLINE = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** What announces events. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("novel.events.announce")
    static class Announcing {

        @Bean
        @ConditionalOnMissingBean
        Outbox outbox(Database database, JsonMapper json, Ids ids, Clock clock, EventProperties properties) {
            return new Outbox(database, json, ids, clock, properties);
        }

        @Bean
        @ConditionalOnMissingBean(name = "outboxRelay")
        BackgroundLoop outboxRelay(
                Database database,
                ReactiveStringRedisTemplate redis,
                EventProperties properties,
                Environment environment,
                Clock clock,
                Ids ids) {
            var source = environment.getRequiredProperty("spring.application.name");
            var relay = new OutboxRelay(database, redis, properties, source, clock, ids);
            return new BackgroundLoop("outbox relay", relay::step, STEP_DEADLINE, GRACE);
        }
    }

    @Bean
    @ConditionalOnBean(EventHandler.class)
    @ConditionalOnMissingBean(name = "eventConsumer")
    BackgroundLoop eventConsumer(
            ReactiveStringRedisTemplate redis,
            EventHandler handler,
            EventProperties properties,
            JsonMapper json,
            Clock clock,
            Ids ids,
            MeterRegistry meters) {
        var unreadable = Counter.builder("novel.events.unreadable")
                .description("Events that could not be read and were left out")
                .register(meters);
        var consumer = new EventConsumer(
                redis, handler, properties, json, clock, unreadable, ids.next().toString());
        return new BackgroundLoop("event consumer", consumer::step, STEP_DEADLINE, GRACE);
    }
}
