package io.novelengine.simulation.engine;

import io.novelengine.simulation.engine.Event.Option;
import io.novelengine.simulation.engine.Event.Outcome;
import io.novelengine.simulation.engine.Event.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what happened as an event with ids in place of numbers. */
final class EventForm {

    private static final String[] TRAITS = {
        "openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism"
    };

    private final State state;
    private final Stage stage;
    private final Moment moment;

    EventForm(State state, Moment moment) {
        this.state = state;
        this.stage = state.stage;
        this.moment = moment;
    }

    /** Why an act was chosen, written down before it changes anything. */
    record Why(
            List<Reason> reasons,
            List<Option> others,
            @Nullable String aim,
            List<String> causes) {}

    Why why(Choice choice, List<String> causes) {
        Candidate act = choice.act();
        List<Option> others = new ArrayList<>(choice.others().size());
        for (Candidate other : choice.others()) {
            others.add(option(other));
        }
        int slot = Motive.AIM.ordinal();
        Goal goal = act.weights[slot] > .1 ? state.minds[act.actor].goals[act.refs[slot]] : null;
        return new Why(
                reasons(act),
                List.copyOf(others),
                goal == null ? null : goal.aim().id(),
                List.copyOf(causes));
    }

    Event of(
            Candidate act,
            Why why,
            Outcome outcome,
            double before,
            long observers,
            Changes changes,
            List<String> patterns,
            int replyTo) {
        List<String> tags = new ArrayList<>(act.type.tags());
        tags.addAll(changes.marks());
        boolean climax = moment.phase() == Phase.CLIMAX && (act.type.tension() >= .08 || act.type.is("decisive"));
        if (climax) {
            tags.add("climax");
            state.climax = state.now();
        }
        return new Event(
                State.eventId(state.now()),
                state.turn,
                state.seq,
                act.type.id(),
                stage.slug(act.actor),
                act.target < 0 ? null : stage.slug(act.target),
                act.about < 0 ? null : stage.slug(act.about),
                act.item < 0 ? null : stage.itemId(act.item),
                act.secret < 0 ? null : stage.secretId(act.secret),
                stage.placeId(placeOf(act)),
                act.place < 0 ? null : stage.placeId(act.place),
                "",
                outcome,
                why.reasons(),
                why.others(),
                why.aim(),
                replyTo < 1000 ? null : State.eventId(replyTo),
                why.causes(),
                people(observers),
                List.copyOf(changes.effects()),
                List.copyOf(tags),
                round(before),
                round(state.tension),
                round(salience(act, outcome, changes, patterns, climax)),
                List.copyOf(patterns));
    }

    Event happening(
            String type,
            int place,
            int destination,
            int item,
            int secret,
            String text,
            List<Integer> because,
            Changes changes,
            double before,
            List<String> tags) {
        List<String> causes = new ArrayList<>();
        for (int cause : because) {
            String id = State.eventId(cause);
            if (cause >= 1000 && cause < state.now() && !causes.contains(id)) {
                causes.add(id);
            }
        }
        return new Event(
                State.eventId(state.now()),
                state.turn,
                state.seq,
                type,
                "",
                null,
                null,
                item < 0 ? null : stage.itemId(item),
                secret < 0 ? null : stage.secretId(secret),
                stage.placeId(place < 0 ? state.at[stage.hero] : place),
                destination < 0 ? null : stage.placeId(destination),
                text,
                Outcome.SUCCESS,
                List.of(),
                List.of(),
                null,
                null,
                List.copyOf(causes),
                people(place < 0 ? everybody() : Perception.present(state, place)),
                List.copyOf(changes.effects()),
                List.copyOf(tags),
                round(before),
                round(state.tension),
                .7,
                List.of());
    }

    /** Where an act began: the place left, for a movement. */
    private int placeOf(Candidate act) {
        return state.moved[act.actor] == state.now() ? state.left[act.actor] : state.at[act.actor];
    }

    private long everybody() {
        long bits = 0;
        for (int person = 0; person < stage.people; person++) {
            bits |= state.present(person) ? 1L << person : 0;
        }
        return bits;
    }

