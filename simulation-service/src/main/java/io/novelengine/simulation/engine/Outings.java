package io.novelengine.simulation.engine;

/** Where somebody goes of no other purpose: home when it is over, elsewhere when restless, to others when alone. */
final class Outings {

    private final Stage stage;
    private final State state;
    private final Phase phase;
    private final Wishes wishes;

    Outings(State state, Phase phase, Wishes wishes) {
        this.state = state;
        this.stage = state.stage;
        this.phase = phase;
        this.wishes = wishes;
    }

    void wish(int me) {
        Psyche mind = state.minds[me];
        int here = state.at[me];
        int since = state.turn - state.moved[me] / 1000;
        double outward = stage.traits[me][2];
        if (phase == Phase.FALLING && state.gathered) {
            int cause = state.answeredBy >= 1000 ? state.answeredBy : state.gatherCause;
            walk(state.step(here, stage.startAt[me]), .78 - .25 * outward, cause);
            return;
        }
        if (phase == Phase.CLIMAX || phase == Phase.CRISIS) {
            return;
        }
        if (state.company(me) == 0) {
            int other = lastSeen(me, mind);
            walk(
                    other < 0 ? -1 : state.step(here, mind.seenAt[other]),
                    .45 + .15 * outward + .04 * since,
                    mind.moodCause);
        } else if (since > 2) {
            int next = neighbour(me, here);
            walk(next, Math.min(.5, .05 + .05 * since + .1 * stage.traits[me][0] - .1 * outward), mind.moodCause);
        }
    }

    private void walk(int to, double weight, int cause) {
        if (to >= 0) {
            wishes.add(Act.GO, -1, -1, -1, -1, to, weight, Motive.MOOD, cause);
            wishes.add(Act.LEAD, -1, -1, -1, -1, to, .35 * weight, Motive.MOOD, cause);
        }
    }

    private int lastSeen(int me, Psyche mind) {
        int best = -1;
        for (int other = 0; other < stage.people; other++) {
            boolean elsewhere = other != me && mind.seenAt[other] >= 0 && mind.seenAt[other] != state.at[me];
            if (elsewhere && (best < 0 || mind.seenTurn[other] > mind.seenTurn[best])) {
                best = other;
            }
        }
        return best;
    }

    /** One of the places next door, another every few turns, and not the one just left. */
    private int neighbour(int me, int here) {
        int best = -1;
        double most = -1;
        for (int p = 0; p < stage.places; p++) {
            if (p != here && state.open(here, p)) {
                double draw = Dice.of(stage.setup.seed(), 100L * (state.turn / 3) + p, stage.label[me], Dice.ORDER)
                        .next();
                double score = draw - (p == state.left[me] ? .5 : 0);
                if (score > most) {
                    most = score;
                    best = p;
                }
            }
        }
        return best;
    }
}
