package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Event;
import io.novelengine.simulation.engine.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became of people and of their aims. */
final class Fates {

    /** Somebody's fate: reached, lost, open, down, captive or left, and the id of the event that sealed it. */
    record Fate(String person, String kind, String event) {}

    private static final int TOLD = 3;

    private Fates() {}

    /** Notes what the events of a turn did to people and aims. */
    static void note(List<Event> events, Memory memory) {
        for (var event : events) {
            for (var effect : event.effects()) {
                var fates = memory.fates;
                switch (effect.kind()) {
                    case REACHED ->
                        fates.put("aim/" + effect.subject(), new Fate(effect.object(), "reached", event.id()));
                    case LOST, RENOUNCED ->
                        fates.put("aim/" + effect.subject(), new Fate(effect.object(), "lost", event.id()));
                    case TAKEN_UP -> {
                        var colon = effect.text().indexOf(": ");
                        if (colon > 0) {
                            memory.aims.put(effect.subject(), effect.text().substring(colon + 2));
                        }
                    }
                    case DOWN -> fates.put(effect.subject(), new Fate(effect.subject(), "down", event.id()));
                    case CAPTIVE -> fates.put(effect.subject(), new Fate(effect.subject(), "captive", event.id()));
                    case LEFT -> fates.put(effect.subject(), new Fate(effect.subject(), "left", event.id()));
                    case FREED, HEALED -> fates.remove(effect.subject());
                    default -> {}
                }
            }
        }
    }

    /** The fates of the chief people, the weightiest aim first. */
    static List<Fate> of(Casting casting, Map<String, Fate> noted) {
        var fates = new ArrayList<Fate>();
        for (var part : chief(casting)) {
            var aim = part.aims().getFirst();
            var fate = noted.get(part.persona());
            if (fate == null || fate.kind().equals("left")) {
                fate = noted.getOrDefault(
                        "aim/" + aim.id(), fate == null ? new Fate(part.persona(), "open", "") : fate);
            }
            fates.add(new Fate(part.persona(), fate.kind(), fate.event()));
            if (fates.size() == TOLD) {
                break;
            }
        }
        return fates;
    }

    private static List<Part> chief(Casting casting) {
        return casting.parts().stream()
                .filter(part -> part.lead() && !part.aims().isEmpty())
                .sorted((one, other) -> Double.compare(
                        other.aims().getFirst().weight(), one.aims().getFirst().weight()))
                .toList();
    }
}
