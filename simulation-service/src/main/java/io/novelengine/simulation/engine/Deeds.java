package io.novelengine.simulation.engine;

import static io.novelengine.simulation.engine.Psyche.AFFINITY;
import static io.novelengine.simulation.engine.Psyche.DEBT;
import static io.novelengine.simulation.engine.Psyche.FEAR;
import static io.novelengine.simulation.engine.Psyche.RESPECT;
import static io.novelengine.simulation.engine.Psyche.TRUST;

import io.novelengine.simulation.engine.Effect.Kind;
import org.jspecify.annotations.Nullable;

/** What acts change in the world besides feelings, by the table's word for it. */
final class Deeds {

    private final State state;
    private final Stage stage;
    private final Changes changes;
    private final Dice dice;
    private final Phase phase;
    private final long noticed;

    Deeds(State state, Changes changes, Dice dice, Phase phase, long noticed) {
        this.noticed = noticed;
        this.state = state;
        this.stage = state.stage;
        this.changes = changes;
        this.dice = dice;
        this.phase = phase;
    }

    /** Carries out what succeeded; false if there was nothing to bring about. */
    boolean done(Candidate act, @Nullable Candidate asked) {
        int a = act.actor;
        int t = act.target;
        switch (act.type.does()) {
            case "go", "depart" -> go(act);
            case "lead" -> lead(act);
            case "scout" -> scout(a, act.place);
            case "search" -> {
                return search(a);
            }
            case "examine" -> {
                return examine(a, act.item);
            }
            case "overhear" -> {
                return overhear(a, t, act.about);
            }
            case "watch" -> {
                return watch(a, t);
            }
            case "deduce" -> changes.learned(a, act.secret);
            case "miss" -> miss(a, act.item);
            case "tellplace" -> changes.believes(t, act.item, state.minds[a].itemAt[act.item], true);
            case "telldeed" -> tell(a, t, act.about);
            case "tellsecret" -> share(a, t, act.secret);
            case "confess" -> confess(a, t, act.secret);
            case "lie" -> lie(a, t, act.item);
            case "clue" -> slip(a, t, act.secret);
            case "accuse", "confront" -> charge(a, t, act);
            case "promise" -> changes.promised(a, t);
            case "apologise" -> changes.mark("owned");
            case "forgive" -> absolve(a, t);
            case "slander" -> {
                changes.feels(t, act.about, AFFINITY, -.1);
                changes.feels(t, act.about, TRUST, -.12);
            }
            case "reveal" -> reveal(a, act.secret);
            case "answer" -> answer(a, t, asked);
            case "handover" -> {
                if (asked != null && asked.item >= 0 && state.holder[asked.item] == a) {
                    changes.held(asked.item, t);
                }
            }
            case "agree" -> agree(a, t, asked);
            case "vow" -> vow(a, act.about >= 0 ? act.about : t);
            case "take" -> take(a, t, act.item);
            case "give" -> changes.held(act.item, t);
            case "hide" -> hide(a, act.item);
            case "show" -> show(a, t, act.item);
            case "trade" -> {
                changes.held(act.item, t);
                changes.feels(t, a, DEBT, .3);
            }
            case "destroy" -> changes.destroyed(act.item);
            case "plant" -> changes.held(act.item, t);
            case "open" -> changes.way(state.at[a], act.place, false);
            case "wound" -> changes.condition(t, state.condition[t] == State.HURT ? State.DOWN : State.HURT);
            case "bar" -> state.barredUntil[t] = state.turn + 1;
            case "hinder" -> hinder(t);
            case "hold" -> changes.condition(t, State.CAPTIVE);
            case "drive" -> changes.moved(t, act.place);
            case "help" -> advance(t, .2);
            case "heal" -> changes.condition(t, state.condition[t] == State.DOWN ? State.HURT : State.WELL);
            case "guard" -> state.guarding[a] = t;
            case "free" -> changes.condition(t, state.condition[t] == State.CAPTIVE ? State.WELL : State.HURT);
            case "reflect" -> reflect(a);
            case "resolve" -> resolve(a);
            case "rally" -> rally(a);
            case "mediate" -> {
                changes.feels(t, act.about, AFFINITY, .15);
                changes.feels(act.about, t, AFFINITY, .15);
            }
            case "reconcile" -> reconcile(a, t);
            case "betray" -> betray(a, t, act.item);
            case "keep" -> keep(a, t, act.item);
            case "break" -> changes.settled(a, t, false);
            case "repay" -> changes.feels(a, t, DEBT, -1 * Math.max(0, state.minds[a].feels(t, DEBT)));
            case "renounce" -> renounce(a, t);
            default -> {
                return true;
            }
        }
        return true;
    }

    private void go(Candidate act) {
        if (act.type.does().equals("depart")) {
            changes.left(act.actor);
        } else {
            changes.moved(act.actor, act.place);
        }
    }

    private void lead(Candidate act) {
        if (state.free(act.target)) {
            changes.moved(act.target, act.place);
        }
        changes.moved(act.actor, act.place);
    }

