package io.novelengine.simulation.engine;

import static io.novelengine.simulation.engine.Psyche.AFFINITY;
import static io.novelengine.simulation.engine.Psyche.ATTRACTION;
import static io.novelengine.simulation.engine.Psyche.DEBT;
import static io.novelengine.simulation.engine.Psyche.FEAR;
import static io.novelengine.simulation.engine.Psyche.TRUST;

import java.util.Arrays;

/** Whether the needs of an act hold, as the actor sees it. */
final class Needs {

    private final Stage stage;
    private final State state;
    private final Phase phase;
    private final long[] opposedAsked;
    private final long[] opposedTrue;
    private final long[] asked;
    private final long[] met;
    private int actor = -1;

    Needs(State state, Phase phase) {
        this.state = state;
        this.stage = state.stage;
        this.phase = phase;
        opposedAsked = new long[stage.people];
        opposedTrue = new long[stage.people];
        asked = new long[stage.people + 2];
        met = new long[stage.people + 2];
    }

    /** Asked often of the same two, so kept as long as this lives, which is no longer than a decision. */
    private boolean opposed(int one, int other) {
        long bit = 1L << other;
        if ((opposedAsked[one] & bit) == 0) {
            opposedAsked[one] |= bit;
            opposedTrue[one] |= state.opposed(one, other) ? bit : 0;
        }
        return (opposedTrue[one] & bit) != 0;
    }

    boolean hold(Candidate act) {
        Trait trait = Trait.ALL[act.type.index()];
        return holdForActor(trait, act.actor) && holdForTarget(trait, act.actor, act.target) && holdOthers(trait, act);
    }

    /** The part of the needs that is the same whatever the act is about. */
    boolean holdForActor(Trait trait, int a) {
        return trait.actorNeeds() == 0 || all(trait.actorNeeds(), stage.people + 1, a, -1);
    }

    /** The part of the needs that hangs on the target, -1 for none. */
    boolean holdForTarget(Trait trait, int a, int t) {
        return trait.targetNeeds() == 0 || all(trait.targetNeeds(), t < 0 ? stage.people : t, a, t);
    }

    boolean holdOthers(Trait trait, Candidate act) {
        for (Need need : trait.otherNeeds()) {
            if (!holds(need, act.actor, act.target, act.about, act.item, act.secret, act.place)) {
                return false;
            }
        }
        return true;
    }

    /** Each need is asked once of each target as long as this lives; bits by ordinal. */
    private boolean all(long mask, int slot, int a, int t) {
        if (actor != a) {
            Arrays.fill(asked, 0);
            Arrays.fill(met, 0);
            actor = a;
        }
        if ((asked[slot] & ~met[slot] & mask) != 0) {
            return false;
        }
        long open = mask & ~asked[slot];
        while (open != 0) {
            long bit = Long.lowestOneBit(open);
            open ^= bit;
            asked[slot] |= bit;
            if (!holds(Need.at(Long.numberOfTrailingZeros(bit)), a, t, -1, -1, -1, -1)) {
                return false;
            }
            met[slot] |= bit;
        }
        return true;
    }

