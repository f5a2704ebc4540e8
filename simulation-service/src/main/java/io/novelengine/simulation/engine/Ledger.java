package io.novelengine.simulation.engine;

import io.novelengine.simulation.engine.ActionType.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replays a log from the setup by its effects alone and finds what could not have happened. */
final class Ledger {

    /*
     * Kept apart from State on purpose: it knows nothing of how decisions are made, only where everybody and
     * everything is, who knows, promised, suffered and felt what, as far as effects have told.
     */

    private final Stage stage;
    private final Map<String, String> at = new HashMap<>();
    private final Map<String, String> condition = new HashMap<>();
    private final Map<String, String> holder = new HashMap<>();
    private final Map<String, String> lies = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final Set<String> knows = new HashSet<>();
    private final Map<String, Integer> clues = new HashMap<>();
    private final Set<String> promises = new HashSet<>();
    private final Set<String> closed = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private final Set<String> muted = new HashSet<>();
    private final Set<String> met = new HashSet<>();
    private final Set<String> wronged = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final Map<String, Double> feelings = new HashMap<>();
    private final Map<String, Event> events = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    Ledger(Setup setup) {
        stage = new Stage(setup);
        State state = Beginning.of(stage);
        for (int person = 0; person < stage.people; person++) {
            at.put(stage.slug(person), stage.placeId(state.at[person]));
            Psyche mind = state.minds[person];
            for (int secret = 0; secret < stage.secrets; secret++) {
                if (mind.knows(secret)) {
                    knows.add(stage.slug(person) + "|" + stage.secretId(secret));
                }
            }
            for (int other = 0; other < stage.people; other++) {
                for (int axis = 0; axis < Psyche.AXES; axis++) {
                    feelings.put(key(stage.slug(person), stage.slug(other), axis), mind.feels(other, axis));
                }
                if (mind.hasGreeted(other)) {
                    met.add(stage.slug(person) + "|" + stage.slug(other));
                }
            }
        }
        for (int item = 0; item < stage.items; item++) {
            if (state.holder[item] >= 0) {
                holder.put(stage.itemId(item), stage.slug(state.holder[item]));
            } else {
                lies.put(stage.itemId(item), stage.placeId(state.lies[item]));
                if (state.hidden[item]) {
                    hidden.add(stage.itemId(item));
                }
            }
        }
    }

    private static String key(String from, @Nullable String to, int axis) {
        return from + "|" + to + "|" + axis;
    }

    List<String> faults() {
        return faults;
    }

    private void fault(Event event, String text) {
        faults.add(event.id() + " " + event.type() + ": " + text);
    }

    void replay(Event event) {
        if (events.containsKey(event.id())) {
            fault(event, "told twice");
        }
        for (String cause : event.causes()) {
            if (!events.containsKey(cause)) {
                fault(event, "caused by " + cause + ", which has not happened");
            }
        }
        if (event.isAct()) {
            check(event);
        }
        for (Effect effect : event.effects()) {
            apply(event, effect);
        }
        if (event.isAct()) {
            after(event);
        }
        events.put(event.id(), event);
    }

    private void check(Event event) {
        String actor = event.actor();
        ActionType type = Actions.get(event.type());
        if (gone.contains(actor) || muted.contains(actor)) {
            fault(event, actor + " is absent or mute");
        }
        if (!event.place().equals(at.get(actor))) {
            fault(event, actor + " is in " + at.get(actor) + ", not " + event.place());
        }
        String state = condition.getOrDefault(actor, "WELL");
        boolean held = state.equals("DOWN") || state.equals("CAPTIVE");
        if (held && type.category().equals("movement") && !type.does().isEmpty()) {
            fault(event, actor + " cannot move");
        }
        if (!event.observers().contains(actor)) {
            fault(event, "not noticed by its own actor");
        }
        slots(event, type);
        boolean mistaken = event.has("mistaken");
        for (Need need : type.needs()) {
            if (!holds(need, event, actor) && !(mistaken && need == Need.THEIRS)) {
                fault(event, need + " does not hold");
            }
        }
        if (event.replyTo() != null && !events.containsKey(event.replyTo())) {
            fault(event, "answers what has not happened");
        }
    }

    private void slots(Event event, ActionType type) {
        for (Slot slot : type.takes()) {
            Object filled =
                    switch (slot) {
                        case TARGET -> event.target();
                        case ABOUT -> event.about();
                        case ITEM -> event.item();
                        case SECRET -> event.secret();
                        case PLACE -> event.destination();
                    };
            if (filled == null) {
                fault(event, slot + " is empty");
            }
        }
        if (event.actor().equals(event.target())) {
            fault(event, "done to oneself");
        }
    }

    private long others(String actor, @Nullable String target) {
        return at.entrySet().stream()
                .filter(entry -> entry.getValue().equals(at.get(actor)) && !gone.contains(entry.getKey()))
                .filter(entry ->
                        !entry.getKey().equals(actor) && !entry.getKey().equals(target))
                .count();
    }

    private double feels(Event event, int axis) {
        return feelings.getOrDefault(key(event.actor(), event.target(), axis), 0.0);
    }

    private String placeOf(String slug) {
        return at.getOrDefault(slug, "");
    }

