package io.novelengine.simulation.cast;

import io.novelengine.shared.client.ServiceClients;
import io.novelengine.shared.client.ServicesProperties;
import io.novelengine.shared.problem.FieldProblem;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.simulation.cast.CharacterApi.Operation;
import io.novelengine.simulation.cast.CharacterApi.Operations;
import io.novelengine.simulation.cast.CharacterApi.Result;
import io.novelengine.simulation.cast.CharacterApi.Said;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gets the cast of a run in one call. */
@Component
public class CastClient {

    private static final List<String> BOOKKEEPING =
            List.of("id", "version", "owner", "builtIn", "cast", "createdAt", "updatedAt");

    private final CharacterApi characters;

    CastClient(ServiceClients clients, ServicesProperties services) {
        this.characters = clients.create(CharacterApi.class, "character", services.character());
    }

    /**
     * The profiles of these characters, in their order, those with lore with what of it comes to mind in such a story; a 400
     * that names the characters that do not exist.
     *
     * @param story what the story is about, besides its characters; may be empty
     */
    public Mono<List<JsonNode>> profiles(List<String> idsOrSlugs, String story) {
        var operations = new Operations(
                idsOrSlugs.stream().map(id -> new Operation("read", id)).toList());
        return characters
                .batch(operations)
                .map(answer -> profiles(idsOrSlugs, answer.results()))
                .flatMap(profiles -> Flux.fromIterable(profiles)
                        .concatMap(profile -> remembering(profile, Memories.occasion(story, profile, profiles)))
                        .collectList());
    }

    private Mono<JsonNode> remembering(JsonNode profile, String occasion) {
        return profile instanceof ObjectNode whole && whole.remove("lore") != null
                ? characters
                        .recall(profile.path("slug").asString(), new Said(List.of(occasion)))
                        .map(recalled -> Memories.keep(
                                whole,
                                recalled.items().stream()
                                        .map(item -> item.fact().text())
                                        .toList()))
                : Mono.just(profile);
    }

    private static List<JsonNode> profiles(List<String> idsOrSlugs, List<Result> results) {
        var errors = new ArrayList<FieldProblem>();
        var profiles = new ArrayList<JsonNode>();
        for (var i = 0; i < results.size(); i++) {
            if (results.get(i).body() instanceof ObjectNode body) {
                profiles.add(body.deepCopy().remove(BOOKKEEPING));
            } else {
                errors.add(new FieldProblem("cast[" + i + "]", "there is no character '" + idsOrSlugs.get(i) + "'"));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return profiles;
    }
}