    private List<String> people(long bits) {
        List<String> slugs = new ArrayList<>(Long.bitCount(bits));
        for (int person = 0; person < stage.people; person++) {
            if ((bits >>> person & 1) != 0) {
                slugs.add(stage.slug(person));
            }
        }
        return List.copyOf(slugs);
    }

    private Option option(Candidate other) {
        return new Option(
                other.type.id(),
                other.target < 0 ? null : stage.slug(other.target),
                other.about < 0 ? null : stage.slug(other.about),
                other.item < 0 ? null : stage.itemId(other.item),
                other.secret < 0 ? null : stage.secretId(other.secret),
                other.place < 0 ? null : stage.placeId(other.place),
                round(other.utility),
                reasons(other));
    }

    private List<Reason> reasons(Candidate act) {
        List<Reason> reasons = new ArrayList<>();
        for (int k = 0; k < Motive.COUNT; k++) {
            Motive motive = Motive.at(k);
            double weight = act.weights[k];
            if (Math.abs(weight) >= .03) {
                reasons.add(new Reason(word(act, motive, act.refs[motive.ordinal()], weight), round(weight)));
            }
        }
        reasons.sort(Comparator.comparingDouble(reason -> -reason.weight()));
        return List.copyOf(reasons);
    }

    private String word(Candidate act, Motive motive, int ref, double weight) {
        return switch (motive) {
            case AIM -> "aim:" + aim(act.actor, ref);
            case GRUDGE -> "grudge:" + event(ref);
            case OBLIGATION -> "obligation:" + event(ref);
            case LOSS -> "loss:" + event(ref);
            case BOND -> "bond:" + (act.target < 0 ? "" : stage.slug(act.target));
            case MANNERS -> "manners";
            case PATTERN -> "pattern:" + (ref <= 0 || ref > state.partials.size() ? "" : Sifter.kind(state, ref));
            case NATURE -> ref == 0 ? "nature" : "nature:" + TRAITS[ref - 1];
            case VALUE -> ref >= 0 ? "value" : "value:" + Value.at(-ref - 1).word();
            case FEELING -> "feeling:" + (act.target < 0 ? "" : stage.slug(act.target));
            case MOOD -> "mood:" + (state.minds[act.actor].valence < 0 ? "low" : "high");
            case RISK -> "risk";
            case NOVELTY -> "repetition";
            case ARC -> weight >= 0 == ref >= 0 ? "arc:raise" : "arc:calm";
        };
    }

    private String aim(int person, int slot) {
        Goal goal = state.minds[person].goals[slot];
        return goal == null ? "" : goal.aim().id();
    }

    private static String event(int ordinal) {
        return ordinal < 1000 ? "before" : State.eventId(ordinal);
    }

    private double salience(Candidate act, Outcome outcome, Changes changes, List<String> patterns, boolean climax) {
        double sum = .06 + 1.9 * Math.abs(act.type.tension());
        sum += Math.max(0, act.weights[Motive.AIM.ordinal()]) * .18;
        sum += act.type.is("turning") && outcome == Outcome.SUCCESS ? .12 : 0;
        double share = (state.typeCount[act.type.index()] + 1.0) / (state.events + 20.0);
        sum += Math.min(.12, -.03 * StrictMath.log(share));
        sum += Math.min(.3, .15 * patterns.size());
        for (Effect effect : changes.effects()) {
            sum += switch (effect.kind()) {
                case REACHED, LOST, RENOUNCED -> .3;
                case LEARNED, DOWN, DESTROYED, ALLIED, BROKEN, KEPT -> .1;
                case HELD, HURT, CAPTIVE, PROMISED -> .06;
                case CLUE, TAKEN_UP -> .04;
                default -> 0;
            };
        }
        sum += outcome == Outcome.SUCCESS ? .03 : 0;
        sum += climax ? .2 : 0;
        sum -= act.type.category().equals("movement") ? .12 : 0;
        return Math.clamp(sum, 0.02, 1.0);
    }

    static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
