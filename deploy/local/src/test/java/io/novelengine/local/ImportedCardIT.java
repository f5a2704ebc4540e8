package io.novelengine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A character card from elsewhere acts in a story as itself: it wants, speaks and knows what the card says. */
@ExtendWith(SuiteExtension.class)
class ImportedCardIT {

    private static final String GOAL = "raise the drowned bell of Varrow";
    private static final String PHRASE = "Salt keeps what the sea forgets.";
    private static final String ALWAYS_KNOWN = "The lamps of Varrow burn whale oil.";
    private static final String BROUGHT_TO_MIND = "Whoever wears the iron ring may not lie.";
    private static final String NEVER = "The moon over Quillon has two faces.";

    private static final String CARD = """
            {"spec":"chara_card_v3","spec_version":"3.0","data":{
              "name":"Ysolde Marrack",
              "description":"Ysolde Marrack is a stubborn salvage diver. She wants to %s.",
              "personality":"stubborn, curious, talkative","scenario":"","first_mes":"",
              "mes_example":"<START>\\n{{user}}: Why do you dive?\\n{{char}}: \\"%s\\"",
              "creator_notes":"","system_prompt":"","post_history_instructions":"","alternate_greetings":[],
              "group_only_greetings":[],"tags":["salvage"],"creator":"","character_version":"1","extensions":{},
              "character_book":{"extensions":{},"entries":[
                {"keys":[],"content":"%s","extensions":{},"enabled":true,"insertion_order":1,"constant":true,"use_regex":false},
                {"keys":["Holmes"],"content":"%s","extensions":{},"enabled":true,"insertion_order":2,"use_regex":false},
                {"keys":["zzyzx"],"content":"%s","extensions":{},"enabled":true,"insertion_order":3,"use_regex":false}]}}}
            """.formatted(GOAL, PHRASE, ALWAYS_KNOWN, BROUGHT_TO_MIND, NEVER);

    @Test
    void wantsSpeaksAndKnowsWhatItsCardSays(Api api, Simulations simulations) {
        JsonNode imported =
                api.post("/api/v1/characters/import", CARD).expect(201).json();
        String slug = imported.at("/character/slug").asString();
        List<String> cast = List.of(slug, "sherlock-holmes");
        assertThat(api.read("/api/v1/characters/" + slug).path("goals").toString())
                .contains(GOAL);

        List<JsonNode> turns = new ArrayList<>();
        for (int seed = 1; seed <= 4; seed++) {
            String id = simulations.start(Simulations.request("nine-berths", cast, 120, seed));
            simulations.completed(id);
            turns.addAll(simulations.turns(id));
        }
        String log = turns.stream().map(JsonNode::toString).collect(Collectors.joining("\n"));

        assertThat(log).as("its voice").contains(PHRASE);
        assertThat(log).as("what it always knows").contains(ALWAYS_KNOWN);
        assertThat(log).as("what the others bring to its mind").contains(BROUGHT_TO_MIND);
        assertThat(log).as("what nothing brings to its mind").doesNotContain(NEVER);
        assertThat(turns.stream()
                        .flatMap(turn -> turn.path("events").valueStream())
                        .filter(event -> event.path("actor").asString().equals(slug))
                        .flatMap(event -> event.path("reasons").valueStream())
                        .map(reason -> reason.path("motive").asString()))
                .as("what it wants moves it")
                .anyMatch(motive -> motive.startsWith("aim"));
    }
}
