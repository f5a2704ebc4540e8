package io.novelengine.simulation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Plays what nobody of the cast does: premise, threat, complications, the gathering before the climax, the end. */
final class Director {

    private final State state;
    private final Stage stage;
    private final Play play;
    private final int turns;
    private final int climaxTurn;

    Director(State state, Play play) {
        this.state = state;
        this.stage = state.stage;
        this.play = play;
        turns = stage.setup.turns();
        climaxTurn = stage.arc.climaxTurn(turns);
    }

    private Scenario scenario() {
        return stage.setup.scenario();
    }

    /** Happenings at the beginning of a turn. */
    void open() {
        if (state.turn == 1) {
            happen(Happening.OPENING, -1, scenario().premise(), List.of(), 0);
        }
        if (state.turn == climaxTurn) {
            gather();
        }
        threaten();
        complicate();
    }

    private void happen(String type, int place, String text, List<Integer> because, double tension) {
        play.next();
        play.happen(type, place, -1, -1, -1, text, because, new Changes(state), tension, List.of());
    }

    private void threaten() {
        List<String> steps = scenario().threat().steps();
        if (state.threatStep >= steps.size() || state.answeredBy != 0 || state.turn > climaxTurn) {
            return;
        }
        double due = 1 + (state.threatStep + .7) * Math.max(1, climaxTurn - 1) / steps.size();
        boolean wanted = play.moment().target() - state.tension > .22 && state.turn - state.threatTurn > 2;
        if (state.turn >= due || wanted && state.turn > 1) {
            play.next();
            Changes changes = new Changes(state);
            for (int person = 0; person < stage.people; person++) {
                if (state.present(person)) {
                    Psyche mind = state.change(person);
                    mind.arousal = Math.min(1, mind.arousal + .08);
                }
            }
            String text = steps.get(state.threatStep++);
            state.threatTurn = state.turn;
            List<Integer> because = state.threatCause == 0 ? List.of() : List.of(state.threatCause);
            state.threatCause =
                    play.happen(Happening.THREAT, -1, -1, -1, -1, text, because, changes, .07, List.of("threat"));
        }
    }

    private void complicate() {
        if (state.turn < 2 || state.turn - state.complicationTurn < Math.max(2, turns / 8)) {
            return;
        }
        String phase =
                switch (play.moment().phase()) {
                    case OPENING -> "";
                    case RISING -> "rising";
                    case CRISIS, CLIMAX -> "crisis";
                    case FALLING -> "falling";
                };
        boolean calm = play.moment().target() - state.tension > .05 || phase.equals("falling") || state.stalled > 1;
        if (phase.isEmpty() || !calm || state.turn >= turns && turns > 3) {
            return;
        }
        List<Integer> fitting = new ArrayList<>();
        List<Scenario.Complication> all = scenario().complications();
        for (int c = 0; c < Math.min(64, all.size()); c++) {
            if ((state.complications >>> c & 1) == 0 && all.get(c).phase().equals(phase) && possible(all.get(c))) {
                fitting.add(c);
            }
        }
        if (!fitting.isEmpty()) {
            Dice dice = Dice.of(stage.setup.seed(), state.turn, 0, Dice.DIRECTOR);
            strike(fitting.get(dice.next(fitting.size())), dice);
        }
    }

    private static String head(String word) {
        int colon = word.indexOf(':');
        return colon < 0 ? word : word.substring(0, colon);
    }

    private static String tail(String word) {
        return word.substring(word.indexOf(':') + 1);
    }

    private boolean possible(Scenario.Complication complication) {
        return bound(complication.needs()) && bound(complication.effect());
    }

    private boolean bound(String word) {
        String id = tail(word);
        return switch (head(word)) {
            case "item", "lose" -> {
                int item = stage.item(id);
                yield item >= 0 && (state.holder[item] >= 0 || state.lies[item] >= 0);
            }
            case "secret", "bare" -> stage.secret(id) >= 0 && state.answeredBy == 0;
            case "role", "fear", "turn" -> person(id) >= 0 && state.present(person(id));
            case "place", "close", "open" -> stage.place(id) >= 0;
            default -> true;
        };
    }

    private int person(String role) {
        int index = Casting.indexOf(scenario().roles(), role);
        return index < 0 ? -1 : stage.castAs[index];
    }

