package io.novelengine.shared.redis;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import reactor.core.publisher.Mono;

/** Says DEGRADED, not DOWN, while Redis is away: the service still answers, from PostgreSQL. */
final class RedisHealth implements ReactiveHealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED", "Redis does not answer");

    private final ReactiveRedisConnectionFactory connections;

    RedisHealth(ReactiveRedisConnectionFactory connections) {
        this.connections = connections;
    }

    @Override
    public Mono<Health> health() {
        return Mono.usingWhen(
                        Mono.fromSupplier(connections::getReactiveConnection),
                        ReactiveRedisConnection::ping,
                        ReactiveRedisConnection::closeLater)
                .map(pong -> Health.up().build())
                .timeout(Duration.ofSeconds(1))
                .onErrorResume(failure -> Mono.just(Health.status(DEGRADED).build()));
    }
}
