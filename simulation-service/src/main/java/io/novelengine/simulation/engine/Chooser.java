package io.novelengine.simulation.engine;

import io.novelengine.simulation.engine.ActionType.Slot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists what somebody could do now, as far as they believe, weighs it and draws one. */
final class Chooser {

    /*
     * People considered as targets are at most CROWD, the most relevant of those present, so a decision in a full
     * hall costs no more than one in a parlour. All scratch is kept between decisions.
     */

    static final int CROWD = 6;
    static final int KEPT = 6;

    private static final ActionType[] ACTIVE =
            Actions.all().stream().filter(type -> !type.is("reply")).toArray(ActionType[]::new);

    private final Wishes wishes = new Wishes();
    private final Candidate scratch = new Candidate();
    private final Candidate[] best = new Candidate[KEPT];
    private int kept;
    private final int[] targets = new int[64];
    private final double[] relevance = new double[64];
    private int targetCount;
    private final int[] items = new int[16];
    private int itemCount;
    private final int[] secrets = new int[8];
    private int secretCount;

    Chooser() {
        for (int i = 0; i < KEPT; i++) {
            best[i] = new Candidate();
        }
    }

    /** What this person does of their own accord; null if nothing can be done. */
    @Nullable
    Choice choose(State state, Moment moment, Sifter sifter, int actor, boolean contest) {
        state.decisions++;
        wish(state, moment, sifter, actor);
        Needs needs = new Needs(state, moment.phase());
        Scorer scorer = new Scorer(state, moment, wishes);
        gather(state, actor);
        kept = 0;
        boolean free = state.free(actor);
        // What is wished for first: it mostly fills the list of the best, and then the rest is soon ruled out.
        for (int pass = 0; pass < 2; pass++) {
            for (ActionType type : ACTIVE) {
                if (wishes.any(type.index()) == (pass == 0)
                        && (free || Trait.ALL[type.index()].held())
                        && (!contest || Contest.decides(state.minds[actor], type))) {
                    enumerate(state, needs, scorer, type, actor);
                }
            }
        }
        return draw(state, actor, Dice.CHOICE);
    }

    /** How this person answers; null for no answer. */
    @Nullable
    Choice reply(State state, Moment moment, Sifter sifter, Candidate act, int event, double push, boolean must) {
        state.decisions++;
        int actor = act.target;
        wish(state, moment, sifter, actor);
        Needs needs = new Needs(state, moment.phase());
        Scorer scorer = new Scorer(state, moment, wishes);
        kept = 0;
        List<String> replies = act.type.replies();
        for (int k = 0; k < replies.size(); k++) {
            ActionType type = Actions.get(replies.get(k));
            if (!state.free(actor) && !Trait.ALL[type.index()].held()) {
                continue;
            }
            int about = type.takes().contains(Slot.ABOUT) || type.mayTake().contains(Slot.ABOUT) ? act.about : -1;
            int item = slot(type, Slot.ITEM) ? act.item : -1;
            int secret = slot(type, Slot.SECRET) ? act.secret : -1;
            if (type.takes().contains(Slot.SECRET) && secret < 0 || type.takes().contains(Slot.ITEM) && item < 0) {
                continue;
            }
            int place = type.takes().contains(Slot.PLACE) ? wayOut(state, actor) : -1;
            scratch.set(type, actor, act.actor, about, item, secret, place);
            if (Replies.possible(state, scratch, act) && needs.hold(scratch)) {
                scorer.score(scratch, -99);
                scratch.utility += Replies.lean(state, scratch, act, push);
                scratch.weights[Motive.MANNERS.ordinal()] += .2;
                scratch.refs[Motive.MANNERS.ordinal()] = event;
                keep();
            }
        }
        Choice choice = draw(state, actor, Dice.REPLY + event);
        return choice != null && (must || choice.act().utility > .12) ? choice : null;
    }

    private static boolean slot(ActionType type, Slot slot) {
        return type.takes().contains(slot) || type.mayTake().contains(slot);
    }

    private static int wayOut(State state, int actor) {
        for (int p = 0; p < state.stage.places; p++) {
            if (state.barredUntil[actor] < state.turn && state.open(state.at[actor], p)) {
                return p;
            }
        }
        return -1;
    }

    private void wish(State state, Moment moment, Sifter sifter, int actor) {
        wishes.clear();
        new Planner(state, moment.phase(), wishes).plan(actor);
        new Ties(state, moment.phase(), wishes).tie(actor);
        sifter.nurse(state, actor, wishes);
    }

