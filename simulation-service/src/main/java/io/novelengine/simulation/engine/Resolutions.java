package io.novelengine.simulation.engine;

import static io.novelengine.simulation.engine.Psyche.AFFINITY;
import static io.novelengine.simulation.engine.Psyche.RESPECT;

/** What goes on in somebody alone: second thoughts, new aims, courage, recovery. */
final class Resolutions {

    private final State state;
    private final Stage stage;
    private final Changes changes;

    Resolutions(State state, Changes changes) {
        this.state = state;
        this.stage = state.stage;
        this.changes = changes;
    }

    void reflect(int a) {
        Psyche mind = state.change(a);
        mind.arousal *= .5;
        for (int other = 0; other < stage.people; other++) {
            if (mind.wrongedBy[other] != 0 && other != a) {
                boolean gentle = stage.traits[a][3] + .5 * mind.feels(other, AFFINITY) > .1;
                String name = stage.shortName(other);
                boolean took = gentle
                        ? changes.takeUp(a, AimKind.RECONCILE, other, "to be at peace with " + name, .45, -1, "turn")
                        : changes.takeUp(a, AimKind.RUIN, other, "to make " + name + " answer for it", .45, -1, "turn");
                if (took) {
                    return;
                }
            }
        }
        if (state.aimless(a)) {
            freshAim(a);
        }
    }

    /** Who wants nothing any more finds something: what is still hidden, or what is owed to whom they feel most for. */
    private void freshAim(int a) {
        int secret = new Aims(stage).gravestSecret(a, state.minds[a]);
        if (secret >= 0 && stage.traits[a][0] > -.4) {
            changes.takeUp(a, AimKind.LEARN, secret, "to know what was being kept back", .5, -1, "turn");
            return;
        }
        int other = foremost(a);
        if (other < 0) {
            return;
        }
        String name = stage.shortName(other);
        double affinity = state.minds[a].feels(other, AFFINITY);
        if (affinity < -.25) {
            changes.takeUp(a, AimKind.RUIN, other, "to make " + name + " answer for it", .5, other, "turn");
        } else if (affinity > .3) {
            changes.takeUp(a, AimKind.PROTECT, other, "to see " + name + " come to no harm", .5, -1, "turn");
        } else {
            changes.takeUp(a, AimKind.WIN, other, "to be thought well of by " + name, .5, -1, "turn");
        }
    }

    /** The one who is felt for most, one way or the other; -1 if nobody is left. */
    private int foremost(int a) {
        int best = -1;
        double most = -1;
        for (int other = 0; other < stage.people; other++) {
            double feeling = Math.abs(state.minds[a].feels(other, AFFINITY));
            if (other != a && state.present(other) && feeling > most) {
                most = feeling;
                best = other;
            }
        }
        return best;
    }

    /** Time heals: who is down gets up after six turns, who is hurt is well after ten. */
    void recover(int a) {
        int since = state.turn - state.conditionCause[a] / 1000;
        if (state.condition[a] == State.DOWN && since >= 6) {
            changes.condition(a, State.HURT);
        } else if (state.condition[a] == State.HURT && since >= 10) {
            changes.condition(a, State.WELL);
        }
    }

    void resolve(int a) {
        Psyche mind = state.change(a);
        mind.setback = 0;
        if (mind.goals[0] != null && mind.goals[0].open()) {
            mind.goals[0] = mind.goals[0].heartened();
        }
    }

    void rally(int a) {
        for (int other = 0; other < stage.people; other++) {
            if (other != a && state.together(a, other)) {
                changes.mood(other, .12);
                changes.feels(other, a, RESPECT, .05);
            }
        }
    }

    void vow(int a, int foe) {
        changes.takeUp(a, AimKind.RUIN, foe, "to pay " + stage.shortName(foe) + " back", .6, -1, "turn");
        changes.feels(a, foe, AFFINITY, -.1);
    }
}
