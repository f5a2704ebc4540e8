package io.novelengine.character.cast;

import io.novelengine.character.profile.Characters;
import io.novelengine.character.profile.Slug;
import io.novelengine.character.profile.StoryCharacter;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.FieldProblem;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Casts: finding, making, changing and dissolving them. */
@Service
class Casts {

    private static final int MOST_SUFFIXES = 50;

    private final CastStore store;
    private final Characters characters;

    Casts(CastStore store, Characters characters) {
        this.store = store;
        this.characters = characters;
    }

    Mono<StoryCast> get(String slug, Caller caller) {
        return store.bySlug(slug, caller).switchIfEmpty(Mono.error(() -> ProblemException.notFound("cast", slug)));
    }

    Mono<StoryCast> create(CastDraft draft, Caller caller) {
        return members(draft, caller).flatMap(members -> {
            var slug = draft.slug();
            return slug == null
                    ? withFreeSlug(Slug.of(draft.title()), 1, draft, members, caller)
                    : store.insert(slug, draft, members, caller).switchIfEmpty(Mono.error(() -> taken(slug)));
        });
    }

    private Mono<StoryCast> withFreeSlug(String base, int number, CastDraft draft, List<UUID> members, Caller caller) {
        var slug = number == 1 ? base : base + "-" + number;
        return store.insert(slug, draft, members, caller)
                .switchIfEmpty(Mono.defer(() -> number == MOST_SUFFIXES
                        ? Mono.error(taken(slug))
                        : withFreeSlug(base, number + 1, draft, members, caller)));
    }

    Mono<StoryCast> replace(String slug, CastDraft draft, long version, Caller caller) {
        return own(slug, version, caller).flatMap(current -> members(draft, caller)
                .flatMap(members -> store.update(current, draft, members, caller))
                .switchIfEmpty(Mono.error(() -> stale(slug))));
    }

    Mono<Void> delete(String slug, long version, Caller caller) {
        return own(slug, version, caller)
                .flatMap(store::delete)
                .flatMap(rows -> rows == 1 ? Mono.empty() : Mono.error(stale(slug)));
    }

    private Mono<StoryCast> own(String slug, long version, Caller caller) {
        return get(slug, caller).doOnNext(cast -> {
            if (cast.builtIn() || !(caller.operator() || caller.owns(cast.owner()))) {
                throw new ProblemException(Problem.FORBIDDEN, "The cast '" + slug + "' is not yours to change.");
            }
            if (cast.version() != version) {
                throw stale(slug);
            }
        });
    }

    /** The ids of the members, in order; a 400 that names those that do not exist. */
    private Mono<List<UUID>> members(CastDraft draft, Caller caller) {
        return characters.find(draft.characters(), caller).map(found -> {
            var unknown = new ArrayList<FieldProblem>();
            var ids = new ArrayList<UUID>();
            for (var i = 0; i < draft.characters().size(); i++) {
                member(draft.characters().get(i), i, found, ids, unknown);
            }
            if (!unknown.isEmpty()) {
                throw ProblemException.invalid(unknown);
            }
            return List.copyOf(ids);
        });
    }

    private static void member(
            String key, int index, Map<String, StoryCharacter> found, List<UUID> ids, List<FieldProblem> unknown) {
        var character = found.get(key);
        if (character == null) {
            unknown.add(new FieldProblem("characters[" + index + "]", "there is no character '" + key + "'"));
        } else {
            ids.add(character.id());
        }
    }

    private static ProblemException taken(String slug) {
        return new ProblemException(
                Problem.CONFLICT,
                "The slug '" + slug + "' is taken.",
                List.of(new FieldProblem("slug", "is taken")),
                null);
    }

    private static ProblemException stale(String slug) {
        return new ProblemException(Problem.STALE, "The cast '" + slug + "' was changed meanwhile. Read it again.");
    }
}
