package io.novelengine.gateway.session;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveRedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializationContext;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.session.data.redis.ReactiveRedisSessionRepository;

/** Sessions are kept in Redis. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionProperties.class)
class SessionConfiguration {

    @Bean
    ReactiveRedisSessionRepository sessionRepository(
            ReactiveRedisConnectionFactory connections, SessionProperties settings) {
        var values = RedisSerializationContext.<String, Object>newSerializationContext(RedisSerializer.string())
                .hashKey(RedisSerializer.string())
                .value(new PlainValues())
                .hashValue(new PlainValues())
                .build();
        var repository = new ReactiveRedisSessionRepository(new ReactiveRedisTemplate<>(connections, values));
        repository.setRedisKeyNamespace("novel:sessions");
        repository.setDefaultMaxInactiveInterval(settings.idle());
        return repository;
    }
}
