package io.novelengine.character.profile;

import io.novelengine.character.profile.RenditionCaches.Bearer;
import io.novelengine.shared.cache.CacheDefinition;
import io.novelengine.shared.cache.LayeredCache;
import io.novelengine.shared.cache.LayeredCaches;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes what is cached of characters void when they change. */
@Component
class CharacterEvictions {

    private final LayeredCache<Bearer> slugs;
    private final LayeredCache<Rendition> characters;

    CharacterEvictions(LayeredCaches caches, CacheDefinition<Bearer> slugs, CacheDefinition<Rendition> characters) {
        this.slugs = caches.of(slugs);
        this.characters = caches.of(characters);
    }

    /** The character changed, or came, or went; its slug may have been another before. */
    Mono<Void> of(StoryCharacter now, String before) {
        return of(List.of(now.id()), List.of(now.slug(), before));
    }

    /** These characters changed, or came, or went, and kept their slugs. */
    Mono<Void> of(Collection<StoryCharacter> changed) {
        return of(
                changed.stream().map(StoryCharacter::id).toList(),
                changed.stream().map(StoryCharacter::slug).toList());
    }

    private Mono<Void> of(Collection<UUID> ids, Collection<String> names) {
        return Flux.concat(
                        Flux.fromIterable(ids).map(id -> characters.evicted(id.toString())),
                        Flux.fromIterable(names).distinct().map(slugs::evicted))
                .flatMap(eviction -> eviction, 64)
                .then();
    }
}