    boolean holds(Need need, int a, int t, int b, int i, int s, int p) {
        Psyche mind = state.minds[a];
        return switch (need) {
            case NEAR -> t >= 0 && t != a && state.together(a, t);
            case ALONE -> others(a, t) == 0;
            case COMPANY -> others(a, t) > 0;
            case ADJACENT -> p >= 0 && state.open(state.at[a], p);
            case CLOSED -> p >= 0 && state.barred(state.at[a], p);
            case EXIT -> phase == Phase.FALLING;
            case AFRAID -> t < 0 ? mind.arousal > .55 : mind.feels(t, FEAR) > .2 || state.minds[a].valence < -.35;
            case UNSEARCHED -> mind.searched[state.at[a]] == 0 || state.turn - mind.searched[state.at[a]] > 7;
            case ATHAND -> holds(Need.HOLDING, a, t, b, i, s, p) || holds(Need.LYING, a, t, b, i, s, p);
            case UNREAD -> !mind.read[i] && (stage.owner[i] != a || stage.stake[i] >= .2);
            case TALKING ->
                b >= 0
                        && b != a
                        && b != t
                        && state.together(a, b)
                        && state.spokeTo[t] == b
                        && state.spokeTurn[t] >= state.turn - 1
                        && state.spokeTurn[t] > 0;
            case CLUED -> s >= 0 && !mind.knows(s) && enoughClues(mind, s);
            case BEREFT -> i >= 0 && mind.missing == i;
            case FIRST -> !mind.hasGreeted(t);
            case SUSPECTS -> s >= 0 && !mind.knows(s) && (mind.clues[s] != 0 || wants(mind, s));
            case SUSPECTED -> s >= 0 && ((mind.thinksKnow[s] >>> t & 1) != 0 || opposed(a, t));
            case UNSURE -> i >= 0 && mind.itemAt[i] == Psyche.UNKNOWN && seeks(mind, i);
            case SOUGHT -> i >= 0 && seeks(state.minds[t], i);
            case TENSE -> state.tension > .4;
            case KNOWSPLACE -> i >= 0 && mind.itemAt[i] >= 0;
            case WITNESSED -> deedToTell(a, t, b) >= 0;
            case KNOWS -> s >= 0 && mind.knows(s);
            case UNKNOWING -> s >= 0 && (mind.thinksKnow[s] >>> t & 1) == 0;
            case BOTHKNOW -> s >= 0 && (mind.thinksKnow[s] >>> t & 1) != 0;
            case FOND -> mind.feels(t, AFFINITY) > .15;
            case COLD -> mind.feels(t, AFFINITY) < -.1 || opposed(a, t);
            case DRAWN -> mind.feels(t, ATTRACTION) > .15;
            case DEVOTED -> mind.feels(t, AFFINITY) > .5 || mind.feels(t, ATTRACTION) > .35 || woos(mind, t);
            case FONDABOUT -> b >= 0 && b != a && b != t && state.minds[a].feels(b, AFFINITY) > .15;
            case COLDABOUT -> b >= 0 && b != a && b != t && (mind.feels(b, AFFINITY) < -.15 || opposed(a, b));
            case OPPOSED -> opposed(a, t);
            case GUILTY -> mind.guiltyOf[t] != 0;
            case WRONGED -> mind.wrongedBy[t] != 0;
            case GRIEVANCE -> grievance(mind, a, t, i, s);
            case UNPROMISED -> mind.promise[t] == 0 && wantsSomething(t);
            case PROMISED -> mind.promise[t] != 0;
            case ABLE -> state.turn > mind.promise[t] / 1000 && able(a, t, i);
            case INDEBTED -> mind.feels(t, DEBT) > .22;
            case THEIRS -> i >= 0 && mind.itemAt[i] == Psyche.HELD + t;
            case HOLDING -> i >= 0 && state.holder[i] == a;
            case LYING -> i >= 0 && state.visible(a, i);
            case OWNED -> i >= 0 && stage.owner[i] == t && state.holder[i] != t;
            case WANTED -> delivers(mind, t, i) || protects(mind, t) && wantsItem(t, i);
            case BURDENED -> burdened(mind, a, i);
            case ARMED -> i >= 0 && stage.weapon[i];
            case LOW -> state.minds[t].valence < -.2;
            case LOWSELF -> mind.valence < -.22;
            case HARMED -> state.condition[t] == State.HURT || state.condition[t] == State.DOWN;
            case CAPTIVE -> state.condition[t] >= State.DOWN;
            case SETBACK -> mind.setback != 0;
            case TORN -> mind.arousal > .3 && phase != Phase.OPENING;
            case MEMORY -> mind.strongestMemoryOf(t, state.turn) >= 0;
            case QUARREL ->
                b >= 0
                        && b != a
                        && b != t
                        && state.together(a, b)
                        && (state.minds[t].feels(b, AFFINITY) < -.2 || state.minds[t].wrongedBy[b] != 0);
            case ESTRANGED -> mind.feels(t, AFFINITY) < -.05 || mind.wrongedBy[t] != 0 || mind.guiltyOf[t] != 0;
            case TRUSTED -> state.minds[t].feels(a, TRUST) > .25;
            case UNALLIED -> mind.ally[t] == 0;
            case COMMON -> common(a, t);
            case LATENESS -> phase == Phase.CLIMAX || phase == Phase.FALLING || phase == Phase.CRISIS;
            case FALLING -> phase == Phase.FALLING;
            case GRIEVED -> state.lossCause != 0 || mind.valence < -.3;
        };
    }

    private int others(int a, int t) {
        int count = 0;
        for (int x = 0; x < stage.people; x++) {
            if (x != a && x != t && state.together(a, x)) {
                count++;
            }
        }
        return count;
    }

    private boolean enoughClues(Psyche mind, int secret) {
        int total = stage.clueCount[secret];
        return total > 0 && Integer.bitCount(mind.clues[secret]) >= clues(phase, total);
    }