    private boolean holds(Need need, Event event, String actor) {
        String target = event.target();
        String item = event.item();
        String secret = event.secret();
        return switch (need) {
            case NEAR -> target != null && Objects.equals(at.get(target), at.get(actor)) && !gone.contains(target);
            case ALONE -> others(actor, target) == 0;
            case COMPANY -> others(actor, target) > 0;
            case ADJACENT ->
                linked(placeOf(actor), event.destination()) && !closed(placeOf(actor), event.destination());
            case CLOSED -> linked(placeOf(actor), event.destination()) && closed(placeOf(actor), event.destination());
            case HOLDING -> actor.equals(holder.get(item));
            case THEIRS -> target != null && target.equals(holder.get(item));
            case LYING -> placeOf(actor).equals(lies.get(item));
            case ATHAND -> actor.equals(holder.get(item)) || placeOf(actor).equals(lies.get(item));
            case KNOWS, BOTHKNOW -> knows.contains(actor + "|" + secret);
            case SUSPECTS -> !knows.contains(actor + "|" + secret);
            case CLUED -> {
                int total = stage.clueCount[stage.secret(secret == null ? "" : secret)];
                yield clues.getOrDefault(actor + "|" + secret, 0)
                        >= Needs.clues(stage.arc.phase(event.turn(), stage.setup.turns()), total);
            }
            case PROMISED -> promises.contains(actor + "|" + target);
            case UNPROMISED -> !promises.contains(actor + "|" + target);
            case FIRST -> !met.contains(actor + "|" + target);
            case CAPTIVE -> List.of("DOWN", "CAPTIVE").contains(condition.getOrDefault(target, "WELL"));
            case HARMED -> List.of("DOWN", "HURT").contains(condition.getOrDefault(target, "WELL"));
            case WRONGED -> wronged.contains(target + "|" + actor);
            case GUILTY -> wronged.contains(actor + "|" + target);
            case WITNESSED -> witnessed(actor, target, event.about());
            case INDEBTED -> feels(event, Psyche.DEBT) > .22;
            case FOND -> feels(event, Psyche.AFFINITY) > .15;
            case DRAWN -> feels(event, Psyche.ATTRACTION) > .15;
            case TRUSTED -> feelings.getOrDefault(key(target == null ? "" : target, actor, Psyche.TRUST), 0.0) > .25;
            case OWNED ->
                target != null
                        && target.equals(stage.things
                                .get(stage.item(item == null ? "" : item))
                                .owner());
            case ARMED -> stage.weapon[stage.item(item == null ? "" : item)];
            default -> true;
        };
    }

    private boolean witnessed(String actor, @Nullable String target, @Nullable String about) {
        return events.values().stream()
                .filter(past -> past.actor().equals(about) && Actions.exists(past.type()))
                .anyMatch(past -> (past.observers().contains(actor) || told.contains(actor + "|" + past.id()))
                        && !told.contains(target + "|" + past.id()));
    }

    private boolean linked(@Nullable String from, @Nullable String to) {
        int a = stage.place(from == null ? "" : from);
        int b = stage.place(to == null ? "" : to);
        return a >= 0 && b >= 0 && stage.linked[a * stage.places + b];
    }

    private boolean closed(@Nullable String from, @Nullable String to) {
        return closed.contains(from + "|" + to);
    }

    private void apply(Event event, Effect effect) {
        String subject = effect.subject();
        String object = effect.object();
        switch (effect.kind()) {
            case MOVED -> {
                if (event.isAct() && !linked(at.get(subject), object)) {
                    fault(event, subject + " walks from " + at.get(subject) + " to " + object);
                }
                at.put(subject, object);
            }
            case LEFT -> gone.add(subject);
            case HELD -> {
                if (gone.contains(object)) {
                    fault(event, object + " is absent");
                }
                holder.put(subject, object);
                lies.remove(subject);
                hidden.remove(subject);
            }
            case LAID, HIDDEN -> {
                holder.remove(subject);
                lies.put(subject, object);
                hidden.remove(subject);
                if (effect.kind() == Effect.Kind.HIDDEN) {
                    hidden.add(subject);
                }
            }
            case DESTROYED -> {
                holder.remove(subject);
                lies.remove(subject);
            }
            case LEARNED -> knows.add(subject + "|" + object);
            case CLUE -> clues.merge(subject + "|" + object, 1, Integer::sum);
            case TOLD -> told.add(subject + "|" + object);
            case PROMISED -> promises.add(subject + "|" + object);
            case KEPT, BROKEN -> {
                if (!promises.remove(subject + "|" + object)) {
                    fault(event, "no promise of " + subject + " to " + object);
                }
            }
            case HURT, DOWN, CAPTIVE -> condition.put(subject, effect.kind().name());
            case FREED, HEALED -> condition.put(subject, effect.text().endsWith("hurt") ? "HURT" : "WELL");
            case CLOSED -> {
                closed.add(subject + "|" + object);
                closed.add(object + "|" + subject);
            }
            case OPENED -> {
                closed.remove(subject + "|" + object);
                closed.remove(object + "|" + subject);
            }
            case MUTED -> muted.add(subject);
            case UNMUTED -> muted.remove(subject);
            case AFFINITY, TRUST, RESPECT, FEAR, ATTRACTION, DEBT ->
                feelings.merge(
                        key(subject, object, effect.kind().ordinal() - Effect.Kind.AFFINITY.ordinal()),
                        effect.amount(),
                        Double::sum);
            default -> {}
        }
    }

    private void after(Event event) {
        String target = event.target();
        if (target != null) {
            met.add(event.actor() + "|" + target);
            met.add(target + "|" + event.actor());
        }
        boolean harm = event.has("wrong") || event.has("false") || event.has("revealed");
        if (harm) {
            for (Persona persona : stage.setup.cast()) {
                if (!persona.slug().equals(event.actor()) && concerns(event, persona.slug())) {
                    wronged.add(event.actor() + "|" + persona.slug());
                }
            }
        }
    }

    private boolean concerns(Event event, String person) {
        if (person.equals(event.target()) || person.equals(event.about())) {
            return true;
        }
        int secret = stage.secret(event.secret() == null ? "" : event.secret());
        int index = stage.person(person);
        return secret >= 0 && (stage.secretHolder[secret] == index || stage.secretPerson[secret] == index);
    }
}
