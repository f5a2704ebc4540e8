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
    private final Findings findings;
    private final Disclosures disclosures;
    private final Resolutions resolutions;
    private final long noticed;

    Deeds(State state, Changes changes, Dice dice, Phase phase, long noticed) {
        this.noticed = noticed;
        this.state = state;
        this.stage = state.stage;
        this.changes = changes;
        findings = new Findings(state, changes);
        disclosures = new Disclosures(state, changes, dice, phase);
        resolutions = new Resolutions(state, changes);
    }

    /** Carries out what succeeded; false if there was nothing to bring about. */
    boolean done(Candidate act, @Nullable Candidate asked) {
        int a = act.actor;
        int t = act.target;
        switch (act.type.does()) {
            case "go", "depart" -> go(act);
            case "lead" -> lead(act);
            case "scout" -> findings.scout(a, act.place);
            case "search" -> {
                return findings.search(a);
            }
            case "examine" -> {
                return findings.examine(a, act.item);
            }
            case "overhear" -> {
                return findings.overhear(a, t, act.about);
            }
            case "watch" -> {
                return findings.watch(a, t);
            }
            case "deduce" -> changes.learned(a, act.secret);
            case "miss" -> miss(a, act.item);
            case "tellplace" -> changes.believes(t, act.item, state.minds[a].itemAt[act.item], true);
            case "telldeed" -> disclosures.tell(a, t, act.about);
            case "tellsecret" -> disclosures.share(a, t, act.secret);
            case "confess" -> disclosures.confess(a, t, act.secret);
            case "lie" -> disclosures.lie(a, t, act.item);
            case "clue" -> disclosures.slip(a, t, act.secret);
            case "accuse", "confront" -> disclosures.charge(a, t, act);
            case "promise" -> changes.promised(a, t);
            case "apologise" -> changes.mark("owned");
            case "forgive" -> absolve(a, t);
            case "slander" -> {
                changes.feels(t, act.about, AFFINITY, -.1);
                changes.feels(t, act.about, TRUST, -.12);
            }
            case "reveal" -> disclosures.reveal(a, act.secret);
            case "answer" -> disclosures.answer(a, t, asked);
            case "handover" -> {
                if (asked != null && asked.item >= 0 && state.holder[asked.item] == a) {
                    changes.held(asked.item, t);
                }
            }
            case "agree" -> agree(a, t, asked);
            case "vow" -> resolutions.vow(a, act.about >= 0 ? act.about : t);
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
            case "drive" -> {
                if (!state.free(t)) {
                    return false;
                }
                changes.moved(t, act.place);
            }
            case "loosen" -> {
                if (state.condition[a] == State.CAPTIVE && state.company(a) == 0) {
                    changes.condition(a, State.WELL);
                }
            }
            case "recover" -> resolutions.recover(a);
            case "help" -> advance(t, .2);
            case "heal" -> changes.condition(t, state.condition[t] == State.DOWN ? State.HURT : State.WELL);
            case "guard" -> state.guarding[a] = t;
            case "free" -> changes.condition(t, state.condition[t] == State.CAPTIVE ? State.WELL : State.HURT);
            case "reflect" -> resolutions.reflect(a);
            case "resolve" -> resolutions.resolve(a);
            case "rally" -> resolutions.rally(a);
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

    private void absolve(int a, int t) {
        state.change(a).wrongedBy[t] = 0;
        state.change(t).guiltyOf[a] = 0;
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
                if (state.wantsSecret(t, s) && state.minds[a].knows(s) && !state.minds[t].knows(s)) {
                    disclosures.share(a, t, s);
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