    /** Two clues make it clear; when it comes to the crisis, one does. */
    static int clues(Phase phase, int total) {
        return phase == Phase.CRISIS || phase == Phase.CLIMAX ? Math.min(1, total) : Math.min(2, total);
    }

    private boolean seeks(Psyche mind, int item) {
        for (Goal goal : mind.goals) {
            if (goal != null
                    && goal.open()
                    && (goal.kind().ofItem() && goal.object() == item
                            || goal.kind().ofSecret() && stage.secretItem[goal.object()] == item)) {
                return true;
            }
        }
        return mind.missing == item;
    }

    private static boolean wants(Psyche mind, int secret) {
        for (Goal goal : mind.goals) {
            if (goal != null
                    && goal.open()
                    && goal.object() == secret
                    && (goal.kind() == AimKind.LEARN || goal.kind() == AimKind.EXPOSE)) {
                return true;
            }
        }
        return false;
    }

    private static boolean woos(Psyche mind, int other) {
        for (Goal goal : mind.goals) {
            if (goal != null && goal.open() && goal.kind() == AimKind.WIN && goal.object() == other) {
                return true;
            }
        }
        return false;
    }

    private static boolean delivers(Psyche mind, int receiver, int item) {
        for (Goal goal : mind.goals) {
            if (goal != null
                    && goal.open()
                    && goal.kind() == AimKind.DELIVER
                    && goal.object() == item
                    && goal.to() == receiver) {
                return true;
            }
        }
        return false;
    }

    private static boolean protects(Psyche mind, int other) {
        for (Goal goal : mind.goals) {
            if (goal != null && goal.open() && goal.kind() == AimKind.PROTECT && goal.object() == other) {
                return true;
            }
        }
        return false;
    }

    /** Index of the gravest deed by b that a knows of and t does not, or -1. */
    int deedToTell(int a, int t, int b) {
        int best = -1;
        for (int d = 0; d < state.deeds.size(); d++) {
            Deed deed = state.deeds.get(d);
            if (deed.actor() == b
                    && b != a
                    && b != t
                    && deed.knownBy(a)
                    && !deed.knownBy(t)
                    && (best < 0 || deed.weight() > state.deeds.get(best).weight())) {
                best = d;
            }
        }
        return best;
    }

    private boolean grievance(Psyche mind, int a, int t, int i, int s) {
        if (s >= 0) {
            boolean theirs = stage.secretHolder[s] == t || stage.secretPerson[s] == t;
            return theirs && stage.secretHolder[s] != a && mind.knows(s);
        }
        if (i >= 0) {
            return mind.itemAt[i] == Psyche.HELD + t && stage.owner[i] == a;
        }
        return mind.wrongedBy[t] != 0 || knownWrong(a, t);
    }

    private boolean knownWrong(int a, int t) {
        for (int d = state.deeds.size() - 1; d >= 0; d--) {
            Deed deed = state.deeds.get(d);
            if (deed.actor() == t && deed.knownBy(a) && deed.weight() > .25 && deed.event() / 1000 >= state.turn - 4) {
                return true;
            }
        }
        return false;
    }

    private boolean wantsSomething(int t) {
        for (Goal goal : state.minds[t].goals) {
            if (goal != null && goal.open()) {
                return true;
            }
        }
        return false;
    }

    /** With an item: what was promised can be kept by giving it. Without: by helping. */
    private boolean able(int a, int t, int i) {
        return i < 0 || state.holder[i] == a && wantsItem(t, i);
    }

    boolean wantsItem(int person, int item) {
        for (Goal goal : state.minds[person].goals) {
            if (goal != null && goal.open() && goal.kind().ofItem() && goal.object() == item) {
                return true;
            }
        }
        return false;
    }

    private boolean burdened(Psyche mind, int a, int item) {
        if (item < 0 || stage.owner[item] == a && stage.stake[item] < .2) {
            return false;
        }
        for (int s = 0; s < stage.secrets; s++) {
            if (stage.secretItem[s] == item && hides(mind, s)) {
                return phase != Phase.OPENING;
            }
        }
        return false;
    }

    private static boolean hides(Psyche mind, int secret) {
        for (Goal goal : mind.goals) {
            if (goal != null && goal.open() && goal.kind() == AimKind.HIDE && goal.object() == secret) {
                return true;
            }
        }
        return false;
    }

    private boolean common(int a, int t) {
        if (opposed(a, t)) {
            return false;
        }
        for (int x = 0; x < stage.people; x++) {
            if (x != a && x != t && opposed(a, x) && opposed(t, x)) {
                return true;
            }
        }
        return state.minds[a].feels(t, TRUST) > .3;
    }
}
