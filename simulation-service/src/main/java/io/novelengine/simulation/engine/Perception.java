package io.novelengine.simulation.engine;

/** What people see where they are. */
final class Perception {

    private Perception() {}

    /** Brings this person's beliefs in line with what is in plain sight around them. */
    static void look(State state, int person) {
        if (state.away[person]) {
            return;
        }
        Stage stage = state.stage;
        Psyche mind = state.minds[person];
        int here = state.at[person];
        for (int i = 0; i < stage.items; i++) {
            boolean visible = state.visible(person, i);
            boolean missed = mind.itemAt[i] == here && !visible;
            if (visible && mind.itemAt[i] != here) {
                mind = state.change(person);
                mind.itemAt[i] = here;
                mind.itemCause[i] = state.itemCause[i];
            } else if (missed) {
                mind = state.change(person);
                mind.itemAt[i] = Psyche.UNKNOWN;
                mind.itemCause[i] = state.itemCause[i];
            }
        }
        for (int other = 0; other < stage.people; other++) {
            if (other == person) {
                continue;
            }
            boolean near = state.together(person, other);
            if (near && mind.seenAt[other] != here) {
                mind = state.change(person);
                mind.seenAt[other] = here;
                mind.seenTurn[other] = state.turn;
            } else if (!near && mind.seenAt[other] == here) {
                mind = state.change(person);
                mind.seenAt[other] = -1;
            }
        }
    }

    /** Lets everybody who noticed know where an item now is that just changed hands or place. */
    static void handled(State state, int item, long observers) {
        if (state.itemCause[item] != state.now()) {
            return;
        }
        int where = state.holder[item] >= 0
                ? Psyche.HELD + state.holder[item]
                : state.lies[item] >= 0 ? state.lies[item] : Psyche.GONE;
        for (int person = 0; person < state.stage.people; person++) {
            if ((observers >>> person & 1) != 0) {
                Psyche mind = state.change(person);
                mind.itemAt[item] = where;
                mind.itemCause[item] = state.now();
            }
        }
    }

    /** Those who notice what happens in this place, as bits. */
    static long present(State state, int place) {
        long bits = 0;
        for (int person = 0; person < state.stage.people; person++) {
            if (!state.away[person] && state.at[person] == place) {
                bits |= 1L << person;
            }
        }
        return bits;
    }
}
