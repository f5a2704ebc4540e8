package io.novelengine.simulation.engine;

import io.novelengine.simulation.engine.ActionType.Feelings;
import io.novelengine.simulation.engine.Event.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays acts of one turn: tries them on the true world, lets them have their effect, and lets others answer. */
final class Play {

    static final int DEPTH = 2;

    private final State state;
    private final Stage stage;
    private final Chooser chooser;
    private final Sifter sifter;
    private final List<Event> events = new ArrayList<>();
    private Moment moment;

    Play(State state, Moment moment, Chooser chooser, Sifter sifter) {
        this.state = state;
        this.stage = state.stage;
        this.moment = moment;
        this.chooser = chooser;
        this.sifter = sifter;
    }

    List<Event> events() {
        return events;
    }

    Moment moment() {
        return moment;
    }

    void now(Moment changed) {
        moment = changed;
    }

    /** Plays a decision and what it sets off. */
    void act(Choice choice, int replyTo, @Nullable Candidate asked, int depth) {
        Candidate act = choice.act();
        state.seq++;
        state.events++;
        int ordinal = state.now();
        ActionType type = act.type;
        double before = state.tension;
        Dice dice = Dice.of(stage.setup.seed(), ordinal, stage.label[act.actor], Dice.OUTCOME);
        Changes changes = new Changes(state);
        EventForm form = new EventForm(state, moment);
        EventForm.Why why = form.why(choice, new Causes(state, choice, replyTo).list());
        Choice answer = null;
        Outcome outcome;
        if (mistaken(act)) {
            outcome = Outcome.FAIL;
            changes.mark("mistaken");
            changes.believes(act.actor, act.item, Psyche.UNKNOWN, false);
        } else if (type.is("request")) {
            double push = Math.clamp(2 * (Odds.of(stage, act) - dice.next()), -1.0, 1.0);
            answer = answers(act.target) ? chooser.reply(state, moment, sifter, act, ordinal, push, true) : null;
            outcome = answer == null
                    ? Outcome.FAIL
                    : Replies.grants(answer.act().type.index())
                            ? Outcome.SUCCESS
                            : answer.act().type.index() == Act.DOUBT ? Outcome.PARTIAL : Outcome.FAIL;
        } else {
            outcome = roll(act, dice);
        }
        long observers = observers(act, outcome, dice, changes);
        boolean done = true;
        if (outcome == Outcome.SUCCESS) {
            done = new Deeds(state, changes, dice, moment.phase(), observers).done(act, asked);
            if (!done) {
                outcome = Outcome.PARTIAL;
                changes.mark("nothing");
            }
        } else if (outcome == Outcome.FAIL && type.does().equals("wound")) {
            changes.condition(act.actor, Math.max(State.HURT, state.condition[act.actor]));
        } else if (type.does().equals("search")) {
            state.change(act.actor).searched[state.at[act.actor]] = state.turn;
        } else if (type.does().equals("examine")) {
            state.change(act.actor).read[act.item] = true;
        }
        if (outcome == Outcome.SUCCESS && act.item >= 0) {
            Perception.handled(state, act.item, observers);
        }
        feel(act, outcome, observers, changes);
        record(act, outcome, observers, changes);
        new Verdicts(state, changes, moment.phase()).settle(act, outcome == Outcome.SUCCESS);
        setback(act, outcome);
        tension(type.tension(), outcome);
        List<String> patterns = sifter.observe(state, act, outcome != Outcome.FAIL);
        note(act, ordinal);
        Event event = form.of(act, why, outcome, before, observers, changes, patterns, replyTo);
        events.add(event);
        remember(event, act, observers);
        follow(act, outcome, ordinal, observers, answer, depth);
    }

    private boolean answers(int person) {
        return person >= 0 && state.canAct(person) && state.condition[person] != State.DOWN;
    }

    /** True if the actor believed of the world what is not so. */
    private boolean mistaken(Candidate act) {
        boolean theirs = act.type.needs().contains(Need.THEIRS)
                || act.item >= 0
                        && act.target >= 0
                        && state.minds[act.actor].itemAt[act.item] == Psyche.HELD + act.target
                        && !act.type.needs().contains(Need.HOLDING)
                        && !act.type.needs().contains(Need.KNOWSPLACE)
                        && act.type.index() != Act.ASK_WHEREABOUTS;
        return theirs && act.item >= 0 && state.holder[act.item] != act.target;
    }

    private Outcome roll(Candidate act, Dice dice) {
        double odds = Odds.of(stage, act);
        double roll = dice.next();
        if (roll < odds) {
            return Outcome.SUCCESS;
        }
        return roll < odds + .14 ? Outcome.PARTIAL : Outcome.FAIL;
    }

