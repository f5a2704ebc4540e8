package io.novelengine.character.profile;

import io.novelengine.shared.background.BackgroundLoop;
import io.novelengine.shared.database.Database;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Removes for good what was deleted long ago, little by little. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionProperties.class)
class Purge {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(1);

    @Bean
    BackgroundLoop characterPurge(Database database, RetentionProperties retention) {
        return new BackgroundLoop(
                "purge of deleted characters",
                () -> step(database, retention).map(gone -> gone < retention.most() ? retention.every() : SOON),
                STEP,
                GRACE);
    }

    /** Removes as many as are removed at once, and tells how many there were. */
    static Mono<Long> step(Database database, RetentionProperties retention) {
        return database.sql("""
                        delete from story_character where id in (
                            select id from story_character
                            where deleted_at < now() - make_interval(secs => :seconds)
                            order by deleted_at limit :most for update skip locked)""")
                .bind("seconds", (double) retention.deleted().toSeconds())
                .bind("most", retention.most())
                .update();
    }
}
