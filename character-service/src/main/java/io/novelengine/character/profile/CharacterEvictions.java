package io.novelengine.character.profile;

import io.novelengine.shared.cache.CacheDefinition;
import io.novelengine.shared.cache.LayeredCache;
import io.novelengine.shared.cache.LayeredCaches;
import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes what is cached of characters void when they change. */
@Component
class CharacterEvictions {

    private static final int AT_ONCE = 512;

    private final LayeredCache<Rendition> characters;

    CharacterEvictions(LayeredCaches caches, CacheDefinition<Rendition> characters) {
        this.characters = caches.of(characters);
    }

    /** These characters changed, or came, or went; they are found by their ids, slugs and former slugs. */
    Mono<Void> of(Collection<Changed> changed) {
        return Flux.fromStream(() -> changed.stream().flatMap(CharacterEvictions::keys))
                .distinct()
                .flatMap(characters::evicted, AT_ONCE)
                .then();
    }

    private static Stream<String> keys(Changed changed) {
        return Stream.concat(Stream.of(changed.id().toString(), changed.slug()), changed.formerSlugs().stream());
    }
}
