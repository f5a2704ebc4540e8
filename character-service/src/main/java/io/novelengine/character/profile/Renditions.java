package io.novelengine.character.profile;

import io.novelengine.character.profile.RenditionCaches.Bearer;
import io.novelengine.shared.cache.CacheDefinition;
import io.novelengine.shared.cache.Cached;
import io.novelengine.shared.cache.LayeredCache;
import io.novelengine.shared.cache.LayeredCaches;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Characters as they are sent, through the caches. */
@Component
class Renditions {

    private final LayeredCache<Bearer> slugs;
    private final LayeredCache<Rendition> characters;
    private final CharacterStore store;
    private final JsonMapper json;

    Renditions(
            LayeredCaches caches,
            CacheDefinition<Bearer> slugs,
            CacheDefinition<Rendition> characters,
            CharacterStore store,
            JsonMapper json) {
        this.slugs = caches.of(slugs);
        this.characters = caches.of(characters);
        this.store = store;
        this.json = json;
    }

    /** The character with this id, slug or former slug, and the layer that answered; a 404 if there is none for the caller. */
    Mono<Cached<Rendition>> read(String idOrSlug, Caller caller) {
        return Characters.uuid(idOrSlug)
                .map(this::byId)
                .orElseGet(() -> slugs.get(idOrSlug, () -> bearer(idOrSlug)).flatMap(bearer -> byId(bearer.id())))
                .filter(found -> found.value() != null && found.value().isFor(caller))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("character", idOrSlug)));
    }

    private Mono<Cached<Rendition>> byId(UUID id) {
        return characters.read(id.toString(), () -> rendition(id));
    }

    Mono<Bearer> bearer(String slug) {
        return store.bySlug(slug, Caller.OPERATOR).map(character -> new Bearer(character.id()));
    }

    Mono<Rendition> rendition(UUID id) {
        return store.byId(id, Caller.OPERATOR)
                .map(character -> new Rendition(
                        character.id(),
                        character.slug(),
                        character.version(),
                        character.owner(),
                        character.profile().isPrivate(),
                        json.writeValueAsBytes(character)));
    }
}