    private void scout(int a, int place) {
        for (int other = 0; other < stage.people; other++) {
            if (other != a && state.present(other) && state.at[other] == place) {
                Psyche mind = state.change(a);
                mind.seenAt[other] = place;
                mind.seenTurn[other] = state.turn;
            }
        }
        for (int i = 0; i < stage.items; i++) {
            if (state.holder[i] < 0 && state.lies[i] == place && !state.hidden[i]) {
                changes.believes(a, i, place, false);
            }
        }
    }

    private boolean search(int a) {
        int here = state.at[a];
        state.change(a).searched[here] = state.turn;
        for (int i = 0; i < stage.items; i++) {
            if (state.holder[i] < 0 && state.lies[i] == here && state.hidden[i] && !state.visible(a, i)) {
                changes.laid(i, here, false);
                changes.believes(a, i, here, false);
                return true;
            }
        }
        for (int s = 0; s < stage.secrets; s++) {
            int item = stage.secretItem[s];
            boolean fits = stage.secretFoundAt[s] == here
                    || stage.secretPlace[s] == here
                    || item >= 0 && state.holder[item] < 0 && state.lies[item] == here;
            if (fits && !state.minds[a].knows(s)) {
                if (changes.clue(a, s, -1)) {
                    return true;
                }
                if (stage.secretFoundAt[s] == here && stage.secretHolder[s] < 0) {
                    return changes.learned(a, s);
                }
            }
        }
        return false;
    }

    private boolean examine(int a, int item) {
        state.change(a).read[item] = true;
        boolean found = false;
        for (int s = 0; s < stage.secrets; s++) {
            if (stage.secretItem[s] == item && !state.minds[a].knows(s)) {
                found |= changes.clue(a, s, -1);
                if (!found && stage.clueCount[s] == 0) {
                    found = changes.learned(a, s);
                }
            }
        }
        return found;
    }

    private boolean wants(int person, int secret) {
        for (Goal goal : state.minds[person].goals) {
            if (goal != null && goal.open() && goal.kind().ofSecret() && goal.object() == secret) {
                return true;
            }
        }
        return false;
    }

    private boolean overhear(int a, int t, int about) {
        int best = -1;
        double most = -1;
        for (int s = 0; s < stage.secrets; s++) {
            boolean spoken = state.minds[t].knows(s) || state.minds[about].knows(s);
            double worth = stage.gravity[s] + (wants(a, s) ? 1 : 0) - (stage.ownSecret(s) ? .3 : 0);
            if (spoken && !state.minds[a].knows(s) && worth > most) {
                most = worth;
                best = s;
            }
        }
        if (best >= 0) {
            int knower = state.minds[t].knows(best) ? t : about;
            changes.aware(a, best, knower);
            if (changes.clue(a, best, -1) || !stage.ownSecret(best) && changes.learned(a, best)) {
                return true;
            }
        }
        for (int i = 0; i < stage.items; i++) {
            int where = state.minds[t].itemAt[i];
            if (stage.stake[i] > .3 && where >= 0 && changes.believes(a, i, where, true)) {
                return true;
            }
        }
        return false;
    }

