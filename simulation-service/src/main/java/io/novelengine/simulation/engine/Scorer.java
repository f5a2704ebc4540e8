package io.novelengine.simulation.engine;

import static io.novelengine.simulation.engine.Psyche.AFFINITY;
import static io.novelengine.simulation.engine.Psyche.FEAR;
import static io.novelengine.simulation.engine.Psyche.TRUST;

import java.util.Arrays;

/** Adds up what speaks for and against an act. */
final class Scorer {

    private final State state;
    private final Stage stage;
    private final Moment moment;
    private final Wishes wishes;

    Scorer(State state, Moment moment, Wishes wishes) {
        this.state = state;
        this.stage = state.stage;
        this.moment = moment;
        this.wishes = wishes;
    }

    /** Weighs an act; false, and no utility, as soon as it cannot come above the floor. */
    boolean score(Candidate act, double floor) {
        double[] w = act.weights;
        Arrays.fill(w, 0);
        Arrays.fill(act.refs, 0);
        wishes.weigh(act);
        Trait trait = Trait.ALL[act.type.index()];
        Psyche mind = state.minds[act.actor];
        nature(act, trait);
        values(act, trait);
        w[Motive.FEELING.ordinal()] += feeling(act, trait, mind);
        w[Motive.MOOD.ordinal()] += mood(trait, mind);
        w[Motive.ARC.ordinal()] = arc(act, trait);
        // Risk and repetition only ever speak against an act, and cost most to find out.
        if (sum(w) <= floor) {
            return false;
        }
        w[Motive.RISK.ordinal()] += risk(act, trait);
        w[Motive.NOVELTY.ordinal()] = novelty(act, trait);
        act.utility = sum(w);
        return act.utility > floor;
    }

    private static double sum(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }

    private void nature(Candidate act, Trait trait) {
        double[] traits = stage.traits[act.actor];
        double sum = 0;
        double most = 0;
        int which = 0;
        for (int k = 0; k < 5; k++) {
            double part = traits[k] * trait.expresses()[k];
            sum += part;
            if (Math.abs(part) > most) {
                most = Math.abs(part);
                which = k + 1;
            }
        }
        act.weights[Motive.NATURE.ordinal()] = .55 * sum;
        act.refs[Motive.NATURE.ordinal()] = which;
    }

    private void values(Candidate act, Trait trait) {
        int served = stage.values[act.actor] & trait.serves();
        int offended = stage.values[act.actor] & trait.offends();
        if ((served | offended) == 0) {
            return;
        }
        double sum = .13 * Integer.bitCount(served) - .22 * Integer.bitCount(offended);
        int which = 1 + Integer.numberOfTrailingZeros(sum < 0 ? offended : served != 0 ? served : offended);
        act.weights[Motive.VALUE.ordinal()] += sum;
        if (act.refs[Motive.VALUE.ordinal()] == 0) {
            act.refs[Motive.VALUE.ordinal()] = -which;
        }
    }

    private double feeling(Candidate act, Trait trait, Psyche mind) {
        double sum = 0;
        if (act.target >= 0) {
            double affinity = mind.feels(act.target, AFFINITY);
            double trust = mind.feels(act.target, TRUST);
            double fear = mind.feels(act.target, FEAR);
            if (trait.kind()) {
                sum += .32 * affinity + .08 * trust;
            } else if (trait.wrong()) {
                sum += -.45 * affinity - .15 * trust - .25 * fear;
            } else if (trait.request()) {
                sum += .15 * trust - .1 * fear;
            }
            if (trait.grave() && !trait.wrong()) {
                sum -= .12 * affinity + .15 * fear;
            }
        }
        if (act.about >= 0 && trait.wrong()) {
            sum -= .35 * mind.feels(act.about, AFFINITY);
        }
        return sum;
    }

