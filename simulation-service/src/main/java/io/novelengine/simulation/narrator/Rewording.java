package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Scenario;
import io.novelengine.simulation.narrator.frames.Alternatives;
import io.novelengine.simulation.narrator.frames.Dice;
import io.novelengine.simulation.narrator.frames.Rota;
import io.novelengine.simulation.narrator.frames.Synonyms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The wordings of a scenario's texts in one story: another at each mention, of those the scenario offers. */
final class Rewording {

    private final Map<String, List<String>> orders = new HashMap<>();
    private final Map<String, List<String>> details = new HashMap<>();
    private final Map<Mention, String> worded = new ConcurrentHashMap<>();
    private final Synonyms synonyms;
    private final Dice dice;

    private record Mention(String text, int number) {}

    private Rewording(Synonyms synonyms, Dice dice) {
        this.synonyms = synonyms;
        this.dice = dice;
    }

    static Rewording of(Scenario scenario, long seed) {
        var dice = new Dice(seed).branch("wordings");
        var names = new ArrayList<String>();
        scenario.places().forEach(place -> names.add(place.name()));
        scenario.items().forEach(item -> names.add(item.name()));
        scenario.roles().forEach(role -> names.add(role.name()));
        names.add(scenario.threat().name());
        names.add(scenario.title());
        names.removeIf(String::isBlank);
        var rewording = new Rewording(Synonyms.sparing(names), dice);
        scenario.texts().forEach((key, text) -> {
            var others = scenario.wordings().getOrDefault(key, List.of());
            if (!text.isBlank() && !rewording.orders.containsKey(text)) {
                var all = new ArrayList<>(others);
                all.addFirst(text);
                rewording.orders.put(text, order(all, seed, key, dice));
            }
        });
        for (var place : scenario.places()) {
            var key = "place." + place.id();
            var all = new ArrayList<>(place.details());
            all.addAll(scenario.wordings().getOrDefault(key, List.of()));
            rewording.details.put(place.id(), order(all, seed, key, dice));
        }
        return rewording;
    }

    /** All wordings: first the one whose turn it is with this seed, then the others by chance. */
    private static List<String> order(List<String> wordings, long seed, String key, Dice dice) {
        var own = dice.branch(key);
        var left = new ArrayList<>(wordings);
        var order = new ArrayList<String>();
        if (!left.isEmpty()) {
            order.add(left.remove(Rota.turn(seed, key, left.size())));
        }
        while (!left.isEmpty()) {
            order.add(left.remove(own.below(left.size())));
        }
        return order;
    }

    /** The text as this story words it first; a text that is not the scenario's as it is. */
    String of(String text) {
        return of(text, 0);
    }

    /** The text as this story words it at a mention, from 0. */
    String of(String text, int mention) {
        var order = orders.get(text);
        return order == null ? text : worded.computeIfAbsent(new Mention(text, mention), any -> word(order, mention));
    }

    /** A detail of a place as this story words it. */
    String detail(String text) {
        return worded.computeIfAbsent(new Mention(text, -1), any -> word(text, 0));
    }

    private String word(List<String> order, int mention) {
        return word(order.get(mention % order.size()), mention);
    }

    private String word(String chosen, int mention) {
        var own = dice.branch(chosen).branch(mention);
        return synonyms.exchange(Alternatives.choose(chosen, own), own);
    }

    /** The place with all the details that there are of it, in the order in which this story comes to them. */
    Scenario.Place of(Scenario.Place place) {
        return new Scenario.Place(
                place.id(),
                place.name(),
                place.inside(),
                place.links(),
                details.getOrDefault(place.id(), place.details()));
    }
}
