package io.novelengine.simulation.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The true world and everybody's mind in it, while a turn is played on a copy. */
final class State {

    static final int WELL = 0;
    static final int HURT = 1;
    static final int DOWN = 2;
    static final int CAPTIVE = 3;

    /** Cause of what was so before the story. */
    static final int ALWAYS = 1;

    static final int RECENT = 10;
    static final int DEEDS = 40;

    final Stage stage;
    int turn;
    int seq;
    int events;
    final Psyche[] minds;
    private final boolean[] mine;
    final int[] at;
    final int[] condition;
    final int[] conditionCause;
    final int[] moved;
    final int[] left;
    final int[] lastActed;
    final int[] acted;
    final int[] barredUntil;
    final int[] guarding;
    final int[] hailed;
    final int[] spokeTo;
    final int[] spokeTurn;
    final int[] spokeEvent;
    final boolean[] away;
    final boolean[] muted;
    final int[] holder;
    final int[] lies;
    final boolean[] hidden;
    final int[] itemCause;
    final boolean[] closed;
    final int[] closedCause;
    final List<Deed> deeds;
    final Tally tally;
    final int[] typeCount;
    final int[] recent;
    final int[] recently;
    int recentAt;
    List<Partial> partials;
    int patternsFound;
    double heat;
    double tension;
    int threatStep;
    int threatTurn;
    int threatCause;
    long complications;
    int complicationTurn;
    int lossCause;
    boolean gathered;
    int gatherCause;
    int climax;
    int answeredBy;
    int stalled;
    long decisions;
    int price;
    int[] goalsTaken;

    State(Stage stage) {
        this.stage = stage;
        int n = stage.people;
        minds = new Psyche[n];
        mine = new boolean[n];
        at = new int[n];
        condition = new int[n];
        conditionCause = new int[n];
        moved = new int[n];
        left = new int[n];
        lastActed = new int[n];
        acted = new int[n];
        barredUntil = new int[n];
        guarding = new int[n];
        hailed = new int[n];
        spokeTo = new int[n];
        spokeTurn = new int[n];
        spokeEvent = new int[n];
        away = new boolean[n];
        muted = new boolean[n];
        holder = new int[stage.items];
        lies = new int[stage.items];
        hidden = new boolean[stage.items];
        itemCause = new int[stage.items];
        closed = new boolean[stage.places * stage.places];
        closedCause = new int[stage.places];
        deeds = new ArrayList<>();
        tally = new Tally();
        typeCount = new int[Actions.all().size()];
        recent = new int[RECENT];
        recently = new int[typeCount.length];
        Arrays.fill(recent, -1);
        Arrays.fill(guarding, -1);
        Arrays.fill(spokeTo, -1);
        partials = List.of();
        goalsTaken = new int[n];
    }

    private State(State from) {
        stage = from.stage;
        turn = from.turn;
        seq = from.seq;
        events = from.events;
        minds = from.minds.clone();
        mine = new boolean[minds.length];
        at = from.at.clone();
        condition = from.condition.clone();
        conditionCause = from.conditionCause.clone();
        moved = from.moved.clone();
        left = from.left.clone();
        lastActed = from.lastActed.clone();
        acted = from.acted.clone();
        barredUntil = from.barredUntil.clone();
        guarding = from.guarding.clone();
        hailed = from.hailed.clone();
        spokeTo = from.spokeTo.clone();
        spokeTurn = from.spokeTurn.clone();
        spokeEvent = from.spokeEvent.clone();
        away = from.away.clone();
        muted = from.muted.clone();
        holder = from.holder.clone();
        lies = from.lies.clone();
        hidden = from.hidden.clone();
        itemCause = from.itemCause.clone();
        closed = from.closed.clone();
        closedCause = from.closedCause.clone();
        deeds = new ArrayList<>(from.deeds);
        tally = from.tally.copy();
        typeCount = from.typeCount.clone();
        recent = from.recent.clone();
        recently = from.recently.clone();
        recentAt = from.recentAt;
        partials = from.partials;
        patternsFound = from.patternsFound;
        heat = from.heat;
        tension = from.tension;
        threatStep = from.threatStep;
        threatTurn = from.threatTurn;
        threatCause = from.threatCause;
        complications = from.complications;
        complicationTurn = from.complicationTurn;
        lossCause = from.lossCause;
        gathered = from.gathered;
        gatherCause = from.gatherCause;
        climax = from.climax;
        answeredBy = from.answeredBy;
        stalled = from.stalled;
        decisions = from.decisions;
        price = from.price;
        goalsTaken = from.goalsTaken.clone();
    }

