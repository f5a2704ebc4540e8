package io.novelengine.character.lore;

import io.novelengine.character.profile.Characters;
import io.novelengine.character.profile.Profile.Fact;
import io.novelengine.shared.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What comes to a character's mind, over HTTP. */
@RestController
@RequestMapping("/api/v1/characters/{idOrSlug}/lore")
@Tag(name = "lore", description = "Facts of a character's world")
class LoreController {

    private final Characters characters;

    LoreController(Characters characters) {
        this.characters = characters;
    }

    @PostMapping("/recall")
    @Operation(summary = "The facts that texts bring to a character's mind, in the order of telling")
    Mono<Recalled> recall(@PathVariable @Size(max = 80) String idOrSlug, @Valid @RequestBody Said said, Caller caller) {
        return characters
                .get(idOrSlug, caller)
                .publishOn(Schedulers.boundedElastic())
                .map(character -> {
                    var lore = character.profile().lore();
                    if (lore == null) {
                        return new Recalled(List.of());
                    }
                    var before = new TreeSet<>(said.before() == null ? List.<Integer>of() : said.before());
                    var indexes = new Recall(lore, said.turn() == null ? 1 : said.turn(), before).of(said.texts());
                    return new Recalled(indexes.stream()
                            .map(index -> new Remembered(index, lore.facts().get(index)))
                            .toList());
                });
    }

    /**
     * What was said.
     *
     * @param texts the latest last
     * @param turn number of the turn, 1 when absent
     * @param before indexes of the facts that came to mind at earlier turns
     */
    record Said(
            @NotNull @Size(max = 200) List<@NotNull @Size(max = 20_000) String> texts,
            @Nullable @Min(1) @Max(1_000_000) Integer turn,
            @Nullable @Size(max = 200) List<@NotNull Integer> before) {}

    /** A fact, and its index among the character's. */
    record Remembered(int index, Fact fact) {}

    /** What comes to mind. */
    record Recalled(List<Remembered> items) {}
}
