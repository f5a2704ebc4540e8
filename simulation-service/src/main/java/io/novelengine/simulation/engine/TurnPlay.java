package io.novelengine.simulation.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One turn: interventions, happenings, then people in the order of the setup until the turn is full. */
final class TurnPlay {

    static final int FULLEST = 8;

    private final State state;
    private final Stage stage;
    private final Chooser chooser;
    private final Sifter sifter;
    private final Play play;
    private final Director director;
    private final Moment moment;
    private final double wait;

    TurnPlay(State state, Chooser chooser) {
        this.state = state;
        this.stage = state.stage;
        this.chooser = chooser;
        state.turn++;
        state.seq = 0;
        // In a crowd few can act in a turn: who waits grows impatient only as fast as turns come round.
        wait = Math.max(1, stage.people / (double) FULLEST);
        int turns = stage.setup.turns();
        moment = new Moment(stage.arc.phase(state.turn, turns), stage.arc.target(state.turn, turns));
        sifter = new Sifter(stage);
        play = new Play(state, moment, chooser, sifter);
        director = new Director(state, play);
    }

    Step play(List<Intervention> interventions) {
        state.heat *= state.answeredBy != 0 ? .78 : .88;
        state.tension = Tension.of(state);
        for (int person = 0; person < stage.people; person++) {
            calm(person);
        }
        for (Intervention intervention : interventions) {
            new Steering(state, play).apply(intervention);
        }
        director.open();
        int found = state.patternsFound;
        people();
        state.stalled = state.patternsFound == found ? state.stalled + 1 : 0;
        Ending ending = null;
        if (state.turn >= stage.setup.turns() || nobodyLeft()) {
            ending = director.end();
        }
        Turn turn = new Turn(
                state.turn,
                moment.phase(),
                List.copyOf(play.events()),
                EventForm.round(state.tension),
                EventForm.round(moment.target()));
        return new Step(turn, List.copyOf(sifter.found()), new World(state, ending));
    }

    private boolean nobodyLeft() {
        for (int person = 0; person < stage.people; person++) {
            if (state.present(person)) {
                return false;
            }
        }
        return true;
    }

    private void calm(int person) {
        Psyche mind = state.minds[person];
        if (mind.arousal > .02 || Math.abs(mind.valence) > .02) {
            mind = state.change(person);
            mind.arousal *= .8;
            mind.valence *= .86;
        }
    }

    private void people() {
        int budget = Math.clamp(stage.people, 3, FULLEST) + (moment.phase() == Phase.CLIMAX ? 3 : 0);
        boolean[] done = new boolean[stage.people];
        Choice[] early = stage.setup.order() == Setup.Order.SIMULTANEOUS ? foresee() : new Choice[stage.people];
        int first = climax(done);
        int rounds = 0;
        while (rounds++ < stage.people && left(budget) > 0) {
            int actor = next(done, rounds - 1 + first);
            if (actor < 0) {
                return;
            }
            done[actor] = true;
            decide(actor, early[actor]);
        }
    }

    private int left(int budget) {
        int acts = 0;
        int happenings = 0;
        for (Event event : play.events()) {
            acts += event.isAct() ? 1 : 0;
            happenings += event.isAct() ? 0 : 1;
        }
        return Math.max(budget - happenings, Math.min(budget, 3)) - acts;
    }

    private Choice[] foresee() {
        Choice[] choices = new Choice[stage.people];
        for (int person = 0; person < stage.people; person++) {
            if (state.canAct(person)) {
                Perception.look(state, person);
                choices[person] = chooser.choose(state, play.moment(), sifter, person, false);
            }
        }
        return choices;
    }

    private void decide(int actor, @Nullable Choice early) {
        Perception.look(state, actor);
        Choice choice = early != null && new Needs(state, moment.phase()).hold(early.act())
                ? early
                : chooser.choose(state, play.moment(), sifter, actor, false);
        if (choice != null) {
            play.act(choice, 0, null, 0);
            settle();
        }
    }

