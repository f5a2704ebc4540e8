package io.novelengine.simulation.engine;

/** How tense the world is: what was done lately, what threatens, what is open. */
final class Tension {

    private Tension() {}

    /** From 0 to 1. */
    static double of(State state) {
        int steps = state.stage.setup.scenario().threat().steps().size();
        double threat = steps == 0 ? 0 : (double) state.threatStep / steps;
        boolean settled = state.answeredBy != 0;
        double hurt = 0;
        for (int person = 0; person < state.stage.people; person++) {
            hurt += state.condition[person] >= State.HURT && state.present(person) ? .05 : 0;
        }
        double pressed = .06 + .72 * state.heat + (settled ? .13 : .22) * threat + Math.min(.12, hurt);
        return Math.clamp(pressed, 0.0, 1.0);
    }
}
