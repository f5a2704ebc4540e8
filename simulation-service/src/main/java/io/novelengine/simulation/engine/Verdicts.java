package io.novelengine.simulation.engine;

import io.novelengine.simulation.engine.Effect.Kind;
import io.novelengine.simulation.engine.Goal.Status;
import org.jspecify.annotations.Nullable;

/** Which aims an event settles, what follows from that, and whether it answers the story's question. */
final class Verdicts {

    private final State state;
    private final Stage stage;
    private final Changes changes;
    private final Phase phase;

    Verdicts(State state, Changes changes, Phase phase) {
        this.state = state;
        this.stage = state.stage;
        this.changes = changes;
        this.phase = phase;
    }

    /** The person whose aim the story's question is about. */
    static int hero(Stage stage) {
        int best = -1;
        double most = -1;
        for (int role = 0; role < stage.castAs.length; role++) {
            Scenario.Role part = stage.setup.scenario().roles().get(role);
            int rival = Casting.indexOf(stage.setup.scenario().roles(), part.against());
            double weight = part.goal().weight() + (rival >= 0 && stage.castAs[rival] >= 0 ? .5 : 0) - .1 * role;
            if (stage.castAs[role] >= 0 && weight > most) {
                most = weight;
                best = stage.castAs[role];
            }
        }
        return Math.max(0, best);
    }

    void settle(@Nullable Candidate act, boolean success) {
        for (int person = 0; person < stage.people; person++) {
            Goal[] goals = state.minds[person].goals;
            for (int g = 0; g < goals.length; g++) {
                Goal goal = state.minds[person].goals[g];
                if (goal != null && goal.open()) {
                    Status status = status(person, goal, act, success);
                    if (status != Status.OPEN) {
                        close(person, g, goal, status);
                    }
                }
            }
        }
    }

    private boolean late() {
        return phase.compareTo(Phase.CLIMAX) >= 0;
    }

    private Status status(int person, Goal goal, @Nullable Candidate act, boolean success) {
        int object = goal.object();
        return switch (goal.kind()) {
            case OBTAIN -> {
                if (gone(object)) {
                    yield Status.LOST;
                }
                boolean won = late() && (wonNow(person, object, act) || defended(person, object, act, success));
                yield won ? Status.REACHED : Status.OPEN;
            }
            case KEEP -> {
                if (gone(object)) {
                    yield Status.LOST;
                }
                yield late() && defended(person, object, act, success) ? Status.REACHED : Status.OPEN;
            }
            case DELIVER ->
                gone(object)
                        ? Status.LOST
                        : state.holder[object] == goal.to() && state.itemCause[object] == state.now()
                                ? Status.REACHED
                                : Status.OPEN;
            case LEARN -> state.minds[person].knows(object) ? Status.REACHED : Status.OPEN;
            case EXPOSE -> revealed(act, object) ? Status.REACHED : Status.OPEN;
            case HIDE -> revealed(act, object) && act != null && act.actor != person ? Status.LOST : Status.OPEN;
            case WIN -> won(person, object, act, success) ? Status.REACHED : Status.OPEN;
            case RUIN -> ruined(person, object, act) ? Status.REACHED : Status.OPEN;
            case RECONCILE -> atPeace(person, object, act, success) ? Status.REACHED : Status.OPEN;
            case REACH -> late() && state.at[person] == object && state.present(person) ? Status.REACHED : Status.OPEN;
            case LEAVE -> state.away[person] ? Status.REACHED : Status.OPEN;
            case PROTECT -> Status.OPEN;
        };
    }

    private boolean gone(int item) {
        return state.holder[item] < 0 && state.lies[item] < 0;
    }

    private boolean mineNow(int person, int item) {
        return state.holder[item] == person && state.itemCause[item] == state.now();
    }

    /** True if it was just got from somebody; to pick up what lies about decides nothing while others want it. */
    private boolean wonNow(int person, int item, @Nullable Candidate act) {
        boolean contested = act != null && (act.actor != person || act.type.tension() >= .08);
        return mineNow(person, item) && (contested || phase == Phase.FALLING);
    }

    /** True if somebody reached for the item at the decisive time and this person still has it. */
    private boolean defended(int person, int item, @Nullable Candidate act, boolean success) {
        boolean reached = act != null && act.target == person && act.item == item && !success;
        return reached && state.holder[item] == person && phase == Phase.CLIMAX;
    }

    private boolean revealed(@Nullable Candidate act, int secret) {
        return act != null && act.secret == secret && changes.marks().contains("revealed");
    }

    private boolean won(int person, int other, @Nullable Candidate act, boolean success) {
        if (act != null && success && act.type.index() == Act.DECLARE && act.actor == person && act.target == other) {
            return true;
        }
        Psyche theirs = state.minds[other];
        return phase.compareTo(Phase.CRISIS) >= 0
                && act != null
                && act.target == other
                && theirs.feels(person, Psyche.TRUST) > .7
                && theirs.feels(person, Psyche.AFFINITY) > .6;
    }

    private boolean ruined(int person, int other, @Nullable Candidate act) {
        if (act == null || act.actor != person) {
            return false;
        }
        boolean laidLow = act.target == other
                && state.condition[other] >= State.DOWN
                && state.conditionCause[other] == state.now();
        boolean driven = act.target == other && act.type.index() == Act.DRIVE_OUT && changes.any(Kind.MOVED) && late();
        boolean shamed = changes.marks().contains("revealed")
                && act.secret >= 0
                && (stage.secretHolder[act.secret] == other || stage.secretPerson[act.secret] == other);
        return laidLow || driven || shamed;
    }

