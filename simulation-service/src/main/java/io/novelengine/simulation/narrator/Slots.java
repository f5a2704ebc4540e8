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
        var secrets = new Secrets(casting);
        var aim = aim(event, casting, memory);
        var other = casting.aimWords(event.target(), event.turn());
        var bindings = new Bindings()
                .person("A", casting.figure(event.actor()))
                .person("T", casting.figure(event.target()))
                .person("O", casting.figure(event.about()))
                .text("I", casting.thingName(event.item()))
                .text("P", casting.placeName(event.place()))
                .text("Q", casting.placeName(event.destination()))
                .text("S", secrets.told(event.secret(), event.turn()))
                .text("K", secrets.spoken(event.secret(), event.turn(), event.actor(), event.target()))
                .text("B", secrets.topic(event.secret(), event.actor(), event.target()))
                .text("G", aim == null ? null : casting.own(event.actor(), aim))
                .text("D", Casting.speakable(aim))
                .text("H", other == null || event.target() == null ? null : casting.own(event.target(), other))
                .text("E", Casting.speakable(other))
                .text(
                        "N",
                        Typography.open(
                                Typography.polish(casting.scenario().threat().name())));
        for (var effect : event.effects()) {
            effect(effect, event, casting, bindings);
        }
        return bindings;
    }

    private static void effect(Effect effect, Event event, Casting casting, Bindings bindings) {
        switch (effect.kind()) {
            case CLUE -> bindings.text("C", clue(effect, casting));
            case LAID -> {
                if (event.type().equals("search")) {
                    bindings.text("J", casting.thingName(effect.subject()));
                }
            }
            case BELIEVES -> {
                var at = effect.object().indexOf('@');
                if (at > 0 && event.item() != null && effect.object().startsWith(event.item())) {
                    var where = effect.object().substring(at + 1);
                    bindings.text("R", casting.placeName(where));
                    var holder = casting.figure(where);
                    if (holder != null && !where.equals(event.target())) {
                        bindings.person("W", where.equals(event.actor()) ? null : holder);
                    }
                }
            }
            default -> {}
        }
    }

    private static @Nullable String aim(Event event, Casting casting, Memory memory) {
        var text = event.aim() == null ? null : memory.aims.get(event.aim());
        return text == null
                ? casting.aimWords(event.actor(), event.turn())
                : Typography.open(casting.worded(text, event.turn()));
    }

    private static @Nullable String clue(Effect effect, Casting casting) {
        var secret = casting.secret(effect.object());
        var index = (int) effect.amount() - 1;
        return secret == null || index < 0 || index >= secret.clues().size()
                ? null
                : Typography.open(casting.worded(secret.clues().get(index)));
    }
}
