package io.novelengine.character.profile;

import io.novelengine.shared.cache.CacheDefinition;
import io.novelengine.shared.cache.Cached;
import io.novelengine.shared.cache.Layer;
import io.novelengine.shared.cache.LayeredCache;
import io.novelengine.shared.cache.LayeredCaches;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Characters as they are sent, through the cache. */
@Component
class Renditions {

    private final LayeredCache<Rendition> characters;
    private final RenditionStore store;

    Renditions(LayeredCaches caches, CacheDefinition<Rendition> characters, RenditionStore store) {
        this.characters = caches.of(characters);
        this.store = store;
    }

    /** The character with this id, slug or former slug, null if there is none, and the layer that answered. */
    CompletableFuture<Cached<Rendition>> find(String idOrSlug) {
        return characters.find(key(idOrSlug), () -> load(idOrSlug));
    }

    /** The same from the database, whatever is cached. */
    CompletableFuture<Cached<Rendition>> fresh(String idOrSlug) {
        return load(idOrSlug).thenApply(rendition -> new Cached<>(rendition, Layer.SOURCE));
    }

    /** The character from the database; null if there is none. */
    CompletableFuture<@Nullable Rendition> load(String idOrSlug) {
        var id = Characters.uuid(idOrSlug);
        return id.isPresent() ? store.byId(id.get()) : store.bySlug(idOrSlug);
    }

    private static String key(String idOrSlug) {
        return Characters.uuid(idOrSlug).map(Object::toString).orElse(idOrSlug);
    }
}
