package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Effect;
import io.novelengine.simulation.engine.Event;
import io.novelengine.simulation.narrator.frames.Bindings;
import org.jspecify.annotations.Nullable;

/**
 * A change that a scene has brought about and that a reader should not miss.
 *
 * @param key of the frames that say it
 */
record Outcome(String key, Bindings bindings) {

    /** The first change of the event that can be said; null if there is none. */
    static @Nullable Outcome of(Event event, Casting casting) {
        for (var effect : event.effects()) {
            var outcome = of(effect, casting);
            if (outcome != null) {
                return outcome;
            }
        }
        return null;
    }

    private static @Nullable Outcome of(Effect effect, Casting casting) {
        var subject = casting.figure(effect.subject());
        var object = casting.figure(effect.object());
        return switch (effect.kind()) {
            case HELD -> {
                var thing = casting.thingName(effect.subject());
                yield object == null || thing == null
                        ? null
                        : new Outcome(
                                "now.held", new Bindings().person("A", object).text("I", thing));
            }
            case PROMISED -> between("now.promised", effect, casting);
            case ALLIED -> between("now.allied", effect, casting);
            case CAPTIVE -> subject == null ? null : new Outcome("now.captive", new Bindings().person("A", subject));
            case CLOSED -> way("now.closed", effect, casting);
            case OPENED -> way("now.opened", effect, casting);
            default -> null;
        };
    }

    private static @Nullable Outcome between(String key, Effect effect, Casting casting) {
        var one = casting.figure(effect.subject());
        var other = casting.figure(effect.object());
        return one == null || other == null
                ? null
                : new Outcome(key, new Bindings().person("A", one).person("T", other));
    }

    private static @Nullable Outcome way(String key, Effect effect, Casting casting) {
        var from = casting.placeName(effect.subject());
        var to = casting.placeName(effect.object());
        return from == null || to == null
                ? null
                : new Outcome(key, new Bindings().text("P", from).text("Q", to));
    }
}
