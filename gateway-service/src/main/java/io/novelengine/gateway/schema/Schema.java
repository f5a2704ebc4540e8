package io.novelengine.gateway.schema;

import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The schema, which is made in the background as soon as PostgreSQL is there. */
@Component
public class Schema {

    private static final Duration DONE = Duration.ofDays(1);

    private final Flyway flyway;
    private volatile boolean there;

    Schema(Flyway flyway) {
        this.flyway = flyway;
    }

    /** Whether the schema is there; once it is, it stays. */
    public boolean isThere() {
        return there;
    }

    Mono<Duration> make() {
        return there
                ? Mono.just(DONE)
                : Mono.fromCallable(flyway::migrate)
                        .subscribeOn(Schedulers.boundedElastic())
                        .map(result -> {
                            there = true;
                            return DONE;
                        });
    }
}
