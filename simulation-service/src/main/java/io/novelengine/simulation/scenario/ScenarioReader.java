package io.novelengine.simulation.scenario;

import io.novelengine.shared.problem.FieldProblem;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.simulation.engine.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.core.codec.DecodingException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads scenarios strictly: known fields only, and every id that is named must exist. */
@Component
public class ScenarioReader {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
    private static final int MOST_PARTS = 60;
    private static final int LONGEST_TEXT = 4_000;

    private final JsonMapper json;

    ScenarioReader(JsonMapper json) {
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }

    /** The scenario; a 400 that names the fields when it is not valid. */
    public Scenario read(JsonNode node) {
        var errors = new ArrayList<FieldProblem>();
        if (!node.isObject()) {
            throw ProblemException.invalid("scenario", "must be an object");
        }
        if (node.path("title").asString("").isBlank()) {
            errors.add(new FieldProblem("title", "must not be blank"));
        }
        lengths(node, "", errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        try {
            var scenario = json.treeToValue(node, Scenario.class);
            check(scenario, errors);
            if (!errors.isEmpty()) {
                throw ProblemException.invalid(errors);
            }
            return scenario;
        } catch (JacksonException e) {
            throw new DecodingException("not a scenario", e);
        }
    }

    private static void lengths(JsonNode node, String path, List<FieldProblem> errors) {
        if (node.isString() && node.asString().length() > LONGEST_TEXT) {
            errors.add(new FieldProblem(path, "must have at most " + LONGEST_TEXT + " characters"));
        }
        if (node.isArray() && node.size() > MOST_PARTS) {
            errors.add(new FieldProblem(path, "must have at most " + MOST_PARTS + " entries"));
            return;
        }
        for (var i = 0; node.isArray() && i < node.size(); i++) {
            lengths(node.get(i), path + "[" + i + "]", errors);
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> lengths(
                            field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), errors));
        }
    }

    private static void check(Scenario scenario, List<FieldProblem> errors) {
        if (!SLUG.matcher(scenario.slug()).matches()) {
            errors.add(new FieldProblem("slug", "must be lower-case letters, digits and hyphens, at most 80"));
        }
        var places = ids("places", scenario.places(), Scenario.Place::id, errors);
        var items = ids("items", scenario.items(), Scenario.Item::id, errors);
        var roles = ids("roles", scenario.roles(), Scenario.Role::id, errors);
        var secrets = ids("secrets", scenario.secrets(), Scenario.Secret::id, errors);
        for (var i = 0; i < scenario.places().size(); i++) {
            for (var link : scenario.places().get(i).links()) {
                known("places[" + i + "].links", link, places, errors);
            }
        }
        for (var i = 0; i < scenario.items().size(); i++) {
            known("items[" + i + "].at", scenario.items().get(i).at(), places, errors);
            known("items[" + i + "].holder", scenario.items().get(i).holder(), roles, errors);
        }
        var objects = new TreeSet<String>();
        List.of(places, items, roles, secrets).forEach(objects::addAll);
        for (var i = 0; i < scenario.roles().size(); i++) {
            var role = scenario.roles().get(i);
            known("roles[" + i + "].against", role.against(), roles, errors);
            known("roles[" + i + "].at", role.at(), places, errors);
            known("roles[" + i + "].goal.object", role.goal().object(), objects, errors);
            known("roles[" + i + "].goal.to", role.goal().to(), roles, errors);
        }
        for (var i = 0; i < scenario.secrets().size(); i++) {
            var secret = scenario.secrets().get(i);
            known("secrets[" + i + "].about", secret.about(), objects, errors);
            known("secrets[" + i + "].holder", secret.holder(), roles, errors);
            known("secrets[" + i + "].place", secret.place(), places, errors);
        }
        var texts = new TreeSet<>(scenario.texts().keySet());
        places.forEach(place -> texts.add("place." + place));
        scenario.wordings().keySet().forEach(key -> known("wordings", key, texts, errors));
    }

    private static <T> Set<String> ids(String field, List<T> parts, Function<T, String> id, List<FieldProblem> errors) {
        var ids = new TreeSet<String>();
        for (var i = 0; i < parts.size(); i++) {
            if (!ids.add(id.apply(parts.get(i)))) {
                errors.add(new FieldProblem(field + "[" + i + "].id", "is there twice"));
            }
        }
        return ids;
    }

    private static void known(String field, String id, Set<String> ids, List<FieldProblem> errors) {
        if (!id.isEmpty() && !ids.contains(id)) {
            errors.add(new FieldProblem(field, "names '" + id + "', which the scenario does not have"));
        }
    }
}