    private double mood(Trait trait, Psyche mind) {
        double sum = 0;
        if (trait.light()) {
            sum += .22 * mind.valence - .25 * mind.arousal;
        }
        if (trait.grave()) {
            sum += .18 * mind.arousal;
        }
        if (trait.wrong()) {
            sum -= .12 * mind.valence;
        }
        if (trait.quiet()) {
            sum -= .04 + .1 * mind.arousal;
        }
        return sum;
    }

    private double risk(Candidate act, Trait trait) {
        double courage = stage.skills[act.actor][Skill.COURAGE];
        double risk = 0;
        if (trait.skill() >= 0) {
            double odds = Odds.of(stage, act);
            risk += (trait.grave() || trait.covert() ? .3 : .12) * (1 - odds);
        }
        if (trait.grave()) {
            risk += .1;
        }
        return -risk * (1.25 - courage);
    }

    private double novelty(Candidate act, Trait trait) {
        int type = act.type.index();
        double sum = 0;
        int object =
                act.item >= 0 ? act.item : act.secret >= 0 ? 100 + act.secret : act.place >= 0 ? 200 + act.place : -1;
        long same = Tally.key(act.actor, type, act.target, -1);
        int count = state.tally.count(same);
        if (count > 0) {
            double fade = fade(state.turn - state.tally.lastTurn(same));
            sum -= (trait.walk() ? .25 : 1.1) * fade + .06 * Math.min(4, count);
        }
        if (object >= 0) {
            long exact = Tally.key(act.actor, type, act.target, object);
            if (state.tally.count(exact) > 0) {
                sum -= (trait.walk() ? .2 : .8) * fade(state.turn - state.tally.lastTurn(exact));
            }
        }
        if (object >= 0 && act.target >= 0 && !trait.walk()) {
            sum -= .3 * Math.min(3, state.tally.count(Tally.key(act.actor, type, -1, object)));
        }
        long mine = Tally.key(act.actor, type, -1, 999);
        int own = state.tally.count(mine);
        if (own > 0) {
            sum -= (trait.walk() ? .06 : .3) * fade(state.turn - state.tally.lastTurn(mine)) + .02 * Math.min(5, own);
        }
        if (act.target >= 0) {
            int mirrored = state.tally.count(Tally.key(act.target, type, act.actor, -1));
            sum -= mirrored > 0 && !trait.walk() ? .2 : 0;
        }
        if (!trait.walk()) {
            sum -= .22 * state.recently[type];
            sum -= .9 * state.typeCount[type] / (8.0 + state.events);
        }
        return sum;
    }

    private static double fade(int turns) {
        return 1 / (1 + .09 * turns);
    }

    private double arc(Candidate act, Trait trait) {
        double wanted = Math.clamp((moment.target() - state.tension) * 4, -1.0, 1.0);
        double gives = Math.clamp(trait.tension() * 9, -1.0, 1.0);
        double sum = .3 * wanted * gives;
        act.refs[Motive.ARC.ordinal()] = wanted >= 0 ? 1 : -1;
        switch (moment.phase()) {
            case OPENING -> sum += trait.decisive() ? -.7 : trait.grave() ? -.25 : 0;
            case RISING -> sum += trait.decisive() ? -.3 : trait.quest() ? .06 : 0;
            case CRISIS -> sum += trait.grave() ? .08 : trait.light() ? -.2 : 0;
            case CLIMAX -> sum += trait.decisive() ? .22 : trait.light() || trait.quiet() ? -.4 : 0;
            case FALLING -> sum += falling(trait);
        }
        if (trait.takes() && act.item >= 0) {
            double soon = moment.phase() == Phase.OPENING ? .7 : moment.phase() == Phase.RISING ? .3 : 0;
            sum -= soon * stage.stake[act.item];
        }
        if (trait.walk() && act.weights[Motive.AIM.ordinal()] <= 0) {
            sum -= .35;
        }
        return sum;
    }

    private static double falling(Trait trait) {
        if (trait.quest()) {
            return -.4;
        }
        if (trait.wrong()) {
            return trait.decisive() ? -.7 : -.35;
        }
        return trait.grave() ? -.2 : .05;
    }
}