    private long observers(Candidate act, Outcome outcome, Dice dice, Changes changes) {
        long present = Perception.present(state, state.at[act.actor]);
        if (!act.type.is("covert")) {
            return present;
        }
        long noticed = 1L << act.actor;
        double stealth = stage.skills[act.actor][Skill.STEALTH];
        for (int person = 0; person < stage.people; person++) {
            if (person == act.actor || (present >>> person & 1) == 0) {
                continue;
            }
            double odds = .12 + .5 * (stage.skills[person][Skill.OBSERVATION] - stealth);
            boolean spoken = act.type.isSpeech();
            if (person == act.target ? outcome != Outcome.SUCCESS || spoken : dice.next() < Math.clamp(odds, .04, .6)) {
                noticed |= 1L << person;
            }
        }
        if (act.target >= 0 && (noticed >>> act.target & 1) != 0 && !act.type.isSpeech()) {
            changes.mark("caught");
        } else if (Long.bitCount(noticed) == 1) {
            changes.mark("unseen");
        }
        return noticed;
    }

    private void feel(Candidate act, Outcome outcome, long observers, Changes changes) {
        ActionType type = act.type;
        double part = outcome == Outcome.PARTIAL ? .5 : 1;
        changes.mood(
                act.actor, outcome == Outcome.FAIL ? Math.min(0, type.actorMood()) - .03 : type.actorMood() * part);
        if (act.target < 0 || (observers >>> act.target & 1) == 0) {
            return;
        }
        Feelings feelings = outcome == Outcome.FAIL ? type.onFailure() : type.onSuccess();
        if (outcome == Outcome.PARTIAL && type.is("covert")) {
            feelings = type.onFailure();
        }
        changes.feels(act.target, act.actor, Psyche.AFFINITY, part * feelings.affinity());
        changes.feels(act.target, act.actor, Psyche.TRUST, part * feelings.trust());
        changes.feels(act.target, act.actor, Psyche.RESPECT, part * feelings.respect());
        changes.feels(act.target, act.actor, Psyche.FEAR, part * feelings.fear());
        changes.feels(act.target, act.actor, Psyche.ATTRACTION, part * feelings.attraction());
        changes.feels(act.target, act.actor, Psyche.DEBT, part * feelings.debt());
        if (outcome != Outcome.FAIL || type.is("wrong")) {
            changes.mood(act.target, type.targetMood() * part);
        }
    }

    /** Keeps wrongs: who did what to whom, and who knows. */
    private void record(Candidate act, Outcome outcome, long observers, Changes changes) {
        boolean wrong = act.type.is("wrong") || act.type.is("wrong-if-false") && innocent(act);
        int victim = act.type.index() == Act.SLANDER ? act.about : act.target;
        if (!wrong || victim < 0 || outcome == Outcome.FAIL && !act.type.is("grave")) {
            return;
        }
        if (act.type.is("wrong-if-false")) {
            changes.mark("false");
        }
        double weight = Math.clamp(act.type.tension() * 5, .15, 1.0);
        state.addDeed(new Deed(state.now(), act.actor, victim, weight, observers));
        if (weight >= .2) {
            state.change(act.actor).guiltyOf[victim] = state.now();
            if ((observers >>> victim & 1) != 0) {
                state.change(victim).wrongedBy[act.actor] = state.now();
            }
        }
        for (int other = 0; other < stage.people; other++) {
            if (other != act.actor && other != victim && (observers >>> other & 1) != 0) {
                double fond = state.minds[other].feels(victim, Psyche.AFFINITY);
                if (fond > .1) {
                    changes.feels(other, act.actor, Psyche.AFFINITY, -.25 * weight * fond);
                    changes.feels(other, act.actor, Psyche.TRUST, -.25 * weight * fond);
                }
            }
        }
    }

    private boolean innocent(Candidate act) {
        if (act.secret >= 0 || act.target < 0) {
            return false;
        }
        return state.minds[act.target].guiltyOf[act.actor] == 0 && act.item < 0;
    }

    private void setback(Candidate act, Outcome outcome) {
        int slot = Motive.AIM.ordinal();
        if (outcome == Outcome.FAIL && act.weights[slot] > .3) {
            Psyche mind = state.change(act.actor);
            Goal goal = mind.goals[act.refs[slot]];
            if (goal != null && goal.open()) {
                mind.goals[act.refs[slot]] = goal.thwarted(state.now());
                mind.setback = state.now();
            }
        } else if (outcome == Outcome.SUCCESS && act.weights[slot] > .3) {
            Psyche mind = state.change(act.actor);
            Goal goal = mind.goals[act.refs[slot]];
            if (goal != null && goal.open()) {
                mind.goals[act.refs[slot]] = goal.nearer(.05, state.now());
            }
        }
    }

    private void tension(double change, Outcome outcome) {
        double by =
                outcome == Outcome.SUCCESS ? change : outcome == Outcome.PARTIAL ? change * .8 : Math.abs(change) * .5;
        heat(by);
    }

    void heat(double by) {
        state.heat = Math.clamp(
                by > 0 ? state.heat + by * (1.05 - state.heat) : state.heat + by * (.2 + state.heat), 0.0, 1.0);
        state.tension = Tension.of(state);
    }

