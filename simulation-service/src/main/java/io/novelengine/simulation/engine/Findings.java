package io.novelengine.simulation.engine;

/** What is found out by looking, listening and searching. */
final class Findings {

    private final State state;
    private final Stage stage;
    private final Changes changes;

    Findings(State state, Changes changes) {
        this.state = state;
        this.stage = state.stage;
        this.changes = changes;
    }

    void scout(int a, int place) {
        for (int other = 0; other < stage.people; other++) {
            if (other != a && state.present(other) && state.at[other] == place) {
                Psyche mind = state.change(a);
                mind.seenAt[other] = place;
                mind.seenTurn[other] = state.turn;
            }
        }
        for (int i = 0; i < stage.items; i++) {
            if (state.holder[i] < 0 && state.lies[i] == place && !state.hidden[i]) {
                changes.believes(a, i, place, false);
            }
        }
    }

    boolean search(int a) {
        int here = state.at[a];
        state.change(a).searched[here] = state.turn;
        for (int i = 0; i < stage.items; i++) {
            if (state.holder[i] < 0 && state.lies[i] == here && state.hidden[i] && !state.visible(a, i)) {
                changes.laid(i, here, false);
                changes.believes(a, i, here, false);
                return true;
            }
        }
        for (int s = 0; s < stage.secrets; s++) {
            int item = stage.secretItem[s];
            boolean fits = stage.secretFoundAt[s] == here
                    || stage.secretPlace[s] == here
                    || item >= 0 && state.holder[item] < 0 && state.lies[item] == here;
            if (fits && !state.minds[a].knows(s)) {
                if (changes.clue(a, s, -1)) {
                    return true;
                }
                if (stage.secretFoundAt[s] == here && stage.secretHolder[s] < 0) {
                    return changes.learned(a, s);
                }
            }
        }
        return false;
    }

    boolean examine(int a, int item) {
        state.change(a).read[item] = true;
        boolean found = false;
        for (int s = 0; s < stage.secrets; s++) {
            if (stage.secretItem[s] == item && !state.minds[a].knows(s)) {
                found |= changes.clue(a, s, -1);
                if (!found && stage.clueCount[s] == 0) {
                    found = changes.learned(a, s);
                }
            }
        }
        return found;
    }

    boolean overhear(int a, int t, int about) {
        int best = -1;
        double most = -1;
        for (int s = 0; s < stage.secrets; s++) {
            boolean spoken = state.minds[t].knows(s) || state.minds[about].knows(s);
            double worth = stage.gravity[s] + (state.wantsSecret(a, s) ? 1 : 0) - (stage.ownSecret(s) ? .3 : 0);
            if (spoken && !state.minds[a].knows(s) && worth > most) {
                most = worth;
                best = s;
            }
        }
        if (best >= 0) {
            int knower = state.minds[t].knows(best) ? t : about;
            changes.aware(a, best, knower);
            if (changes.clue(a, best, -1) || !stage.ownSecret(best) && changes.learned(a, best)) {
                return true;
            }
        }
        for (int i = 0; i < stage.items; i++) {
            int where = state.minds[t].itemAt[i];
            if (stage.stake[i] > .3 && where >= 0 && changes.believes(a, i, where, true)) {
                return true;
            }
        }
        return false;
    }

    boolean watch(int a, int t) {
        for (int i = 0; i < stage.items; i++) {
            if (state.holder[i] == t && stage.stake[i] >= .2 && changes.believes(a, i, Psyche.HELD + t, false)) {
                return true;
            }
        }
        for (int s = 0; s < stage.secrets; s++) {
            if (state.minds[t].knows(s) && !state.minds[a].knows(s) && !stage.ownSecret(s)) {
                changes.aware(a, s, t);
                if (changes.clue(a, s, -1)) {
                    return true;
                }
            }
        }
        return false;
    }
}
