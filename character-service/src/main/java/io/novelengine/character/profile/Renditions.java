package io.novelengine.character.profile;

import io.novelengine.shared.cache.CacheDefinition;
import io.novelengine.shared.cache.Cached;
import io.novelengine.shared.cache.Layer;
import io.novelengine.shared.cache.LayeredCache;
import io.novelengine.shared.cache.LayeredCaches;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

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

    /** Those of the characters that have one of these ids and slugs, by what they were asked for: from memory, or one query. */
    Mono<Map<String, Rendition>> all(Collection<String> idsOrSlugs) {
        var found = new HashMap<String, Rendition>();
        var ids = new ArrayList<UUID>();
        var slugs = new ArrayList<String>();
        for (var key : idsOrSlugs) {
            var cached = characters.inMemory(key(key));
            if (cached == null) {
                Characters.uuid(key).ifPresentOrElse(ids::add, () -> slugs.add(key));
            } else if (cached.value() != null) {
                found.put(key, cached.value());
            }
        }
        if (ids.isEmpty() && slugs.isEmpty()) {
            return Mono.just(found);
        }
        return store.all(ids, slugs).map(rows -> {
            var wanted = new HashSet<>(idsOrSlugs);
            for (var row : rows) {
                Stream.of(row.id().toString(), row.slug())
                        .filter(wanted::contains)
                        .forEach(key -> found.put(key, row));
            }
            return found;
        });
    }

    /** One character from the database, whatever is cached. */
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
