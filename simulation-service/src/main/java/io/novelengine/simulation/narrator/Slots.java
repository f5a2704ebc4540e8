package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Effect;
import io.novelengine.simulation.engine.Event;
import io.novelengine.simulation.narrator.frames.Bindings;
import io.novelengine.simulation.narrator.grammar.Typography;
import org.jspecify.annotations.Nullable;

/** Binds the slots of frames to what an event is about. */
final class Slots {

    private Slots() {}

    static Bindings of(Event event, Casting casting, Memory memory) {
        var secret = casting.secretText(event.secret());
        var aim = casting.aimText(event.actor());
        var other = casting.aimText(event.target());
        var bindings = new Bindings()
                .person("A", casting.figure(event.actor()))
                .person("T", casting.figure(event.target()))
                .person("O", casting.figure(event.about()))
                .text("I", casting.thingName(event.item()))
                .text("P", casting.placeName(event.place()))
                .text("Q", casting.placeName(event.destination()))
                .text("S", secret)
                .text("K", Casting.speakable(secret))
                .text("G", aim)
                .text("D", Casting.speakable(aim))
                .text("H", other)
                .text("E", Casting.speakable(other))
                .text("N", Typography.open(Typography.polish(casting.scenario().threat().name())))
                .text("C", clue(event, casting, memory));
        return bindings;
    }

    private static @Nullable String clue(Event event, Casting casting, Memory memory) {
        for (var effect : event.effects()) {
            if (effect.kind() == Effect.Kind.CLUE) {
                var secret = casting.secret(effect.object());
                if (secret != null) {
                    for (var i = 0; i < secret.clues().size(); i++) {
                        if (memory.first("clue/" + secret.id() + "/" + i)) {
                            return Typography.open(Typography.polish(secret.clues().get(i)));
                        }
                    }
                }
            }
        }
        return null;
    }
}
