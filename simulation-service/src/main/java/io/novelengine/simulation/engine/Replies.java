package io.novelengine.simulation.engine;

import static io.novelengine.simulation.engine.Psyche.AFFINITY;
import static io.novelengine.simulation.engine.Psyche.ATTRACTION;
import static io.novelengine.simulation.engine.Psyche.FEAR;
import static io.novelengine.simulation.engine.Psyche.TRUST;

/** Which answers make sense, and what inclines somebody to give in. */
final class Replies {

    private Replies() {}

    /** True if the reply can say what this act asks for. */
    static boolean possible(State state, Candidate reply, Candidate act) {
        int type = reply.type.index();
        Psyche mind = state.minds[reply.actor];
        if (asksToKnow(act) && (type == Act.DISCLAIM) == canTell(state, mind, reply, act)) {
            return false;
        }
        if (type == Act.ANSWER || type == Act.BREAK_DOWN) {
            return canTell(state, mind, reply, act);
        }
        if (type == Act.AGREE) {
            return act.item < 0;
        }
        if (type == Act.YIELD) {
            return act.item < 0 || state.holder[act.item] == reply.actor;
        }
        if (type == Act.CONFESS) {
            return act.secret < 0 || mind.knows(act.secret);
        }
        return type != Act.MISLEAD || act.type.index() == Act.ASK_WHEREABOUTS;
    }

    private static boolean asksToKnow(Candidate act) {
        int type = act.type.index();
        return type == Act.ASK_ABOUT || type == Act.ASK_WHEREABOUTS || type == Act.PRESS;
    }

    private static boolean canTell(State state, Psyche mind, Candidate reply, Candidate act) {
        if (act.secret >= 0) {
            int mine = mind.clues[act.secret];
            int theirs = state.minds[act.actor].clues[act.secret];
            return mind.knows(act.secret) || (mine & ~theirs) != 0;
        }
        if (reply.type.index() == Act.BREAK_DOWN) {
            return mind.guiltyOf[act.actor] != 0;
        }
        return act.item >= 0 && mind.itemAt[act.item] >= 0;
    }

    /** True if it gives what was asked. */
    static boolean grants(int type) {
        return type == Act.ANSWER
                || type == Act.YIELD
                || type == Act.AGREE
                || type == Act.TRADE
                || type == Act.LET_SLIP
                || type == Act.BREAK_DOWN
                || type == Act.CONCEDE;
    }

    /** Inclination beyond what nature and aims say; push is how well the asking went, -1 to 1. */
    static double lean(State state, Candidate reply, Candidate act, double push) {
        Psyche mind = state.minds[reply.actor];
        double affinity = mind.feels(act.actor, AFFINITY);
        double trust = mind.feels(act.actor, TRUST);
        double fear = mind.feels(act.actor, FEAR);
        int type = reply.type.index();
        double sum = 0;
        if (grants(type)) {
            sum += -.12 + .5 * push + .3 * affinity + .3 * trust + .35 * fear;
            sum -= act.item >= 0 && act.type.index() != Act.ASK_WHEREABOUTS ? .5 * state.stage.stake[act.item] : 0;
            sum -= act.secret >= 0 && mind.knows(act.secret) ? .3 * state.stage.gravity[act.secret] : 0;
            sum += type == Act.LET_SLIP ? .25 + .2 * state.stage.traits[reply.actor][4] : 0;
        } else if (type == Act.DOUBT) {
            sum += .02 - .4 * trust - .2 * affinity;
        } else if (type == Act.THANK) {
            sum += -.04 + .25 * affinity;
        } else if (type == Act.GREET_BACK) {
            sum += .2 + .3 * affinity;
        } else if (type == Act.EMBRACE) {
            sum += -.08 + .3 * affinity;
        } else if (type == Act.SNUB) {
            sum += .2 - .6 * affinity - .2 * trust + .25 * Math.min(0, mind.valence) * -1;
        } else if (type == Act.FLIRT_BACK) {
            sum += -.05 + .3 * affinity + .8 * mind.feels(act.actor, ATTRACTION);
        } else if (type == Act.MISLEAD) {
            sum += .1 - .3 * affinity;
        } else if (type == Act.FLEE || type == Act.BREAK_DOWN) {
            sum += .5 * fear + .3 * push - .4 * mind.valence;
        } else if (type == Act.WEEP) {
            sum += .12 + .3 * state.stage.traits[reply.actor][4] - .2 * mind.valence;
        } else if (type == Act.CATCH) {
            sum += .4;
        } else if (act.type.is("wrong") || act.type.is("grave")) {
            sum += .15;
        }
        return sum;
    }
}
