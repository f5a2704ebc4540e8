package io.novelengine.simulation.engine;

import java.util.ArrayList;
import java.util.List;

/** Which earlier events an act rests on: what it answers, what supplied its needs, what moved the actor. */
final class Causes {

    static final int MOST = 3;

    private final State state;
    private final int now;
    private final int[] events = new int[24];
    private final double[] weights = new double[24];
    private int size;

    Causes(State state, Choice choice, int replyTo) {
        this.state = state;
        this.now = state.now();
        add(replyTo, 10);
        motives(choice.act());
        needs(choice.act());
        presence(choice.act());
    }

    private void add(int event, double weight) {
        if (event < 1000 || event >= now || size == events.length) {
            return;
        }
        for (int i = 0; i < size; i++) {
            if (events[i] == event) {
                weights[i] = Math.max(weights[i], weight);
                return;
            }
        }
        events[size] = event;
        weights[size++] = weight;
    }

    private void motives(Candidate act) {
        double[] w = act.weights;
        for (Motive motive : new Motive[] {Motive.GRUDGE, Motive.OBLIGATION, Motive.LOSS, Motive.BOND, Motive.MOOD}) {
            double weight = Math.abs(w[motive.ordinal()]);
            if (weight > .08) {
                add(act.refs[motive.ordinal()], 6 + 3 * weight);
            }
        }
        Psyche mind = state.minds[act.actor];
        if (w[Motive.AIM.ordinal()] > .15) {
            Goal goal = mind.goals[act.refs[Motive.AIM.ordinal()]];
            if (goal != null) {
                add(goal.cause(), 5);
            }
        }
        if (w[Motive.PATTERN.ordinal()] > 0) {
            int[] earlier =
                    state.partials.get(act.refs[Motive.PATTERN.ordinal()] - 1).events();
            add(earlier[earlier.length - 1], 4);
        }
        if (act.target >= 0) {
            double affinity = mind.feels(act.target, Psyche.AFFINITY);
            boolean unkind = act.type.is("wrong") || act.type.is("grave");
            if (unkind && affinity < -.05) {
                add(mind.disliked[act.target], 4);
            } else if (act.type.is("kind") && affinity > .05) {
                add(mind.liked[act.target], 3.5);
            }
        }
    }

    private void needs(Candidate act) {
        Psyche mind = state.minds[act.actor];
        int t = act.target;
        for (Need need : act.type.needs()) {
            switch (need) {
                case KNOWS, BOTHKNOW, UNKNOWING -> add(mind.knows[act.secret], 7);
                case CLUED, SUSPECTS, SUSPECTED -> add(mind.clueCause[act.secret], 7);
                case HOLDING, ATHAND, LYING -> add(state.itemCause[act.item], 6);
                case THEIRS, KNOWSPLACE, UNSURE -> add(mind.itemCause[act.item], 6);
                case WRONGED, GRIEVANCE -> {
                    add(mind.wrongedBy[t], 7);
                    if (act.secret >= 0) {
                        add(mind.knows[act.secret], 7);
                    }
                }
                case GUILTY, ESTRANGED -> add(mind.guiltyOf[t] != 0 ? mind.guiltyOf[t] : mind.wrongedBy[t], 7);
                case PROMISED -> add(mind.promise[t], 8);
                case INDEBTED -> add(mind.liked[t], 6);
                case CAPTIVE, HARMED -> add(state.conditionCause[t], 8);
                case LOW -> add(state.minds[t].moodCause, 6);
                case LOWSELF, AFRAID -> add(mind.moodCause, 6);
                case BEREFT -> add(mind.missingCause, 8);
                case SETBACK -> add(mind.setback, 7);
                case TALKING -> add(state.spokeEvent[t], 8);
                case WITNESSED -> {
                    int deed = new Needs(state, Phase.RISING).deedToTell(act.actor, t, act.about);
                    add(deed < 0 ? 0 : state.deeds.get(deed).event(), 8);
                }
                case MEMORY -> {
                    int memory = mind.strongestMemoryOf(t, state.turn);
                    add(memory < 0 ? 0 : mind.memoryEvent[memory], 7);
                }
                case CLOSED -> add(state.closedCause[act.place], 7);
                case TRUSTED -> add(state.minds[t].liked[act.actor], 5);
                case QUARREL ->
                    add(Math.max(state.minds[t].disliked[act.about], state.minds[t].wrongedBy[act.about]), 6);
                case GRIEVED -> add(state.lossCause, 6);
                default -> {}
            }
        }
        if (act.secret >= 0 && mind.knows(act.secret)) {
            add(mind.knows[act.secret], 5);
        }
    }

    private void presence(Candidate act) {
        int since = (state.turn - 2) * 1000;
        if (state.moved[act.actor] > since) {
            add(state.moved[act.actor], 1);
        }
        if (act.target >= 0 && state.moved[act.target] > since) {
            add(state.moved[act.target], 1.5);
        }
        if (act.type.category().equals("movement") && act.place >= 0 && act.target >= 0) {
            add(state.moved[act.target], 6);
        }
        int hailed = state.hailed[act.actor];
        if (act.target >= 0 && hailed == act.target + 1) {
            add(state.spokeEvent[act.target] >= (state.turn - 1) * 1000 ? state.spokeEvent[act.target] : 0, 3);
        }
    }

    /** Ids, weightiest first, at most three. */
    List<String> list() {
        List<String> ids = new ArrayList<>(MOST);
        for (int k = 0; k < MOST; k++) {
            int best = -1;
            for (int i = 0; i < size; i++) {
                if (weights[i] > 0 && (best < 0 || weights[i] > weights[best])) {
                    best = i;
                }
            }
            if (best < 0) {
                break;
            }
            ids.add(State.eventId(events[best]));
            weights[best] = 0;
        }
        return ids;
    }
}