    private void gather(State state, int actor) {
        Psyche mind = state.minds[actor];
        targetCount = 0;
        for (int other = 0; other < state.stage.people; other++) {
            if (other != actor && state.together(actor, other)) {
                double weight = Math.abs(mind.feels(other, Psyche.AFFINITY))
                        + (mind.wrongedBy[other] != 0 ? 1 : 0)
                        + (mind.promise[other] != 0 ? .5 : 0)
                        + (state.hailed[other] == actor + 1 ? .5 : 0)
                        + (state.condition[other] != State.WELL ? .5 : 0);
                for (Goal goal : mind.goals) {
                    if (goal != null
                            && goal.open()
                            && (goal.rival() == other
                                    || goal.to() == other
                                    || goal.kind().ofPerson() && goal.object() == other)) {
                        weight += 2;
                    }
                }
                insert(other, weight);
            }
        }
        itemCount = 0;
        for (int i = 0; i < state.stage.items && itemCount < items.length; i++) {
            boolean here = state.visible(actor, i);
            int where = mind.itemAt[i];
            boolean theirs = where >= Psyche.HELD
                    && (state.stage.stake[i] >= .2 || state.stage.weapon[i])
                    && state.together(actor, where - Psyche.HELD);
            if (state.holder[i] == actor || here || theirs || mind.missing == i || wanted(mind, i)) {
                items[itemCount++] = i;
            }
        }
        secretCount = 0;
        for (int s = 0; s < state.stage.secrets && secretCount < secrets.length; s++) {
            if (mind.knows(s) || mind.clues[s] != 0 || sought(mind, s)) {
                secrets[secretCount++] = s;
            }
        }
    }

    private void insert(int other, double weight) {
        int at = targetCount;
        while (at > 0 && relevance[at - 1] < weight) {
            at--;
        }
        if (at >= CROWD) {
            return;
        }
        int last = Math.min(targetCount, CROWD - 1);
        for (int i = last; i > at; i--) {
            targets[i] = targets[i - 1];
            relevance[i] = relevance[i - 1];
        }
        targets[at] = other;
        relevance[at] = weight;
        targetCount = Math.min(targetCount + 1, CROWD);
    }

    private static boolean wanted(Psyche mind, int item) {
        for (Goal goal : mind.goals) {
            if (goal != null && goal.open() && goal.kind().ofItem() && goal.object() == item) {
                return true;
            }
        }
        return false;
    }

    private static boolean sought(Psyche mind, int secret) {
        for (Goal goal : mind.goals) {
            if (goal != null && goal.open() && goal.kind().ofSecret() && goal.object() == secret) {
                return true;
            }
        }
        return false;
    }

    private void enumerate(State state, Needs needs, Scorer scorer, ActionType type, int actor) {
        Trait trait = Trait.ALL[type.index()];
        if (trait.place() && state.barredUntil[actor] >= state.turn || !needs.holdForActor(trait, actor)) {
            return;
        }
        double bound = scorer.bound(actor, type.index());
        if (bound + Scorer.warmest(trait) <= floor()) {
            return;
        }
        if (trait.target()) {
            if (type.index() == Act.FOLLOW || type.index() == Act.CHASE) {
                pursue(state, needs, scorer, type, actor);
                return;
            }
            for (int k = 0; k < targetCount; k++) {
                if (bound + scorer.feeling(actor, type.index(), targets[k]) > floor()) {
                    things(state, needs, scorer, type, actor, targets[k]);
                }
            }
        } else {
            things(state, needs, scorer, type, actor, -1);
        }
    }

    private void pursue(State state, Needs needs, Scorer scorer, ActionType type, int actor) {
        Psyche mind = state.minds[actor];
        for (int other = 0; other < state.stage.people; other++) {
            int seen = mind.seenAt[other];
            if (other != actor
                    && seen >= 0
                    && seen != state.at[actor]
                    && mind.seenTurn[other] >= state.turn - 1
                    && (type.index() == Act.FOLLOW || mind.feels(other, Psyche.AFFINITY) < 0)) {
                if (needs.holdForTarget(Trait.ALL[type.index()], actor, other)) {
                    weigh(needs, scorer, type, actor, other, -1, -1, -1, seen);
                }
            }
        }
    }

