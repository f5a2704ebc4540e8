package io.novelengine.character.profile;

import io.novelengine.character.profile.CharacterStore.Draft;
import io.novelengine.character.profile.CharacterStore.Found;
import io.novelengine.character.profile.CharacterStore.Idempotency;
import io.novelengine.character.profile.CharacterStore.Placed;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Digest;
import io.novelengine.shared.identity.Ids;
import io.novelengine.shared.problem.FieldProblem;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Characters: finding, creating, changing, deleting and restoring them. */
@Service
public class Characters {

    private static final int MOST_SUFFIXES = 50;

    private final CharacterStore store;
    private final Ids ids;
    private final JsonMapper json;

    Characters(CharacterStore store, Ids ids, JsonMapper json) {
        this.store = store;
        this.ids = ids;
        this.json = json;
    }

    /** The character with this id, slug or former slug; a 404 if there is none that the caller may see. */
    public Mono<StoryCharacter> get(String idOrSlug, Caller caller) {
        return uuid(idOrSlug)
                .map(id -> store.byId(id, caller))
                .orElseGet(() -> store.bySlug(idOrSlug, caller))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("character", idOrSlug)));
    }

    /** The character, if the caller may change it; a 403 otherwise. */
    public Mono<StoryCharacter> own(String idOrSlug, Caller caller) {
        return get(idOrSlug, caller).doOnNext(character -> requireOwn(character, caller));
    }

    /** The character with this slug or, whatever the case, this name; a 404 if there is none. */
    public Mono<StoryCharacter> named(String name, Caller caller) {
        return store.bySlug(name, caller)
                .switchIfEmpty(store.byName(name, caller))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("character", name)));
    }

    /** All names, at most the given number. */
    public Mono<List<String>> names(int limit, Caller caller) {
        return store.names(limit, caller);
    }

    Mono<List<Placed>> page(CharacterFilter filter, Caller caller, @Nullable Place after, int limit) {
        return store.page(filter, caller, after, limit);
    }

    /** Those of the given ids, slugs and names that exist, by what they were asked for, from one query. */
    public Mono<Map<String, StoryCharacter>> find(List<String> keys, Caller caller) {
        var uuids = keys.stream().flatMap(key -> uuid(key).stream()).toList();
        var slugs = keys.stream().filter(key -> uuid(key).isEmpty()).toList();
        return store.all(uuids, slugs, caller).map(found -> byKey(keys, found));
    }

    /** A slug leads to whom it belongs, else to whom it belonged, else to the first of that name. */
    private static Map<String, StoryCharacter> byKey(List<String> keys, List<Found> found) {
        var known = new HashMap<String, StoryCharacter>();
        found.forEach(each -> known.putIfAbsent(lower(each.character().profile().name()), each.character()));
        found.stream()
                .filter(each -> each.former() != null)
                .forEach(each -> known.put(Objects.requireNonNull(each.former()), each.character()));
        found.forEach(each -> known.put(each.character().slug(), each.character()));
        found.forEach(each -> known.put(each.character().id().toString(), each.character()));
        var result = new HashMap<String, StoryCharacter>();
        for (var key : keys) {
            var character = known.getOrDefault(key, known.get(lower(key)));
            if (character != null) {
                result.put(key, character);
            }
        }
        return result;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /**
     * The new character; the one made before, when the key was used for the same request.
     *
     * @param change how it came: {@code created}, {@code imported} or {@code copied}
     */
    public Mono<StoryCharacter> create(Profile profile, @Nullable String idempotencyKey, String change, Caller caller) {
        if (idempotencyKey == null) {
            return insert(profile, null, change, caller);
        }
        var digest = Digest.sha256(json.writeValueAsString(profile));
        return madeBefore(idempotencyKey, digest, caller)
                .switchIfEmpty(
                        Mono.defer(() -> insert(profile, new Idempotency(idempotencyKey, digest), change, caller))
                                .onErrorResume(DataIntegrityViolationException.class, race -> madeBefore(
                                                idempotencyKey, digest, caller)
                                        .switchIfEmpty(Mono.error(race))));
    }

    private Mono<StoryCharacter> madeBefore(String key, String digest, Caller caller) {
        return store.madeBy(caller.id(), key).map(made -> {
            if (!digest.equals(made.digest())) {
                throw new ProblemException(
                        Problem.CONFLICT, "The Idempotency-Key was used before, for another request.");
            }
            return made.character();
        });
    }

    private Mono<StoryCharacter> insert(
            Profile profile, @Nullable Idempotency idempotency, String change, Caller caller) {
        Function<String, Mono<StoryCharacter>> as =
                slug -> store.insert(new Draft(ids.next(), caller.id(), profile.withSlug(slug), change), idempotency);
        var slug = profile.slug();
        return slug != null
                ? as.apply(slug).switchIfEmpty(Mono.error(() -> slugTaken(slug)))
                : withFreeSlug(Slug.of(profile.name()), 1, as);
    }

    /** What the attempt makes of the first slug that is free: the given one, else with 2, 3… after it. */
    private Mono<StoryCharacter> withFreeSlug(String base, int number, Function<String, Mono<StoryCharacter>> attempt) {
        var slug = number == 1 ? base : number <= MOST_SUFFIXES ? base + "-" + number : base + "-" + unique();
        return attempt.apply(slug)
                .switchIfEmpty(Mono.defer(() -> number > MOST_SUFFIXES
                        ? Mono.error(slugTaken(slug))
                        : withFreeSlug(base, number + 1, attempt)));
    }

    private String unique() {
        var id = ids.next().toString();
        return id.substring(id.length() - 9);
    }

    /** A draft of a new character, under the slug it asks for or the first that is made from its name. */
    Draft draft(Profile profile, Caller caller) {
        var slug = profile.slug() == null ? Slug.of(profile.name()) : profile.slug();
        return new Draft(ids.next(), caller.id(), profile.withSlug(slug), "created");
    }

    /** The character with the new profile, if it still has the version that the caller saw. */
    Mono<StoryCharacter> replace(String idOrSlug, Profile profile, long version, Caller caller) {
        return own(idOrSlug, caller).flatMap(current -> {
            requireVersion(current, version);
            return change(current, profile, caller);
        });
    }

    /** The character with the merge patch applied. */
    Mono<StoryCharacter> patch(
            String idOrSlug,
            JsonNode patch,
            @Nullable Long version,
            Function<JsonNode, Mono<Profile>> read,
            Caller caller) {
        return own(idOrSlug, caller).flatMap(current -> {
            if (version != null) {
                requireVersion(current, version);
            }
            return read.apply(MergePatch.apply(json.valueToTree(current.profile()), patch))
                    .flatMap(profile -> change(current, profile, caller));
        });
    }

    private Mono<StoryCharacter> change(StoryCharacter current, Profile profile, Caller caller) {
        var slug = profile.slug() == null ? current.slug() : profile.slug();
        return store.update(current, profile.withSlug(slug), caller)
                .onErrorMap(DuplicateKeyException.class, taken -> slugTaken(slug))
                .switchIfEmpty(Mono.error(() -> stale(current)));
    }

    /** Deletes the character, which can be restored; nothing comes back. */
    Mono<Void> delete(String idOrSlug, @Nullable Long version, Caller caller) {
        return own(idOrSlug, caller).flatMap(current -> {
            if (version != null) {
                requireVersion(current, version);
            }
            return store.delete(List.of(current), caller)
                    .flatMap(gone -> gone.isEmpty() ? Mono.<Void>error(stale(current)) : Mono.empty());
        });
    }

    /** The deleted character as it was, under another slug when its own is taken by now; a 404 if none was deleted. */
    Mono<StoryCharacter> restore(String idOrSlug, Caller caller) {
        return store.deleted(uuid(idOrSlug).orElse(null), idOrSlug)
                .filter(deleted -> caller.operator() || caller.owns(deleted.owner()))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("deleted character", idOrSlug)))
                .flatMap(deleted -> withFreeSlug(
                        deleted.slug(),
                        1,
                        slug -> store.restore(deleted, deleted.profile().withSlug(slug), caller)));
    }

    static void requireOwn(StoryCharacter character, Caller caller) {
        if (character.builtIn()) {
            throw new ProblemException(
                    Problem.FORBIDDEN,
                    "'" + character.slug() + "' comes with the suite and cannot be changed. Copy it.");
        }
        if (!caller.operator() && !caller.owns(character.owner())) {
            throw new ProblemException(
                    Problem.FORBIDDEN, "'" + character.slug() + "' belongs to somebody else. Copy it.");
        }
    }

    static void requireVersion(StoryCharacter character, long version) {
        if (character.version() != version) {
            throw stale(character);
        }
    }

    static ProblemException stale(StoryCharacter character) {
        return new ProblemException(Problem.STALE, "'" + character.slug() + "' was changed meanwhile. Read it again.");
    }

    private static ProblemException slugTaken(String slug) {
        return new ProblemException(
                Problem.CONFLICT,
                "The slug '" + slug + "' is taken.",
                List.of(new FieldProblem("slug", "is taken")),
                null);
    }

    static Optional<UUID> uuid(String text) {
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