    private void strike(int index, Dice dice) {
        Scenario.Complication complication = scenario().complications().get(index);
        state.complications |= 1L << index;
        state.complicationTurn = state.turn;
        play.next();
        Changes changes = new Changes(state);
        String id = tail(complication.effect());
        int place = stage.place(id);
        int item = stage.item(id);
        int secret = stage.secret(id);
        List<Integer> because = because(complication);
        switch (head(complication.effect())) {
            case "close" -> way(place, true, changes);
            case "open" -> way(place, false, changes);
            case "lose" -> lose(item, dice, changes);
            case "bare" -> bare(secret, changes);
            case "fear" -> {
                changes.mood(person(id), -.35);
                state.change(person(id)).arousal = .9;
            }
            case "turn" -> turn(person(id), changes);
            default -> {}
        }
        boolean falling = complication.phase().equals("falling");
        play.happen(
                Happening.COMPLICATION,
                -1,
                place,
                item,
                secret,
                complication.text(),
                because,
                changes,
                falling ? .01 : .08,
                List.of(complication.id()));
    }

    private List<Integer> because(Scenario.Complication complication) {
        List<Integer> because = new ArrayList<>();
        for (String word : List.of(complication.needs(), complication.effect())) {
            String id = tail(word);
            int item = stage.item(id);
            int secret = stage.secret(id);
            int person = person(id);
            if (item >= 0) {
                because.add(state.itemCause[item]);
            } else if (secret >= 0) {
                int latest = 0;
                for (Psyche mind : state.minds) {
                    latest = Math.max(latest, Math.max(mind.knows[secret], mind.clueCause[secret]));
                }
                because.add(latest);
            } else if (person >= 0) {
                because.add(state.minds[person].moodCause);
            } else if (stage.place(id) >= 0) {
                because.add(state.closedCause[stage.place(id)]);
            }
        }
        because.add(state.threatCause);
        return because.stream().filter(cause -> cause >= 1000).limit(2).toList();
    }

    /** Closes one way, and never the last one out of a place; opens all. */
    private void way(int place, boolean close, Changes changes) {
        for (int other = 0; other < stage.places; other++) {
            if (!close) {
                changes.way(place, other, false);
            } else if (state.open(place, other) && ways(place) > 1 && ways(other) > 1) {
                changes.way(place, other, true);
                return;
            }
        }
    }

    private int ways(int place) {
        int count = 0;
        for (int other = 0; other < stage.places; other++) {
            count += state.open(place, other) ? 1 : 0;
        }
        return count;
    }

    private void lose(int item, Dice dice, Changes changes) {
        int holder = state.holder[item];
        int place = holder >= 0 ? state.at[holder] : state.lies[item];
        for (int step = 0; step < 1 + dice.next(2); step++) {
            for (int other = 0; other < stage.places; other++) {
                if (state.open(place, other)) {
                    place = other;
                    break;
                }
            }
        }
        changes.laid(item, place, true);
        if (holder >= 0) {
            state.change(holder).missing = item;
            state.change(holder).missingCause = state.now();
        }
    }

    private void bare(int secret, Changes changes) {
        int holder = stage.secretHolder[secret];
        int place = holder >= 0 ? state.at[holder] : Math.max(0, stage.secretFoundAt[secret]);
        for (int person = 0; person < stage.people; person++) {
            if (state.present(person) && state.at[person] == place && person != holder) {
                if (holder >= 0) {
                    changes.aware(person, secret, holder);
                }
                if (!changes.clue(person, secret, -1)) {
                    changes.learned(person, secret);
                }
            }
        }
        new Verdicts(state, changes, play.moment().phase()).settle(null, false);
    }

    private void turn(int person, Changes changes) {
        int friend = -1;
        double most = 0;
        for (int other = 0; other < stage.people; other++) {
            double trust = state.minds[person].feels(other, Psyche.TRUST);
            if (other != person && state.present(other) && trust > most) {
                most = trust;
                friend = other;
            }
        }
        if (friend >= 0) {
            changes.parted(person, friend);
            changes.feels(person, friend, Psyche.TRUST, -.5);
            changes.feels(person, friend, Psyche.AFFINITY, -.25);
        }
        changes.mood(person, -.15);
    }

