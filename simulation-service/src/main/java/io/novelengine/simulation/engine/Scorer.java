package io.novelengine.simulation.engine;

import static io.novelengine.simulation.engine.Psyche.AFFINITY;
import static io.novelengine.simulation.engine.Psyche.FEAR;
import static io.novelengine.simulation.engine.Psyche.TRUST;

import java.util.Arrays;

/** Adds up what speaks for and against an act. */
final class Scorer {

    private static final int AIM = Motive.AIM.ordinal();
    private static final int NATURE = Motive.NATURE.ordinal();
    private static final int VALUE = Motive.VALUE.ordinal();
    private static final int FEELING = Motive.FEELING.ordinal();
    private static final int MOOD = Motive.MOOD.ordinal();
    private static final int RISK = Motive.RISK.ordinal();
    private static final int NOVELTY = Motive.NOVELTY.ordinal();
    private static final int ARC = Motive.ARC.ordinal();

    private final State state;
    private final Stage stage;
    private final Moment moment;
    private final Wishes wishes;
    private final double wanted;

    Scorer(State state, Moment moment, Wishes wishes) {
        this.state = state;
        this.stage = state.stage;
        this.moment = moment;
        this.wishes = wishes;
        wanted = Math.clamp((moment.target() - state.tension) * 4, -1.0, 1.0);
    }

    /** The most that any act of this type can come to before anybody's feelings count. */
    double bound(int actor, int type) {
        Trait trait = Trait.ALL[type];
        int at = actor * Trait.ALL.length + type;
        double about = trait.wrong() && (trait.about() || trait.mayAbout()) ? .35 : 0;
        return stage.nature[at]
                + stage.esteem[at]
                + about
                + mood(trait, state.minds[actor])
                + arc(trait)
                + wishes.most(type);
    }

    /** The most that feelings for whoever it is done to can add. */
    static double warmest(Trait trait) {
        return trait.kind() ? .4 : trait.wrong() ? .85 : trait.grave() ? .27 : trait.request() ? .25 : 0;
    }

    /** What feelings for the target, -1 for none, add. */
    double feeling(int actor, int type, int target) {
        return feeling(Trait.ALL[type], state.minds[actor], target);
    }

    /** Weighs an act; false, and no utility, as soon as it cannot come above the floor. */
    boolean score(Candidate act, double floor) {
        int index = act.type.index();
        Trait trait = Trait.ALL[index];
        Psyche mind = state.minds[act.actor];
        int at = act.actor * Trait.ALL.length + index;
        double feeling = feeling(trait, mind, act.target);
        if (act.about >= 0 && trait.wrong()) {
            feeling -= .35 * mind.feels(act.about, AFFINITY);
        }
        double mood = mood(trait, mind);
        double arc = arc(trait);
        if (trait.takes() && act.item >= 0) {
            double soon = moment.phase() == Phase.OPENING ? .7 : moment.phase() == Phase.RISING ? .3 : 0;
            arc -= soon * stage.stake[act.item];
        }
        boolean wished = wishes.any(index);
        if (!wished && stage.nature[at] + stage.esteem[at] + feeling + mood + arc <= floor) {
            return false;
        }
        double[] w = act.weights;
        Arrays.fill(w, 0);
        Arrays.fill(act.refs, 0);
        if (wished) {
            wishes.weigh(act);
        }
        w[NATURE] = stage.nature[at];
        act.refs[NATURE] = stage.natureOf[at];
        w[VALUE] += stage.esteem[at];
        if (act.refs[VALUE] == 0) {
            act.refs[VALUE] = -stage.esteemOf[at];
        }
        w[FEELING] += feeling;
        w[MOOD] += mood;
        act.refs[ARC] = wanted >= 0 ? 1 : -1;
        w[ARC] = trait.walk() && w[AIM] <= 0 ? arc - .35 : arc;
        // Risk and repetition only ever speak against an act, and cost most to find out.
        if (sum(w) <= floor) {
            return false;
        }
        w[RISK] += risk(act, trait);
        w[NOVELTY] = novelty(act, trait);
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

    private static double feeling(Trait trait, Psyche mind, int target) {
        double sum = 0;
        if (target >= 0) {
            double affinity = mind.feels(target, AFFINITY);
            double trust = mind.feels(target, TRUST);
            double fear = mind.feels(target, FEAR);
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
        return sum;
    }

    private static double mood(Trait trait, Psyche mind) {
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
        return -risk * (1.25 - courage) * (1 + .6 * stage.traits[act.actor][4]);
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

    private double arc(Trait trait) {
        double sum = .3 * wanted * Math.clamp(trait.tension() * 9, -1.0, 1.0);
        switch (moment.phase()) {
            case OPENING -> sum += trait.decisive() ? -.7 : trait.grave() ? -.25 : 0;
            case RISING -> sum += trait.decisive() ? -.3 : trait.quest() ? .06 : 0;
            case CRISIS -> sum += trait.grave() ? .08 : trait.light() ? -.2 : 0;
            case CLIMAX -> sum += trait.decisive() ? .22 : trait.light() || trait.quiet() ? -.4 : 0;
            case FALLING -> sum += falling(trait);
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
