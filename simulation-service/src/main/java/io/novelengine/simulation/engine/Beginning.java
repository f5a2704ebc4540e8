package io.novelengine.simulation.engine;

import java.util.List;

/** The world as it stands before the first turn. */
final class Beginning {

    private Beginning() {}

    static State of(Stage stage) {
        State state = new State(stage);
        for (int item = 0; item < stage.items; item++) {
            state.holder[item] = stage.itemHolder[item];
            state.lies[item] = stage.itemHolder[item] >= 0 ? -1 : stage.itemStart[item];
            state.hidden[item] = stage.itemHidden[item];
            state.itemCause[item] = State.ALWAYS;
        }
        for (int person = 0; person < stage.people; person++) {
            state.at[person] = stage.startAt[person];
            state.place(person, mind(stage, state, person));
        }
        for (int person = 0; person < stage.people; person++) {
            Perception.look(state, person);
        }
        state.tension = Tension.of(state);
        return state;
    }

    private static Psyche mind(Stage stage, State state, int person) {
        Psyche mind = new Psyche(stage.people, stage.items, stage.secrets, stage.places, Aims.MOST);
        for (Persona.Bond bond : stage.setup.cast().get(person).relationships()) {
            int other = stage.person(bond.with());
            if (other >= 0 && other != person) {
                mind.change(other, Psyche.AFFINITY, bond.affinity());
                mind.change(other, Psyche.TRUST, bond.trust());
                mind.change(other, Psyche.RESPECT, bond.respect());
                mind.change(other, Psyche.FEAR, bond.fear());
                mind.change(other, Psyche.ATTRACTION, bond.attraction());
                mind.change(other, Psyche.DEBT, bond.debt());
                if (Math.abs(bond.affinity()) > .2) {
                    mind.greeted |= 1L << other;
                }
            }
        }
        List<Goal> goals = stage.opening.get(person);
        for (int g = 0; g < Math.min(goals.size(), mind.goals.length); g++) {
            mind.goals[g] = goals.get(g);
        }
        things(stage, state, person, mind);
        secrets(stage, person, mind);
        return mind;
    }

    /** Everybody knows what lies in the open; who holds a thing is known to half of those who are after it. */
    private static void things(Stage stage, State state, int person, Psyche mind) {
        for (int item = 0; item < stage.items; item++) {
            boolean keeps = false;
            boolean seeks = false;
            for (Goal goal : stage.opening.get(person)) {
                keeps |= goal.kind() == AimKind.KEEP && goal.object() == item;
                seeks |= goal.kind().ofItem() && goal.object() == item;
            }
            boolean guesses = seeks
                    && Dice.of(stage.setup.seed(), item, stage.label[person], Dice.BEGIN)
                                    .next()
                            < .5;
            int where = -1;
            if (state.holder[item] >= 0) {
                where = state.holder[item] == person || guesses ? Psyche.HELD + state.holder[item] : -1;
            } else if (!state.hidden[item] || keeps) {
                where = state.lies[item];
            }
            if (where >= 0) {
                mind.itemAt[item] = where;
                mind.itemCause[item] = State.ALWAYS;
            }
        }
    }

    private static void secrets(Stage stage, int person, Psyche mind) {
        for (int secret = 0; secret < stage.secrets; secret++) {
            int holder = stage.secretHolder[secret];
            boolean hides = false;
            boolean seeks = false;
            for (Goal goal : stage.opening.get(person)) {
                hides |= goal.kind() == AimKind.HIDE && goal.object() == secret;
                seeks |= goal.kind().ofSecret() && goal.object() == secret;
            }
            if (holder == person || hides) {
                mind.knows[secret] = State.ALWAYS;
                mind.thinksKnow[secret] |= 1L << person;
            } else if (seeks
                    && holder >= 0
                    && Dice.of(stage.setup.seed(), 1000 + secret, stage.label[person], Dice.BEGIN)
                                    .next()
                            < .5) {
                mind.thinksKnow[secret] |= 1L << holder;
            }
        }
    }
}