    /** Brings everybody who is free to one place, where what the story is about can be decided. */
    private void gather() {
        int place = stageOfClimax();
        play.next();
        Changes changes = new Changes(state);
        for (int person = 0; person < stage.people; person++) {
            if (state.present(person)) {
                if (state.condition[person] == State.CAPTIVE) {
                    changes.condition(person, State.WELL);
                }
                if (state.at[person] != place) {
                    changes.moved(person, place);
                }
            }
        }
        for (int i = 0; i < stage.items; i++) {
            if (state.lies[i] == place && state.hidden[i] && stage.stake[i] >= .4) {
                changes.laid(i, place, false);
            }
        }
        for (int person = 0; person < stage.people; person++) {
            Perception.look(state, person);
        }
        showdown(changes);
        List<Integer> because = new ArrayList<>();
        for (int cause : new int[] {state.threatCause, lastOf(stage.hero)}) {
            if (cause >= 1000) {
                because.add(cause);
            }
        }
        state.gathered = true;
        state.gatherCause =
                play.happen(Happening.GATHERING, -1, place, -1, -1, "", because, changes, .06, List.of("crisis"));
    }

    /** When all are in one place, it can no longer be hidden who has what the story is about. */
    private void showdown(Changes changes) {
        for (int person : new int[] {stage.hero, stage.rival}) {
            for (Goal goal : person < 0 ? List.<Goal>of() : stage.opening.get(person)) {
                if (goal.kind().ofItem() && state.holder[goal.object()] >= 0) {
                    for (int other = 0; other < stage.people; other++) {
                        if (state.present(other)) {
                            int holder = Psyche.HELD + state.holder[goal.object()];
                            changes.believes(other, goal.object(), holder, false);
                        }
                    }
                }
            }
        }
    }

    private int lastOf(int person) {
        return Math.max(state.minds[person].setback, state.minds[person].moodCause);
    }

    private int stageOfClimax() {
        Goal goal = stage.opening.get(stage.hero).isEmpty()
                ? null
                : stage.opening.get(stage.hero).getFirst();
        if (goal != null && goal.kind().ofItem()) {
            int item = goal.object();
            if (state.holder[item] >= 0) {
                return state.at[state.holder[item]];
            }
            if (state.lies[item] >= 0) {
                return state.lies[item];
            }
        }
        if (goal != null && goal.kind().ofPlace()) {
            return goal.object();
        }
        if (goal != null && goal.kind().ofPerson()) {
            return state.at[goal.object()];
        }
        if (goal != null && goal.kind().ofSecret() && stage.secretHolder[goal.object()] >= 0) {
            return state.at[stage.secretHolder[goal.object()]];
        }
        return state.at[stage.hero];
    }

    /** The last event: what became of everybody's aims, and the scenario's closing words. */
    Ending end() {
        play.next();
        Changes changes = new Changes(state);
        Verdicts verdicts = new Verdicts(state, changes, Phase.FALLING);
        verdicts.conclude();
        Ending.Kind kind = kind(verdicts);
        Scenario.Endings endings = scenario().endings();
        String text =
                switch (kind) {
                    case RESOLVED -> endings.resolved();
                    case BITTER -> endings.bitter();
                    case OPEN -> endings.open();
                };
        if (kind != Ending.Kind.OPEN && state.answeredBy == 0) {
            state.answeredBy = state.climax;
        }
        int answer = state.answeredBy;
        List<Integer> because = new ArrayList<>();
        for (int cause : new int[] {answer, state.climax, state.lossCause}) {
            if (cause >= 1000 && cause < state.now()) {
                because.add(cause);
            }
        }
        int event = play.happen(
                Happening.ENDING,
                -1,
                -1,
                -1,
                -1,
                text,
                because,
                changes,
                -.1,
                List.of(kind.name().toLowerCase(Locale.ROOT)));
        return new Ending(kind, State.eventId(event), answer >= 1000 ? State.eventId(answer) : "");
    }

    private Ending.Kind kind(Verdicts verdicts) {
        boolean heroWon = false;
        boolean rivalWon = false;
        for (int person = 0; person < stage.people; person++) {
            for (Goal goal : state.minds[person].goals) {
                if (goal != null && goal.status() == Goal.Status.REACHED) {
                    boolean own = stage.leads[person] && verdicts.central(goal) && goal.kind() != AimKind.LEARN;
                    heroWon |= person == stage.hero && own;
                    rivalWon |= person != stage.hero && own && goal.kind() != AimKind.HIDE;
                }
            }
        }
        if (state.answeredBy == 0 && !heroWon && !rivalWon) {
            return Ending.Kind.OPEN;
        }
        boolean price = state.price > 0;
        boolean answered = heroWon || rivalWon || state.answeredBy != 0;
        return heroWon && !price ? Ending.Kind.RESOLVED : answered ? Ending.Kind.BITTER : Ending.Kind.OPEN;
    }
}