    private void note(Candidate act, int ordinal) {
        int type = act.type.index();
        int object =
                act.item >= 0 ? act.item : act.secret >= 0 ? 100 + act.secret : act.place >= 0 ? 200 + act.place : -1;
        state.tally.add(Tally.key(act.actor, type, act.target, -1), state.turn);
        if (object >= 0) {
            state.tally.add(Tally.key(act.actor, type, act.target, object), state.turn);
            if (act.target >= 0) {
                state.tally.add(Tally.key(act.actor, type, -1, object), state.turn);
            }
        }
        state.tally.add(Tally.key(act.actor, type, -1, 999), state.turn);
        state.typeCount[type]++;
        if (state.recent[state.recentAt] >= 0) {
            state.recently[state.recent[state.recentAt]]--;
        }
        state.recently[type]++;
        state.recent[state.recentAt] = type;
        state.recentAt = (state.recentAt + 1) % State.RECENT;
        state.acted[act.actor]++;
        state.lastActed[act.actor] = state.turn;
        if (act.target >= 0) {
            state.hailed[act.target] = act.actor + 1;
            if (act.type.isSpeech()) {
                state.spokeTo[act.actor] = act.target;
                state.spokeTurn[act.actor] = state.turn;
                state.spokeEvent[act.actor] = ordinal;
            }
            state.change(act.actor).greeted |= 1L << act.target;
            state.change(act.target).greeted |= 1L << act.actor;
        }
    }

    private void remember(Event event, Candidate act, long observers) {
        double weight = event.salience();
        if (weight < .25) {
            return;
        }
        for (int person = 0; person < stage.people; person++) {
            if ((observers >>> person & 1) != 0) {
                int other = person == act.actor ? act.target : act.actor;
                if (other >= 0) {
                    double own = person == act.target || person == act.actor ? 1 : .5;
                    state.change(person).remember(state.now(), other, weight * own);
                }
            }
        }
    }

    private void follow(
            Candidate act, Outcome outcome, int ordinal, long observers, @Nullable Choice answer, int depth) {
        if (answer != null) {
            act(answer, ordinal, act, depth + 1);
            return;
        }
        if (depth >= DEPTH || act.target < 0 || (observers >>> act.target & 1) == 0) {
            return;
        }
        if (answers(act.target) && state.together(act.actor, act.target) && replies(act, ordinal)) {
            boolean covert = act.type.is("covert") && !act.type.isSpeech();
            if (!covert || outcome != Outcome.SUCCESS) {
                Choice reply = chooser.reply(state, moment, sifter, act, ordinal, 0, covert);
                if (reply != null) {
                    act(reply, ordinal, act, depth + 1);
                    return;
                }
            }
        }
        if (act.type.is("wrong") && act.type.is("grave") && depth == 0) {
            defend(act, ordinal, observers);
        }
    }

    private boolean replies(Candidate act, int ordinal) {
        if (act.type.replies().isEmpty()) {
            return false;
        }
        double odds = .06 + .28 * stage.talkative[act.target];
        if (act.type.is("grave")) {
            odds = .82;
        } else if (act.type.is("turning")) {
            odds = .25 + .4 * stage.talkative[act.target];
        }
        return Dice.of(stage.setup.seed(), ordinal, stage.label[act.target], Dice.NOTICE)
                        .next()
                < odds;
    }

    /** Lets the one who is fondest of the victim step between, if they dare. */
    private void defend(Candidate act, int ordinal, long observers) {
        int best = -1;
        double most = .3;
        for (int person = 0; person < stage.people; person++) {
            if (person != act.actor
                    && person != act.target
                    && (observers >>> person & 1) != 0
                    && state.canAct(person)
                    && state.free(person)) {
                double love = state.minds[person].feels(act.target, Psyche.AFFINITY)
                        + (state.guarding[person] == act.target ? .4 : 0)
                        - state.minds[person].feels(act.actor, Psyche.AFFINITY);
                double nerve = love * (.4 + stage.skills[person][Skill.COURAGE]);
                if (nerve > most) {
                    most = nerve;
                    best = person;
                }
            }
        }
        if (best >= 0) {
            Candidate step = new Candidate();
            step.set(Actions.get("stand-between"), best, act.actor, act.target, -1, -1, -1);
            if (new Needs(state, moment.phase()).hold(step)) {
                step.weights[Motive.BOND.ordinal()] = most;
                step.refs[Motive.BOND.ordinal()] = ordinal;
                step.utility = most;
                act(new Choice(step, List.of()), ordinal, act, DEPTH);
            }
        }
    }

    /** Lets something happen that nobody does. */
    int happen(
            String type,
            int place,
            int destination,
            int item,
            int secret,
            String text,
            List<Integer> because,
            Changes changes,
            double tension,
            List<String> tags) {
        double before = state.tension;
        heat(tension);
        Event event = new EventForm(state, moment)
                .happening(type, place, destination, item, secret, text, because, changes, before, tags);
        events.add(event);
        return state.now();
    }

    /** Opens the next event of a happening, before its changes are made. */
    void next() {
        state.seq++;
        state.events++;
    }
}
