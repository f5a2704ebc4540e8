package io.novelengine.character.profile;

import io.novelengine.shared.cache.CacheDefinition;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** What is cached of characters: whose a slug is, and how a character is sent. */
@Configuration(proxyBeanMethods = false)
class RenditionCaches {

    /** Whose a slug is now or, if nobody has it, was last. */
    record Bearer(UUID id) {}

    @Bean
    CacheDefinition<Bearer> slugCache(ObjectProvider<Renditions> renditions) {
        return CacheDefinition.of("slugs", Bearer.class).withMaxBytes(8L << 20).withSource(slug -> Mono.defer(
                        () -> renditions.getObject().bearer(slug))
                .toFuture());
    }

    @Bean
    CacheDefinition<Rendition> characterCache(ObjectProvider<Renditions> renditions) {
        return CacheDefinition.of("characters", Rendition.class)
                .withMaxBytes(48L << 20)
                .withSource(id -> Mono.defer(() -> renditions.getObject().rendition(UUID.fromString(id)))
                        .toFuture());
    }
}
