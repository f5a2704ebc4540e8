package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Aim;
import io.novelengine.simulation.engine.Effect;
import io.novelengine.simulation.engine.Event;
import io.novelengine.simulation.engine.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** What became of the chief people's aims. */
final class Fates {

    /** Somebody's fate: reached, lost, open, down, captive or left, and the id of the event that sealed it. */
    record Fate(String person, String kind, String event) {}

    private static final int TOLD = 3;

    private Fates() {}

    static List<Fate> of(Casting casting, List<Event> events) {
        var kinds = new HashMap<String, Fate>();
        for (var event : events) {
            for (var effect : event.effects()) {
                var kind = kind(effect.kind());
                if (kind.isEmpty()) {
                    continue;
                }
                if (kind.equals("reached") || kind.equals("lost")) {
                    kinds.put("aim/" + effect.subject(), new Fate(effect.object(), kind, event.id()));
                } else if (kind.equals("up")) {
                    kinds.remove(effect.subject());
                } else {
                    kinds.put(effect.subject(), new Fate(effect.subject(), kind, event.id()));
                }
            }
        }
        var fates = new ArrayList<Fate>();
        for (var part : chief(casting)) {
            Aim aim = part.aims().getFirst();
            var fate = kinds.get(part.persona());
            if (fate == null) {
                fate = kinds.get("aim/" + aim.id());
            }
            fates.add(fate == null ? new Fate(part.persona(), "open", "") : new Fate(part.persona(), fate.kind(), fate.event()));
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

    private static String kind(Effect.Kind kind) {
        return switch (kind) {
            case REACHED -> "reached";
            case LOST, RENOUNCED -> "lost";
            case DOWN -> "down";
            case CAPTIVE -> "captive";
            case FREED, HEALED -> "up";
            case LEFT -> "left";
            default -> "";
        };
    }
}
