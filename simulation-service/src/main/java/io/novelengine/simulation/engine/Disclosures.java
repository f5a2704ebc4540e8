package io.novelengine.simulation.engine;

import static io.novelengine.simulation.engine.Psyche.AFFINITY;
import static io.novelengine.simulation.engine.Psyche.TRUST;

import org.jspecify.annotations.Nullable;

/** What changes hands in words: secrets, deeds, places, true or false. */
final class Disclosures {

    private final State state;
    private final Stage stage;
    private final Changes changes;
    private final Dice dice;
    private final Phase phase;

    Disclosures(State state, Changes changes, Dice dice, Phase phase) {
        this.state = state;
        this.stage = state.stage;
        this.changes = changes;
        this.dice = dice;
        this.phase = phase;
    }

    void tell(int a, int t, int about) {
        int deed = new Needs(state, phase).deedToTell(a, t, about);
        if (deed >= 0) {
            changes.told(t, deed);
        }
    }

    void share(int a, int t, int secret) {
        changes.learned(t, secret);
        changes.aware(a, secret, t);
        changes.aware(t, secret, a);
    }

    void confess(int a, int t, int secret) {
        if (secret >= 0) {
            share(a, t, secret);
        }
        int deed = state.minds[a].guiltyOf[t];
        for (int d = 0; d < state.deeds.size(); d++) {
            if (state.deeds.get(d).event() == deed && !state.deeds.get(d).knownBy(t)) {
                changes.told(t, d);
            }
        }
        changes.mark("owned");
    }

    void lie(int a, int t, int item) {
        int truth = state.minds[a].itemAt[item];
        int place = (truth >= 0 && truth < Psyche.HELD ? truth : state.at[a])
                + 1
                + dice.next(Math.max(1, stage.places - 1));
        changes.believes(t, item, place % stage.places, true);
    }

    void slip(int a, int t, int secret) {
        changes.aware(t, secret, a);
        if (!changes.clue(t, secret, -1) && stage.clueCount[secret] == 0) {
            changes.learned(t, secret);
        }
    }

    void charge(int a, int t, Candidate act) {
        if (act.secret >= 0) {
            changes.aware(t, act.secret, a);
        }
        for (int other = 0; other < stage.people; other++) {
            if (other != a && other != t && state.together(other, a)) {
                changes.feels(other, t, TRUST, -.08);
                if (act.secret >= 0) {
                    changes.clue(other, act.secret, -1);
                }
            }
        }
    }

    void reveal(int a, int secret) {
        int holder = stage.secretHolder[secret];
        int person = stage.secretPerson[secret];
        for (int other = 0; other < stage.people; other++) {
            if (state.together(a, other)) {
                if (other != a) {
                    changes.learned(other, secret);
                    if (holder >= 0 && holder != a && holder != other) {
                        changes.feels(other, holder, TRUST, -.25 * stage.gravity[secret]);
                    }
                }
                state.change(other).thinksKnow[secret] |= Perception.present(state, state.at[a]);
            }
        }
        int hurt = holder >= 0 ? holder : person;
        if (hurt >= 0 && hurt != a) {
            changes.mood(hurt, -.35);
            changes.feels(hurt, a, AFFINITY, -.25);
            state.change(hurt).wrongedBy[a] = state.now();
            if (state.wantsSecret(hurt, secret) || stage.ownSecret(secret)) {
                state.change(a).guiltyOf[hurt] = state.now();
            }
        }
        changes.mark("revealed");
    }

    void answer(int a, int t, @Nullable Candidate asked) {
        if (asked == null) {
            return;
        }
        if (asked.secret >= 0) {
            if (state.minds[a].knows(asked.secret)) {
                share(a, t, asked.secret);
            } else {
                changes.clue(t, asked.secret, state.minds[a].clues[asked.secret]);
            }
        } else if (asked.item >= 0 && asked.type.index() == Act.ASK_WHEREABOUTS) {
            changes.believes(t, asked.item, state.minds[a].itemAt[asked.item], true);
        } else if (state.minds[a].guiltyOf[t] != 0) {
            confess(a, t, -1);
        }
    }
}