    State copy() {
        return new State(this);
    }

    /** This person's mind, to be changed. */
    Psyche change(int person) {
        if (!mine[person]) {
            minds[person] = minds[person].copy();
            mine[person] = true;
        }
        return minds[person];
    }

    void place(int person, Psyche psyche) {
        minds[person] = psyche;
        mine[person] = true;
    }

    int now() {
        return turn * 1000 + seq;
    }

    static String eventId(int ordinal) {
        return "t" + ordinal / 1000 + "-" + ordinal % 1000;
    }

    boolean present(int person) {
        return !away[person];
    }

    boolean canAct(int person) {
        return !away[person] && !muted[person];
    }

    boolean together(int one, int other) {
        return at[one] == at[other] && !away[one] && !away[other];
    }

    /** True if the person has an open aim about the secret. */
    boolean wantsSecret(int person, int secret) {
        for (Goal goal : minds[person].goals) {
            if (goal != null && goal.open() && goal.kind().ofSecret() && goal.object() == secret) {
                return true;
            }
        }
        return false;
    }

    /** True if nothing this person was after is open any more. */
    boolean aimless(int person) {
        for (Goal goal : minds[person].goals) {
            if (goal != null && goal.open()) {
                return false;
            }
        }
        return true;
    }

    /** Number of others where this person is. */
    int company(int person) {
        int count = 0;
        for (int other = 0; other < stage.people; other++) {
            count += other != person && together(person, other) ? 1 : 0;
        }
        return count;
    }

    /** True if the item lies where the person is, in the open or hidden in a way the person knows. */
    boolean visible(int person, int item) {
        if (holder[item] >= 0 || lies[item] < 0 || lies[item] != at[person]) {
            return false;
        }
        Psyche mind = minds[person];
        return !hidden[item] || mind.itemAt[item] == lies[item] && mind.itemCause[item] == itemCause[item];
    }

    boolean free(int person) {
        return condition[person] <= HURT;
    }

    boolean open(int from, int to) {
        return stage.linked[from * stage.places + to] && !closed[from * stage.places + to];
    }

    boolean barred(int from, int to) {
        return stage.linked[from * stage.places + to] && closed[from * stage.places + to];
    }

    /** The first step of a shortest open way, the goal itself if it is next door, or -1 if there is no way. */
    int step(int from, int to) {
        if (from == to) {
            return -1;
        }
        int places = stage.places;
        int[] queue = new int[places];
        int[] before = new int[places];
        Arrays.fill(before, -1);
        int head = 0;
        int tail = 0;
        queue[tail++] = to;
        before[to] = to;
        while (head < tail) {
            int here = queue[head++];
            for (int next = 0; next < places; next++) {
                if (before[next] < 0 && open(next, here)) {
                    before[next] = here;
                    if (next == from) {
                        return here;
                    }
                    queue[tail++] = next;
                }
            }
        }
        return -1;
    }

    /** True if what the two are after cannot be had by both, or there is open enmity. */
    boolean opposed(int one, int other) {
        return rivals(minds[one].goals, one, minds[other].goals, other)
                || minds[one].feels(other, Psyche.AFFINITY) < -.4;
    }

    private static boolean rivals(Goal[] ones, int one, Goal[] others, int other) {
        for (Goal goal : ones) {
            if (goal != null && goal.open()) {
                if (goal.rival() == other || (goal.kind() == AimKind.RUIN && goal.object() == other)) {
                    return true;
                }
                for (Goal against : others) {
                    if (against != null && against.open() && (against.rival() == one || clash(goal, against))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean clash(Goal goal, Goal against) {
        if (goal.object() != against.object()) {
            return false;
        }
        if (goal.kind().ofItem() && against.kind().ofItem()) {
            return true;
        }
        if (goal.kind().ofSecret() && against.kind().ofSecret()) {
            return (goal.kind() == AimKind.HIDE) != (against.kind() == AimKind.HIDE);
        }
        return goal.kind() == AimKind.RUIN && against.kind() == AimKind.PROTECT
                || goal.kind() == AimKind.PROTECT && against.kind() == AimKind.RUIN;
    }

    void addDeed(Deed deed) {
        if (deeds.size() == DEEDS) {
            deeds.removeFirst();
        }
        deeds.add(deed);
    }
}
