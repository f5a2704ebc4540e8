package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.ActionType;
import io.novelengine.simulation.engine.Actions;
import io.novelengine.simulation.engine.Aim;
import io.novelengine.simulation.engine.Effect;
import io.novelengine.simulation.engine.Event;
import io.novelengine.simulation.engine.Happening;
import io.novelengine.simulation.engine.Part;
import io.novelengine.simulation.engine.Persona;
import io.novelengine.simulation.engine.Phase;
import io.novelengine.simulation.engine.Setup;
import io.novelengine.simulation.engine.Thing;
import io.novelengine.simulation.engine.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Turns at random that have the shape of the engine's, so that the chronicler can be tested without it. */
final class Rehearsal {

    private final Setup setup;
    private final RandomGenerator dice;
    private final List<Part> parts = new ArrayList<>();
    private final List<Thing> things = new ArrayList<>();
    private final Map<String, String> whereabouts = new LinkedHashMap<>();
    private final List<Event> acts = new ArrayList<>();
    private List<Event> events = new ArrayList<>();
    private int turn;

    Rehearsal(Setup setup) {
        this.setup = setup;
        this.dice = RandomGeneratorFactory.of("L64X128MixRandom").create(setup.seed());
        var roles = setup.scenario().roles();
        var cast = setup.cast();
        for (var i = 0; i < cast.size(); i++) {
            var role = roles.get(i % roles.size());
            var slug = cast.get(i).slug();
            var rival = "";
            for (var j = 0; j < Math.min(cast.size(), roles.size()); j++) {
                if (roles.get(j).id().equals(role.against())) {
                    rival = cast.get(j).slug();
                }
            }
            var aim = new Aim(
                    slug + "/1",
                    role.goal().kind(),
                    role.goal().object(),
                    "",
                    role.goal().text(),
                    role.goal().weight(),
                    rival,
                    "role");
            var at = role.at().isEmpty() ? setup.scenario().places().getFirst().id() : role.at();
            parts.add(new Part(slug, role.id(), i < roles.size(), List.of(aim), at));
            whereabouts.put(slug, at);
        }
        for (var item : setup.scenario().items()) {
            things.add(new Thing(item.id(), item.name(), item.description(), item.kind(), item.stake(), ""));
        }
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    List<Thing> things() {
        return List.copyOf(things);
    }

    List<Turn> turns() {
        var turns = new ArrayList<Turn>();
        for (turn = 1; turn <= setup.turns(); turn++) {
            events = new ArrayList<>();
            var share = (double) turn / setup.turns();
            var phase = share < 0.2
                    ? Phase.OPENING
                    : share < 0.55
                            ? Phase.RISING
                            : share < 0.75 ? Phase.CRISIS : share < 0.9 ? Phase.CLIMAX : Phase.FALLING;
            if (turn == 1) {
                happen(Happening.OPENING, setup.scenario().premise(), "");
            }
            var steps = setup.scenario().threat().steps();
            if (turn % 3 == 0 && turn / 3 - 1 < steps.size()) {
                happen(Happening.THREAT, steps.get(turn / 3 - 1), "");
            }
            var complications = setup.scenario().complications();
            if (turn % 4 == 2 && turn / 4 < complications.size()) {
                happen(Happening.COMPLICATION, complications.get(turn / 4).text(), "");
            }
            for (var persona : setup.cast()) {
                act(persona, phase);
            }
            if (turn == setup.turns()) {
                happen(Happening.ENDING, setup.scenario().endings().resolved(), "");
            }
            turns.add(new Turn(turn, phase, List.copyOf(events), share, share));
        }
        return turns;
    }

    private void happen(String type, String text, String place) {
        var at = place.isEmpty() ? whereabouts.values().iterator().next() : place;
        events.add(new Event(
                id(),
                turn,
                events.size() + 1,
                type,
                "",
                null,
                null,
                null,
                null,
                at,
                null,
                text,
                Event.Outcome.SUCCESS,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                List.copyOf(whereabouts.keySet()),
                List.of(),
                List.of(),
                0.3,
                0.4,
                0.6,
                List.of()));
    }

    private void act(Persona persona, Phase phase) {
        var here = whereabouts.get(persona.slug());
        var near = setup.cast().stream()
                .filter(other -> other != persona && here.equals(whereabouts.get(other.slug())))
                .toList();
        for (var attempt = 0; attempt < 40; attempt++) {
            var type = Actions.all().get(dice.nextInt(Actions.all().size()));
            if (type.is("reply")
                    || type.is("final")
                    || near.isEmpty() && type.takes().contains(ActionType.Slot.TARGET)
                    || near.size() < 2 && type.takes().contains(ActionType.Slot.ABOUT)
                    || phase != Phase.FALLING
                            && (type.id().equals("celebrate")
                                    || type.id().equals("part")
                                    || type.id().equals("mourn"))) {
                continue;
            }
            if (near.isEmpty() && dice.nextInt(3) > 0) {
                type = Actions.get("go");
            }
            var target = type.takes().contains(ActionType.Slot.TARGET) ? near.get(dice.nextInt(near.size())) : null;
            var event = event(type, persona, target, near, null);
            if (target != null && !type.replies().isEmpty()) {
                var reply = Actions.get(
                        type.replies().get(dice.nextInt(type.replies().size())));
                event(reply, target, persona, near, event);
            }
            return;
        }
    }

    private Event event(ActionType type, Persona actor, Persona target, List<Persona> near, Event answered) {
        var scenario = setup.scenario();
        var here = scenario.places().stream()
                .filter(place -> place.id().equals(whereabouts.get(actor.slug())))
                .findFirst()
                .orElseThrow();
        var item = answered != null && answered.item() != null
                ? answered.item()
                : scenario.items().get(dice.nextInt(scenario.items().size())).id();
        var secret =
                scenario.secrets().get(dice.nextInt(scenario.secrets().size())).id();
        var about = near.stream()
                .filter(other -> other != target && other != actor)
                .findFirst()
                .orElse(null);
        var takesPlace = type.takes().contains(ActionType.Slot.PLACE);
        var destination =
                takesPlace ? here.links().get(dice.nextInt(here.links().size())) : null;
        var outcome = type.test() != null && dice.nextInt(3) == 0 ? Event.Outcome.FAIL : Event.Outcome.SUCCESS;
        var effects = new ArrayList<Effect>();
        if (target != null) {
            var kinds = List.of(Effect.Kind.AFFINITY, Effect.Kind.TRUST, Effect.Kind.MOOD, Effect.Kind.FEAR);
            var kind = kinds.get(dice.nextInt(kinds.size()));
            var sign = type.is("kind") || kind == Effect.Kind.FEAR ? 1 : -1;
            effects.add(new Effect(kind, target.slug(), actor.slug(), sign * 0.1, "x"));
        }
        if (type.id().equals("search") && outcome == Event.Outcome.SUCCESS) {
            effects.add(new Effect(Effect.Kind.CLUE, actor.slug(), secret, 1, "x"));
        }
        var causes = new ArrayList<String>();
        if (answered != null) {
            causes.add(answered.id());
        } else if (target != null) {
            acts.stream()
                    .filter(earlier -> earlier.turn() < turn
                            && target.slug().equals(earlier.actor())
                            && actor.slug().equals(earlier.target()))
                    .reduce((one, other) -> other)
                    .ifPresent(earlier -> causes.add(earlier.id()));
        }
        var event = new Event(
                id(),
                turn,
                events.size() + 1,
                type.id(),
                actor.slug(),
                target == null ? null : target.slug(),
                type.takes().contains(ActionType.Slot.ABOUT) && about != null ? about.slug() : null,
                type.takes().contains(ActionType.Slot.ITEM) || answered != null && answered.item() != null
                        ? item
                        : null,
                type.takes().contains(ActionType.Slot.SECRET) ? secret : null,
                here.id(),
                destination,
                "",
                outcome,
                List.of(new Event.Reason("aim", 0.5)),
                List.of(),
                null,
                answered == null ? null : answered.id(),
                causes,
                List.of(actor.slug()),
                effects,
                type.tags(),
                0.4,
                0.4 + type.tension(),
                Math.clamp(0.15 + Math.abs(type.tension()) * 3 + dice.nextDouble() * 0.2, 0.0, 1.0),
                List.of());
        events.add(event);
        acts.add(event);
        if (takesPlace
                && outcome == Event.Outcome.SUCCESS
                && type.category().equals("movement")
                && !type.id().equals("scout")) {
            whereabouts.put(actor.slug(), destination);
        }
        return event;
    }

    private String id() {
        return "t" + turn + "-" + (events.size() + 1);
    }
}