    private void things(State state, Needs needs, Scorer scorer, ActionType type, int actor, int target) {
        Trait trait = Trait.ALL[type.index()];
        if (!needs.holdForTarget(trait, actor, target)) {
            return;
        }
        if (trait.item()) {
            for (int k = 0; k < itemCount; k++) {
                weigh(needs, scorer, type, actor, target, -1, items[k], -1, -1);
            }
        } else if (trait.secret()) {
            for (int k = 0; k < secretCount; k++) {
                weigh(needs, scorer, type, actor, target, -1, -1, secrets[k], -1);
            }
        } else if (trait.place()) {
            for (int p = 0; p < state.stage.places; p++) {
                if (state.stage.linked[state.at[actor] * state.stage.places + p]) {
                    weigh(needs, scorer, type, actor, target, -1, -1, -1, p);
                }
            }
        } else if (trait.about()) {
            abouts(state, needs, scorer, type, actor, target);
        } else {
            weigh(needs, scorer, type, actor, target, -1, -1, -1, -1);
            optional(needs, scorer, type, actor, target);
        }
    }

    private void abouts(State state, Needs needs, Scorer scorer, ActionType type, int actor, int target) {
        Psyche mind = state.minds[actor];
        for (int other = 0; other < state.stage.people; other++) {
            boolean matters = state.together(actor, other)
                    || mind.wrongedBy[other] != 0
                    || mind.disliked[other] != 0
                    || Math.abs(mind.feels(other, Psyche.AFFINITY)) > .2;
            if (other != actor && other != target && matters) {
                weigh(needs, scorer, type, actor, target, other, -1, -1, -1);
            }
        }
    }

    private void optional(Needs needs, Scorer scorer, ActionType type, int actor, int target) {
        if (!wishes.any(type.index())) {
            return;
        }
        if (Trait.ALL[type.index()].mayItem()) {
            for (int k = 0; k < itemCount; k++) {
                if (needs.holds(Need.THEIRS, actor, target, -1, items[k], -1, -1) || type.index() == Act.KEEP_PROMISE) {
                    weigh(needs, scorer, type, actor, target, -1, items[k], -1, -1);
                }
            }
        }
        if (Trait.ALL[type.index()].maySecret()) {
            for (int k = 0; k < secretCount; k++) {
                boolean own = type.index() == Act.CONFESS && !holds(needs, actor, target, secrets[k]);
                if (!own) {
                    weigh(needs, scorer, type, actor, target, -1, -1, secrets[k], -1);
                }
            }
        }
    }

    /** A secret is confessed only to one it touches, or one who is liked. */
    private static boolean holds(Needs needs, int actor, int target, int secret) {
        return needs.holds(Need.KNOWS, actor, target, -1, -1, secret, -1)
                && needs.holds(Need.UNKNOWING, actor, target, -1, -1, secret, -1)
                && needs.holds(Need.FOND, actor, target, -1, -1, secret, -1);
    }

    private void weigh(
            Needs needs,
            Scorer scorer,
            ActionType type,
            int actor,
            int target,
            int about,
            int item,
            int secret,
            int place) {
        scratch.set(type, actor, target, about, item, secret, place);
        if (needs.holdOthers(Trait.ALL[type.index()], scratch) && scorer.score(scratch, floor())) {
            keep();
        }
    }

    private double floor() {
        return kept == KEPT ? best[KEPT - 1].utility : -99;
    }

    private void keep() {
        int at = kept;
        while (at > 0 && best[at - 1].utility < scratch.utility) {
            at--;
        }
        if (at >= KEPT) {
            return;
        }
        int last = Math.min(kept, KEPT - 1);
        Candidate spare = best[last];
        for (int i = last; i > at; i--) {
            best[i] = best[i - 1];
        }
        spare.take(scratch);
        best[at] = spare;
        kept = Math.min(kept + 1, KEPT);
    }

    private @Nullable Choice draw(State state, int actor, long purpose) {
        if (kept == 0) {
            return null;
        }
        Stage stage = state.stage;
        double impulse = .5 - .25 * stage.traits[actor][1] + .25 * stage.traits[actor][4];
        double temperature = .05 + .09 * Math.clamp(impulse, 0, 1);
        double[] odds = new double[kept];
        double sum = 0;
        for (int i = 0; i < kept; i++) {
            odds[i] = StrictMath.exp((best[i].utility - best[0].utility) / temperature);
            sum += odds[i];
        }
        double roll = Dice.of(stage.setup.seed(), state.turn, stage.label[actor], purpose)
                        .next()
                * sum;
        int pick = 0;
        while (pick < kept - 1 && roll >= odds[pick]) {
            roll -= odds[pick++];
        }
        List<Candidate> others = new ArrayList<>(kept - 1);
        for (int i = 0; i < kept; i++) {
            if (i != pick) {
                others.add(best[i].copy());
            }
        }
        return new Choice(best[pick].copy(), others);
    }
}
