package io.novelengine.character.profile;

import io.novelengine.shared.problem.FieldProblem;
import io.novelengine.shared.problem.ProblemException;
import jakarta.validation.Validator;
import java.util.Comparator;
import org.springframework.core.codec.DecodingException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads profiles that stand inside other JSON, as strictly as a request body. */
@Component
public class ProfileReader {

    private final JsonMapper json;
    private final Validator validator;

    ProfileReader(JsonMapper json, Validator validator) {
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        this.validator = validator;
    }

    /** The profile; a 400 that names the fields when it is not valid. */
    public Mono<Profile> read(JsonNode node) {
        return Mono.fromCallable(() -> {
                    if (!node.isObject()) {
                        throw ProblemException.invalid("body", "must be an object");
                    }
                    var profile = json.treeToValue(node, Profile.class);
                    var errors = validator.validate(profile).stream()
                            .map(violation ->
                                    new FieldProblem(violation.getPropertyPath().toString(), violation.getMessage()))
                            .sorted(Comparator.comparing(FieldProblem::field))
                            .toList();
                    if (!errors.isEmpty()) {
                        throw ProblemException.invalid(errors);
                    }
                    return profile;
                })
                .onErrorMap(JacksonException.class, e -> new DecodingException("not a profile", e));
    }
}