    /** After the question is answered, the rest of the turn already belongs to what follows. */
    private void settle() {
        if (state.answeredBy / 1000 == state.turn && moment.phase() == Phase.CLIMAX) {
            play.now(new Moment(Phase.FALLING, Math.max(.5, moment.target() - .2)));
        }
    }

    /** In the turn of the climax the one the story is about and their rival act first, and act on it. */
    private int climax(boolean[] done) {
        if (moment.phase() != Phase.CLIMAX) {
            return 0;
        }
        int hero = stage.hero;
        int rival = rival(hero);
        int count = 0;
        boolean defends = rival >= 0 && holds(hero);
        int[] order = defends ? new int[] {rival, hero, rival, hero} : new int[] {hero, rival, hero, rival};
        for (int person : order) {
            if (person >= 0 && state.canAct(person) && state.answeredBy / 1000 != state.turn) {
                Perception.look(state, person);
                Choice choice = chooser.choose(state, play.moment(), sifter, person, true);
                if (choice != null) {
                    play.act(choice, 0, null, 0);
                    settle();
                    count += done[person] ? 0 : 1;
                    done[person] = true;
                }
            }
        }
        return count;
    }

    private int rival(int hero) {
        if (stage.rival >= 0) {
            return stage.rival;
        }
        for (int person = 0; person < stage.people; person++) {
            if (person != hero && state.opposed(hero, person)) {
                return person;
            }
        }
        return -1;
    }

    /** Who already has what both want is reached for, not reaching. */
    private boolean holds(int person) {
        for (Goal goal : state.minds[person].goals) {
            if (goal != null && goal.open() && goal.kind().ofItem() && state.holder[goal.object()] == person) {
                return true;
            }
        }
        return false;
    }

    private int next(boolean[] done, int round) {
        int people = stage.people;
        int offset =
                switch (stage.setup.order()) {
                    case FIXED -> (state.turn - 1) * Math.max(0, FULLEST) % people * (people > FULLEST ? 1 : 0);
                    case ROUND_ROBIN -> (state.turn - 1) % people;
                    default -> -1;
                };
        if (offset >= 0) {
            for (int k = 0; k < people; k++) {
                int person = (offset + k) % people;
                if (!done[person] && state.canAct(person)) {
                    return person;
                }
            }
            return -1;
        }
        int best = -1;
        double most = -9;
        for (int person = 0; person < people; person++) {
            if (!done[person] && state.canAct(person)) {
                double score = initiative(person);
                if (score > most) {
                    most = score;
                    best = person;
                }
            }
        }
        return most < .15 && round >= 2 ? -1 : best;
    }

    private double initiative(int person) {
        Psyche mind = state.minds[person];
        double urgency = mind.goals[0] != null && mind.goals[0].open() ? mind.goals[0].weight() : .2;
        double score = .3 * stage.talkative[person] + .12 * stage.traits[person][2] + .35 * urgency;
        score += .22 * Math.min(6, (state.turn - state.lastActed[person]) / wait);
        double drawn = state.hailed[person] != 0 && state.lastActed[person] < state.turn ? .2 : 0;
        score += wait > 1 ? 1.4 * drawn + (stage.leads[person] ? .1 : 0) : drawn;
        score += mind.missing >= 0 ? .5 : 0;
        score -= state.lastActed[person] == state.turn ? .45 : 0;
        score -= .25 * (state.acted[person] - state.events / (double) stage.people) / Math.max(3, state.turn);
        if (stage.setup.order() == Setup.Order.DIRECTOR) {
            score += moment.phase().compareTo(Phase.CRISIS) >= 0 && stage.leads[person] ? .4 : 0;
            score += person == stage.hero ? .2 : 0;
        }
        return score
                + .15
                        * Dice.of(stage.setup.seed(), state.turn, stage.label[person], Dice.ORDER)
                                .next();
    }
}
