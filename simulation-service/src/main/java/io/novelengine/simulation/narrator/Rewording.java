package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Scenario;
import io.novelengine.simulation.narrator.frames.Alternatives;
import io.novelengine.simulation.narrator.frames.Dice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The wordings of a scenario's texts that one story keeps to: the text itself or one of those the scenario offers. */
final class Rewording {

    private final Map<String, String> worded = new HashMap<>();
    private final Map<String, List<String>> details = new HashMap<>();

    private Rewording() {}

    static Rewording of(Scenario scenario, Dice dice) {
        var rewording = new Rewording();
        scenario.texts().forEach((key, text) -> {
            var others = scenario.wordings().getOrDefault(key, List.of());
            var own = dice.branch(key);
            var chosen = own.below(others.size() + 1);
            if (chosen > 0) {
                rewording.worded.put(text, Alternatives.choose(others.get(chosen - 1), own));
            }
        });
        for (var place : scenario.places()) {
            var key = "place." + place.id();
            var own = dice.branch(key);
            var all = new ArrayList<>(place.details());
            for (var detail : scenario.wordings().getOrDefault(key, List.of())) {
                all.add(Alternatives.choose(detail, own));
            }
            rewording.details.put(place.id(), List.copyOf(all));
        }
        return rewording;
    }

    /** The text as this story words it; any other text as it is. */
    String of(String text) {
        return worded.getOrDefault(text, text);
    }

    /** The place with all the details that there are of it. */
    Scenario.Place of(Scenario.Place place) {
        return new Scenario.Place(
                place.id(),
                place.name(),
                place.inside(),
                place.links(),
                details.getOrDefault(place.id(), place.details()));
    }
}