    private boolean watch(int a, int t) {
        for (int i = 0; i < stage.items; i++) {
            if (state.holder[i] == t && stage.stake[i] >= .2 && changes.believes(a, i, Psyche.HELD + t, false)) {
                return true;
            }
        }
        for (int s = 0; s < stage.secrets; s++) {
            if (state.minds[t].knows(s) && !state.minds[a].knows(s) && !stage.ownSecret(s)) {
                changes.aware(a, s, t);
                if (changes.clue(a, s, -1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void miss(int a, int item) {
        Psyche mind = state.change(a);
        mind.missing = -1;
        mind.itemAt[item] = Psyche.UNKNOWN;
        mind.itemCause[item] = state.now();
        mind.arousal = Math.min(1, mind.arousal + .2);
        if (stage.stake[item] >= .3) {
            changes.takeUp(
                    a,
                    AimKind.OBTAIN,
                    item,
                    "to have " + stage.itemName(item) + " back",
                    .5 + .3 * stage.stake[item],
                    -1,
                    "turn");
        }
    }

    private void tell(int a, int t, int about) {
        int deed = new Needs(state, phase).deedToTell(a, t, about);
        if (deed >= 0) {
            changes.told(t, deed);
        }
    }

    private void share(int a, int t, int secret) {
        changes.learned(t, secret);
        changes.aware(a, secret, t);
        changes.aware(t, secret, a);
    }

    private void confess(int a, int t, int secret) {
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

    private void lie(int a, int t, int item) {
        int truth = state.minds[a].itemAt[item];
        int place = (truth >= 0 && truth < Psyche.HELD ? truth : state.at[a])
                + 1
                + dice.next(Math.max(1, stage.places - 1));
        changes.believes(t, item, place % stage.places, true);
    }

    private void slip(int a, int t, int secret) {
        changes.aware(t, secret, a);
        if (!changes.clue(t, secret, -1) && stage.clueCount[secret] == 0) {
            changes.learned(t, secret);
        }
    }

    private void charge(int a, int t, Candidate act) {
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

    private void absolve(int a, int t) {
        state.change(a).wrongedBy[t] = 0;
        state.change(t).guiltyOf[a] = 0;
    }

    private void reveal(int a, int secret) {
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
            if (wants(hurt, secret) || stage.ownSecret(secret)) {
                state.change(a).guiltyOf[hurt] = state.now();
            }
        }
        changes.mark("revealed");
    }

    private void answer(int a, int t, @Nullable Candidate asked) {
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

    private void agree(int a, int t, @Nullable Candidate asked) {
        if (asked == null) {
            return;
        }
        int type = asked.type.index();
        if (type == Act.ALLY || type == Act.OFFER_TERMS) {
            changes.allied(a, t);
        } else if (type == Act.MEDIATE && asked.about >= 0) {
            changes.feels(a, asked.about, AFFINITY, .1);
        } else if (type == Act.SLANDER && asked.about >= 0) {
            changes.feels(a, asked.about, RESPECT, -.1);
        } else if (type == Act.TEMPT) {
            hinder(a);
        } else if (type == Act.PERSUADE || type == Act.PLEAD || type == Act.BIND_TO_SILENCE) {
            if (state.minds[a].promise[t] == 0) {
                changes.promised(a, t);
            }
        }
    }

    private void vow(int a, int foe) {
        changes.takeUp(a, AimKind.RUIN, foe, "to pay " + stage.shortName(foe) + " back", .6, -1, "turn");
        changes.feels(a, foe, AFFINITY, -.1);
    }

    private void take(int a, int t, int item) {
        changes.held(item, a);
        boolean minded = t >= 0 && (stage.owner[item] == t || stage.stake[item] >= .2);
        if (minded && (noticed >>> t & 1) == 0) {
            state.change(t).missing = item;
            state.change(t).missingCause = state.now();
        }
    }

    private void hide(int a, int item) {
        changes.laid(item, state.at[a], true);
        Psyche mind = state.change(a);
        mind.itemAt[item] = state.at[a];
        mind.itemCause[item] = state.now();
    }

    private void show(int a, int t, int item) {
        changes.believes(t, item, Psyche.HELD + a, false);
        for (int s = 0; s < stage.secrets; s++) {
            if (stage.secretItem[s] == item) {
                changes.clue(t, s, -1);
            }
        }
    }

    private void hinder(int t) {
        Psyche mind = state.change(t);
        if (mind.goals[0] != null && mind.goals[0].open()) {
            mind.goals[0] = mind.goals[0].nearer(-.2, state.now()).thwarted(state.now());
            mind.setback = state.now();
        }
    }

    private void advance(int t, double by) {
        Goal goal = state.minds[t].goals[0];
        if (goal != null && goal.open()) {
            changes.goal(t, 0, goal.nearer(by, state.now()), Kind.NEARER);
        }
    }

    private void reflect(int a) {
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

    private void resolve(int a) {
        Psyche mind = state.change(a);
        mind.setback = 0;
        if (mind.goals[0] != null && mind.goals[0].open()) {
            mind.goals[0] = mind.goals[0].heartened();
        }
    }

    private void rally(int a) {
        for (int other = 0; other < stage.people; other++) {
            if (other != a && state.together(a, other)) {
                changes.mood(other, .12);
                changes.feels(other, a, RESPECT, .05);
            }
        }
    }

    private void reconcile(int a, int t) {
        absolve(a, t);
        absolve(t, a);
        changes.feels(a, t, AFFINITY, .2);
        changes.feels(a, t, TRUST, .1);
    }

    private void betray(int a, int t, int item) {
        changes.parted(a, t);
        if (item >= 0 && state.holder[item] == t) {
            changes.held(item, a);
        }
        if (state.minds[a].promise[t] != 0) {
            changes.settled(a, t, false);
        }
        hinder(t);
        state.price++;
        changes.feels(t, a, FEAR, .05);
    }

    private void keep(int a, int t, int item) {
        if (item >= 0) {
            changes.held(item, t);
        } else {
            boolean told = false;
            for (int s = 0; s < stage.secrets && !told; s++) {
                if (wants(t, s) && state.minds[a].knows(s) && !state.minds[t].knows(s)) {
                    share(a, t, s);
                    told = true;
                }
            }
            if (!told) {
                advance(t, .3);
            }
        }
        changes.settled(a, t, true);
    }

    private void renounce(int a, int t) {
        Goal[] goals = state.minds[a].goals;
        for (int g = 0; g < goals.length; g++) {
            if (goals[g] != null && goals[g].open()) {
                changes.goal(a, g, goals[g].with(Goal.Status.RENOUNCED, state.now()), Kind.RENOUNCED);
                break;
            }
        }
        state.change(a).wrongedBy[t] = 0;
    }
}
