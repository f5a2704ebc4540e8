package io.novelengine.character.profile;

import io.novelengine.character.profile.CharacterStore.Idempotency;
import io.novelengine.shared.identity.Digest;
import io.novelengine.shared.identity.Ids;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Characters: finding, creating, changing and deleting them. */
@Service
public class Characters {

    private static final String OWNER = "operator";
    private static final int MOST_SUFFIXES = 20;

    private final CharacterStore store;
    private final Ids ids;
    private final JsonMapper json;

    Characters(CharacterStore store, Ids ids, JsonMapper json) {
        this.store = store;
        this.ids = ids;
        this.json = json;
    }

    /** The character with this id or slug; a 404 if there is none. */
    public Mono<StoryCharacter> get(String idOrSlug) {
        return uuid(idOrSlug)
                .map(store::byId)
                .orElseGet(() -> store.bySlug(idOrSlug))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("character", idOrSlug)));
    }

    /** The character with this slug or, whatever the case, this name; a 404 if there is none. */
    public Mono<StoryCharacter> named(String name) {
        return store.bySlug(name)
                .switchIfEmpty(store.byName(name))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("character", name)));
    }

    /** All names, at most the given number. */
    public Mono<List<String>> names(int limit) {
        return store.names(limit);
    }

    Mono<List<StoryCharacter>> page(CharacterFilter filter, @Nullable String afterSlug, int limit) {
        return store.page(filter, afterSlug, limit);
    }

    /** Those of the given ids, slugs and names that exist, by what they were asked for, from one query. */
    Mono<Map<String, StoryCharacter>> find(List<String> keys) {
        var uuids = keys.stream().flatMap(key -> uuid(key).stream()).toList();
        var slugs = keys.stream().filter(key -> uuid(key).isEmpty()).toList();
        return store.all(uuids, slugs).map(found -> {
            var known = new HashMap<String, StoryCharacter>();
            found.forEach(
                    character -> known.putIfAbsent(lower(character.profile().name()), character));
            found.forEach(
                    character -> known.put(String.valueOf(character.profile().slug()), character));
            found.forEach(character -> known.put(character.id().toString(), character));
            var result = new HashMap<String, StoryCharacter>();
            for (var key : keys) {
                var character = known.getOrDefault(key, known.get(lower(key)));
                if (character != null) {
                    result.put(key, character);
                }
            }
            return result;
        });
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The new character; the one made before, when the key was used for the same request. */
    Mono<StoryCharacter> create(Profile profile, @Nullable String idempotencyKey) {
        if (idempotencyKey == null) {
            return insert(profile, null);
        }
        var digest = Digest.sha256(json.writeValueAsString(profile));
        return madeBefore(idempotencyKey, digest)
                .switchIfEmpty(Mono.defer(() -> insert(profile, new Idempotency(idempotencyKey, digest)))
                        .onErrorResume(
                                org.springframework.dao.DataIntegrityViolationException.class,
                                race -> madeBefore(idempotencyKey, digest).switchIfEmpty(Mono.error(race))));
    }

    private Mono<StoryCharacter> madeBefore(String key, String digest) {
        return store.madeBy(key).map(made -> {
            if (!digest.equals(made.digest())) {
                throw new ProblemException(
                        Problem.CONFLICT, "The Idempotency-Key was used before, for another request.");
            }
            return made.character();
        });
    }

    private Mono<StoryCharacter> insert(Profile profile, @Nullable Idempotency idempotency) {
        var slug = profile.slug();
        return slug != null
                ? insertAs(slug, profile, idempotency).switchIfEmpty(Mono.error(() -> slugTaken(slug)))
                : insertWithFreeSlug(Slug.of(profile.name()), 1, profile, idempotency);
    }

    private Mono<StoryCharacter> insertWithFreeSlug(
            String base, int number, Profile profile, @Nullable Idempotency idempotency) {
        var slug = number == 1 ? base : base + "-" + number;
        return insertAs(slug, profile, idempotency)
                .switchIfEmpty(Mono.defer(() -> number >= MOST_SUFFIXES
                        ? Mono.error(slugTaken(slug))
                        : insertWithFreeSlug(base, number + 1, profile, idempotency)));
    }

    private Mono<StoryCharacter> insertAs(String slug, Profile profile, @Nullable Idempotency idempotency) {
        return store.insert(ids.next(), OWNER, profile.withSlug(slug), idempotency);
    }

    /** The character with the new profile, if it still has the version that the caller saw. */
    Mono<StoryCharacter> replace(String idOrSlug, Profile profile, long version) {
        return get(idOrSlug).flatMap(current -> {
            requireOwn(current);
            requireVersion(current, version);
            return change(current, profile);
        });
    }

    /** The character with the merge patch applied. */
    Mono<StoryCharacter> patch(
            String idOrSlug, JsonNode patch, @Nullable Long version, Function<JsonNode, Mono<Profile>> read) {
        return get(idOrSlug).flatMap(current -> {
            requireOwn(current);
            if (version != null) {
                requireVersion(current, version);
            }
            return read.apply(MergePatch.apply(json.valueToTree(current.profile()), patch))
                    .flatMap(profile -> change(current, profile));
        });
    }

    private Mono<StoryCharacter> change(StoryCharacter current, Profile profile) {
        var slug = profile.slug() == null ? String.valueOf(current.profile().slug()) : profile.slug();
        return store.update(current, profile.withSlug(slug))
                .onErrorMap(org.springframework.dao.DuplicateKeyException.class, taken -> slugTaken(slug))
                .switchIfEmpty(Mono.error(() -> stale(current)));
    }

    /** Deletes the character; nothing comes back. */
    Mono<Void> delete(String idOrSlug, @Nullable Long version) {
        return get(idOrSlug).flatMap(current -> {
            requireOwn(current);
            if (version != null) {
                requireVersion(current, version);
            }
            return store.delete(current).flatMap(rows -> rows == 1 ? Mono.<Void>empty() : Mono.error(stale(current)));
        });
    }

    private static void requireOwn(StoryCharacter character) {
        if (character.builtIn()) {
            throw new ProblemException(
                    Problem.FORBIDDEN,
                    "'" + character.profile().slug() + "' comes with the suite and cannot be changed. Copy it.");
        }
    }

    private static void requireVersion(StoryCharacter character, long version) {
        if (character.version() != version) {
            throw stale(character);
        }
    }

    private static ProblemException stale(StoryCharacter character) {
        return new ProblemException(
                Problem.STALE, "'" + character.profile().slug() + "' was changed meanwhile. Read it again.");
    }

    private static ProblemException slugTaken(String slug) {
        return new ProblemException(
                Problem.CONFLICT,
                "The slug '" + slug + "' is taken.",
                List.of(new io.novelengine.shared.problem.FieldProblem("slug", "is taken")),
                null);
    }

    private static Optional<UUID> uuid(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
