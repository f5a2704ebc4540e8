package io.novelengine.character.legacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.novelengine.character.profile.Characters;
import io.novelengine.character.profile.Profile;
import io.novelengine.character.profile.StoryCharacter;
import io.novelengine.shared.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The unversioned paths of old clients, in snake case; the gateway maps {@code /characters} to them. */
@RestController
@RequestMapping("/legacy/characters")
@Tag(name = "legacy", description = "Paths of old clients, without a version")
class LegacyCharacterController {

    private static final int MOST_NAMES = 10_000;

    private final Characters characters;

    LegacyCharacterController(Characters characters) {
        this.characters = characters;
    }

    @GetMapping
    @Operation(summary = "The names of all characters")
    Mono<Names> names(Caller caller) {
        return characters.names(MOST_NAMES, caller).map(Names::new);
    }

    @GetMapping("/{name}")
    @Operation(summary = "A character by name or slug")
    Mono<LegacyCharacter> read(@PathVariable @Size(max = 120) String name, Caller caller) {
        return characters.named(name, caller).map(LegacyCharacterController::legacy);
    }

    private static LegacyCharacter legacy(StoryCharacter character) {
        var profile = character.profile();
        var relationships = new LinkedHashMap<String, Double>();
        list(profile.relationships()).forEach(bond -> relationships.put(bond.with(), bond.affinity()));
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("version", character.version());
        metadata.put("tags", list(profile.tags()));
        metadata.put("built_in", character.builtIn());
        return new LegacyCharacter(
                String.valueOf(profile.slug()),
                profile.name(),
                Objects.requireNonNullElse(profile.summary(), ""),
                traits(profile),
                "active",
                Objects.requireNonNullElse(profile.background(), ""),
                Objects.requireNonNullElse(profile.skills(), Map.of()),
                relationships,
                null,
                list(profile.possessions()),
                metadata,
                profile);
    }

    private static String traits(Profile profile) {
        return String.join(", ", list(profile.values()));
    }

    private static <T> List<T> list(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }

    /** Every name. */
    record Names(List<String> characters) {}

    /** A character in the words of the first generation. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record LegacyCharacter(
            String character_id,
            String name,
            String background_summary,
            String personality_traits,
            String current_status,
            String narrative_context,
            Map<String, Double> skills,
            Map<String, Double> relationships,
            @Nullable String current_location,
            List<String> inventory,
            Map<String, Object> metadata,
            Profile structured_data) {}
}