    private static boolean atPeace(int person, int other, @Nullable Candidate act, boolean success) {
        if (act == null || !success) {
            return false;
        }
        boolean between = act.actor == person && act.target == other || act.actor == other && act.target == person;
        int type = act.type.index();
        return between && (type == Act.RECONCILE || type == Act.FORGIVE || type == Act.EMBRACE);
    }

    private void close(int person, int index, Goal goal, Status status) {
        Kind kind = status == Status.REACHED ? Kind.REACHED : Kind.LOST;
        changes.goal(person, index, goal.with(status, state.now()), kind);
        boolean lead = goal.aim().origin().equals("role") || goal.aim().origin().equals("turn");
        if (lead && stage.leads[person] && phase.compareTo(Phase.CRISIS) >= 0 && central(goal)) {
            state.answeredBy = state.now();
        }
        if (status == Status.REACHED) {
            changes.mood(person, .25);
            rivalsLose(person, goal);
            follow(person, goal);
        } else {
            changes.mood(person, -.3);
            state.change(person).setback = state.now();
        }
    }

    /** True if the aim is about what the hero, or whoever is against the hero, set out for. */
    boolean central(Goal goal) {
        int hero = stage.hero;
        for (int person = 0; person < stage.people; person++) {
            Goal own = stage.opening.get(person).isEmpty()
                    ? null
                    : stage.opening.get(person).getFirst();
            if (own != null && (person == hero || person == stage.rival)) {
                boolean sameField = own.kind().ofItem() == goal.kind().ofItem()
                        && own.kind().ofSecret() == goal.kind().ofSecret()
                        && own.kind().ofPerson() == goal.kind().ofPerson();
                if (sameField && own.object() == goal.object()) {
                    return true;
                }
            }
        }
        return false;
    }

    private void rivalsLose(int winner, Goal won) {
        if (!won.kind().ofItem() && won.kind() != AimKind.RUIN) {
            return;
        }
        for (int person = 0; person < stage.people; person++) {
            for (int g = 0; g < state.minds[person].goals.length; g++) {
                Goal goal = state.minds[person].goals[g];
                boolean clash = goal != null
                        && goal.open()
                        && person != winner
                        && goal.object() == won.object()
                        && (won.kind().ofItem() ? goal.kind().ofItem() : goal.kind() == AimKind.PROTECT);
                if (clash && goal != null) {
                    changes.goal(person, g, goal.with(Status.LOST, state.now()), Kind.LOST);
                    state.change(person).setback = state.now();
                }
            }
        }
    }

    /** Who has learned something does something with it: brings it out, or keeps it for one they care for. */
    private void follow(int person, Goal goal) {
        if (goal.kind() != AimKind.LEARN || phase == Phase.FALLING) {
            return;
        }
        int secret = goal.object();
        int holder = stage.secretHolder[secret];
        boolean fond = holder >= 0 && state.minds[person].feels(holder, Psyche.AFFINITY) > .45;
        if (fond && stage.traits[person][3] > 0) {
            changes.takeUp(person, AimKind.HIDE, secret, "to keep it from coming out", goal.weight(), -1, "turn");
        } else {
            changes.takeUp(
                    person,
                    AimKind.EXPOSE,
                    secret,
                    "to bring it into the open",
                    goal.weight(),
                    holder == person ? -1 : holder,
                    "turn");
        }
    }

    /** What has become of the aims that are open when the story ends. */
    void conclude() {
        for (int person = 0; person < stage.people; person++) {
            for (int g = 0; g < state.minds[person].goals.length; g++) {
                Goal goal = state.minds[person].goals[g];
                if (goal != null && goal.open()) {
                    boolean reached = holdsAtEnd(person, goal);
                    Goal closed = goal.with(reached ? Status.REACHED : Status.LOST, state.now());
                    changes.goal(person, g, closed, reached ? Kind.REACHED : Kind.LOST);
                    boolean tells = goal.kind() != AimKind.HIDE && goal.kind() != AimKind.PROTECT;
                    if (reached && tells && central(goal) && stage.leads[person] && state.answeredBy == 0) {
                        state.answeredBy = state.now();
                    }
                }
            }
        }
    }

    private boolean holdsAtEnd(int person, Goal goal) {
        int object = goal.object();
        Psyche mind = state.minds[person];
        return switch (goal.kind()) {
            case OBTAIN, KEEP ->
                state.holder[object] == person
                        || state.lies[object] >= 0
                                && state.hidden[object]
                                && mind.itemAt[object] == state.lies[object]
                                && mind.itemCause[object] == state.itemCause[object];
            case HIDE -> true;
            case PROTECT -> state.condition[object] < State.DOWN;
            case WIN ->
                state.minds[object].feels(person, Psyche.TRUST) > .45
                        && state.minds[object].feels(person, Psyche.AFFINITY) > .45;
            case RECONCILE ->
                mind.feels(object, Psyche.AFFINITY) > .3 && state.minds[object].feels(person, Psyche.AFFINITY) > .3;
            case REACH -> state.at[person] == object;
            case LEAVE -> state.away[person] || state.at[person] != object;
            case DELIVER, LEARN, EXPOSE, RUIN -> false;
        };
    }
}
