package io.novelengine.simulation.engine;

import io.novelengine.simulation.engine.Effect.Kind;
import java.util.ArrayList;
import java.util.List;

/** Changes the world and keeps, for each change, the effect that tells of it. */
final class Changes {

    private static final Kind[] AXES = {Kind.AFFINITY, Kind.TRUST, Kind.RESPECT, Kind.FEAR, Kind.ATTRACTION, Kind.DEBT};
    private static final String[] MORE = {"likes", "trusts", "respects", "fears", "is drawn to", "owes"};
    private static final String[] LESS = {
        "likes less", "trusts less", "respects less", "fears less", "is less drawn to", "owes less to"
    };

    private final State state;
    private final Stage stage;
    private final List<Effect> effects = new ArrayList<>();
    private final List<String> marks = new ArrayList<>();

    Changes(State state) {
        this.state = state;
        this.stage = state.stage;
    }

    List<Effect> effects() {
        return effects;
    }

    List<String> marks() {
        return marks;
    }

    void mark(String tag) {
        if (!marks.contains(tag)) {
            marks.add(tag);
        }
    }

    boolean any(Kind kind) {
        for (Effect effect : effects) {
            if (effect.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    private int now() {
        return state.now();
    }

    private void add(Kind kind, String subject, String object, double amount, String text) {
        effects.add(new Effect(kind, subject, object, amount, text));
    }

    private String who(int person) {
        return stage.shortName(person);
    }

    void moved(int person, int place) {
        state.left[person] = state.at[person];
        state.at[person] = place;
        state.moved[person] = now();
        state.barredUntil[person] = 0;
        add(Kind.MOVED, stage.slug(person), stage.placeId(place), 1, who(person) + " is in " + stage.placeName(place));
        Perception.look(state, person);
        for (int other = 0; other < stage.people; other++) {
            if (other != person && state.together(other, person)) {
                Psyche mind = state.change(other);
                mind.seenAt[person] = place;
                mind.seenTurn[person] = state.turn;
            }
        }
    }

    void left(int person) {
        state.away[person] = true;
        add(Kind.LEFT, stage.slug(person), stage.placeId(state.at[person]), 1, who(person) + " is gone");
    }

    void held(int item, int person) {
        state.holder[item] = person;
        state.lies[item] = -1;
        state.hidden[item] = false;
        state.itemCause[item] = now();
        believe(person, item, Psyche.HELD + person);
        add(Kind.HELD, stage.itemId(item), stage.slug(person), 1, who(person) + " has " + stage.itemName(item));
    }

    void laid(int item, int place, boolean hidden) {
        state.holder[item] = -1;
        state.lies[item] = place;
        state.hidden[item] = hidden;
        state.itemCause[item] = now();
        add(
                hidden ? Kind.HIDDEN : Kind.LAID,
                stage.itemId(item),
                stage.placeId(place),
                1,
                stage.itemName(item) + (hidden ? " is hidden in " : " lies in ") + stage.placeName(place));
    }

    void destroyed(int item) {
        state.holder[item] = -1;
        state.lies[item] = -1;
        state.itemCause[item] = now();
        state.lossCause = now();
        state.price += stage.stake[item] >= .5 ? 1 : 0;
        add(Kind.DESTROYED, stage.itemId(item), "", 1, stage.itemName(item) + " is no more");
    }

    private void believe(int person, int item, int where) {
        Psyche mind = state.change(person);
        if (mind.itemAt[item] != where) {
            mind.itemAt[item] = where;
            mind.itemCause[item] = now();
        }
    }

    /** This person now believes the item there, truly or not; no effect if they did already. */
    boolean believes(int person, int item, int where, boolean told) {
        if (state.minds[person].itemAt[item] == where) {
            return false;
        }
        believe(person, item, where);
        String object;
        String text;
        if (where >= Psyche.HELD) {
            object = stage.slug(where - Psyche.HELD);
            text = who(where - Psyche.HELD) + " has " + stage.itemName(item);
        } else if (where >= 0) {
            object = stage.placeId(where);
            text = stage.itemName(item) + " is in " + stage.placeName(where);
        } else {
            object = "";
            text = stage.itemName(item) + " is not where it was";
        }
        String verb = told ? " believes that " : " sees that ";
        add(Kind.BELIEVES, stage.slug(person), stage.itemId(item) + "@" + object, 1, who(person) + verb + text);
        return true;
    }

    boolean learned(int person, int secret) {
        Psyche mind = state.minds[person];
        if (mind.knows(secret)) {
            return false;
        }
        mind = state.change(person);
        mind.knows[secret] = now();
        mind.thinksKnow[secret] |= 1L << person;
        add(Kind.LEARNED, stage.slug(person), stage.secretId(secret), 1, who(person) + " knows the secret");
        return true;
    }

    /** Gives one clue that the person has not; false if they have all. */
    boolean clue(int person, int secret, int among) {
        Psyche mind = state.minds[person];
        int fresh = among & ~mind.clues[secret] & (1 << stage.clueCount[secret]) - 1;
        if (fresh == 0 || mind.knows(secret)) {
            return false;
        }
        int clue = Integer.numberOfTrailingZeros(fresh);
        mind = state.change(person);
        mind.clues[secret] |= 1 << clue;
        mind.clueCause[secret] = now();
        add(Kind.CLUE, stage.slug(person), stage.secretId(secret), clue + 1, who(person) + " has a clue");
        return true;
    }

    void aware(int person, int secret, int knower) {
        if ((state.minds[person].thinksKnow[secret] >>> knower & 1) == 0) {
            state.change(person).thinksKnow[secret] |= 1L << knower;
        }
    }

    void told(int person, int deedIndex) {
        Deed deed = state.deeds.get(deedIndex);
        state.deeds.set(deedIndex, deed.told(person));
        add(Kind.TOLD, stage.slug(person), State.eventId(deed.event()), 1, who(person) + " knows of the deed");
        if (deed.target() == person) {
            state.change(person).wrongedBy[deed.actor()] = deed.event();
        } else {
            feels(person, deed.actor(), Psyche.TRUST, -.3 * deed.weight());
            feels(person, deed.actor(), Psyche.AFFINITY, -.2 * deed.weight());
        }
    }

    void feels(int person, int other, int axis, double by) {
        if (Math.abs(by) < .005 || person == other) {
            return;
        }
        Psyche mind = state.change(person);
        double change = mind.change(other, axis, by);
        if (change == 0) {
            return;
        }
        boolean good = axis == Psyche.FEAR ? change < 0 : change > 0;
        if (good) {
            mind.liked[other] = now();
        } else {
            mind.disliked[other] = now();
        }
        String verb = change > 0 ? MORE[axis] : LESS[axis];
        String more = change > 0 ? " more" : "";
        add(
                AXES[axis],
                stage.slug(person),
                stage.slug(other),
                change,
                who(person) + " " + verb + " " + who(other) + more);
    }

    void mood(int person, double by) {
        if (by == 0) {
            return;
        }
        Psyche mind = state.change(person);
        double shaken = by < 0 ? by * (1 + .4 * stage.traits[person][4]) : by;
        mind.valence = Math.clamp(mind.valence + shaken, -1.0, 1.0);
        mind.arousal = Math.clamp(mind.arousal + Math.abs(by) * .8, 0.0, 1.0);
        mind.moodCause = now();
        if (Math.abs(by) >= .1) {
            add(Kind.MOOD, stage.slug(person), "", by, who(person) + (by > 0 ? " takes heart" : " loses heart"));
        }
    }

    void promised(int person, int other) {
        state.change(person).promise[other] = now();
        add(
                Kind.PROMISED,
                stage.slug(person),
                stage.slug(other),
                1,
                who(person) + " has given " + who(other) + " a promise");
    }

    void settled(int person, int other, boolean kept) {
        state.change(person).promise[other] = 0;
        String verb = kept ? " has kept the promise to " : " has broken the promise to ";
        state.price += kept ? 0 : 1;
        add(kept ? Kind.KEPT : Kind.BROKEN, stage.slug(person), stage.slug(other), 1, who(person) + verb + who(other));
    }

    void allied(int one, int other) {
        state.change(one).ally[other] = now();
        state.change(other).ally[one] = now();
        add(Kind.ALLIED, stage.slug(one), stage.slug(other), 1, who(one) + " and " + who(other) + " are allies");
    }

    void parted(int one, int other) {
        if (state.minds[one].ally[other] == 0 && state.minds[other].ally[one] == 0) {
            return;
        }
        state.change(one).ally[other] = 0;
        state.change(other).ally[one] = 0;
        add(
                Kind.PARTED,
                stage.slug(one),
                stage.slug(other),
                1,
                who(one) + " and " + who(other) + " are allies no more");
    }

    void condition(int person, int condition) {
        if (state.condition[person] == condition) {
            return;
        }
        boolean freed = state.condition[person] == State.CAPTIVE;
        state.condition[person] = condition;
        state.conditionCause[person] = now();
        state.price += condition == State.DOWN ? 1 : 0;
        Kind kind =
                switch (condition) {
                    case State.HURT -> freed ? Kind.FREED : Kind.HURT;
                    case State.DOWN -> Kind.DOWN;
                    case State.CAPTIVE -> Kind.CAPTIVE;
                    default -> freed ? Kind.FREED : Kind.HEALED;
                };
        String text =
                switch (kind) {
                    case HURT -> " is hurt";
                    case DOWN -> " is down";
                    case CAPTIVE -> " is held";
                    case FREED -> condition == State.HURT ? " is free, though hurt" : " is free";
                    default -> " is well again";
                };
        add(kind, stage.slug(person), "", 1, who(person) + text);
    }

    void way(int from, int to, boolean closed) {
        int places = stage.places;
        if (!stage.linked[from * places + to] || state.closed[from * places + to] == closed) {
            return;
        }
        state.closed[from * places + to] = closed;
        state.closed[to * places + from] = closed;
        state.closedCause[to] = now();
        state.closedCause[from] = now();
        String text = "the way from " + stage.placeName(from) + " to " + stage.placeName(to);
        add(
                closed ? Kind.CLOSED : Kind.OPENED,
                stage.placeId(from),
                stage.placeId(to),
                1,
                text + (closed ? " is closed" : " is open"));
    }

    void goal(int person, int index, Goal changed, Kind kind) {
        state.change(person).goals[index] = changed;
        String text =
                switch (kind) {
                    case REACHED -> " has got what they wanted: ";
                    case LOST -> " has lost what they wanted: ";
                    case RENOUNCED -> " has given up: ";
                    case TAKEN_UP -> " now wants: ";
                    default -> " is nearer to: ";
                };
        add(
                kind,
                changed.aim().id(),
                stage.slug(person),
                changed.weight(),
                who(person) + text + changed.aim().text());
    }

    /** Adds an aim in a free slot, or in that of the lightest closed one; false if all are open or it is had already. */
    boolean takeUp(int person, AimKind kind, int object, String text, double weight, int rival, String origin) {
        Goal[] goals = state.minds[person].goals;
        int slot = -1;
        for (int g = goals.length - 1; g >= 0; g--) {
            Goal goal = goals[g];
            if (goal == null || !goal.open()) {
                slot = g;
            } else if (goal.kind() == kind && goal.object() == object) {
                return false;
            }
        }
        if (slot < 0) {
            return false;
        }
        int number = 10 + ++state.goalsTaken[person];
        Goal goal = new Aims(stage).goal(person, number, kind, object, -1, text, weight, rival, origin);
        goal(person, slot, goal.with(Goal.Status.OPEN, now()), Kind.TAKEN_UP);
        return true;
    }

    /** Puts an aim in the place of the foremost. */
    void replaceFirst(int person, AimKind kind, int object, String text) {
        Goal before = state.minds[person].goals[0];
        if (before != null && before.open()) {
            goal(person, 0, before.with(Goal.Status.RENOUNCED, now()), Kind.RENOUNCED);
        }
        int number = 10 + ++state.goalsTaken[person];
        Goal goal = new Aims(stage).goal(person, number, kind, object, -1, text, .9, -1, "intervention");
        goal(person, 0, goal.with(Goal.Status.OPEN, now()), Kind.TAKEN_UP);
    }

    void muted(int person, boolean muted) {
        if (state.muted[person] != muted) {
            state.muted[person] = muted;
            add(
                    muted ? Kind.MUTED : Kind.UNMUTED,
                    stage.slug(person),
                    "",
                    1,
                    who(person) + (muted ? " falls silent" : " speaks again"));
        }
    }
}
