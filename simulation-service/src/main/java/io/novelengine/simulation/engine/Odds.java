package io.novelengine.simulation.engine;

/** How likely an attempt is to succeed, by skill against resistance and difficulty. */
final class Odds {

    private static final int[] SKILL = new int[Actions.all().size()];
    private static final int[] RESISTANCE = new int[SKILL.length];
    private static final double[] DIFFICULTY = new double[SKILL.length];
    private static final int CONSCIENTIOUS = 100;

    static {
        for (ActionType type : Actions.all()) {
            ActionType.Test test = type.test();
            SKILL[type.index()] = test == null ? -1 : Skill.of(test.skill());
            RESISTANCE[type.index()] = test == null || test.resistance().isEmpty()
                    ? -1
                    : test.resistance().equals("conscientious") ? CONSCIENTIOUS : Skill.of(test.resistance());
            DIFFICULTY[type.index()] = test == null ? 0 : test.difficulty();
        }
    }

    private Odds() {}

    /** From .06 to .96; 1 if nothing can fail. */
    static double of(Stage stage, Candidate act) {
        int type = act.type.index();
        if (SKILL[type] < 0) {
            return 1;
        }
        double skill = stage.skills[act.actor][SKILL[type]];
        double against = DIFFICULTY[type];
        int resistance = RESISTANCE[type];
        if (resistance >= 0 && act.target >= 0) {
            double held = resistance == CONSCIENTIOUS
                    ? .5 + .4 * stage.traits[act.target][1]
                    : stage.skills[act.target][resistance];
            against = .5 * against + .5 * held;
        }
        return Math.clamp(.58 + .8 * (skill - against), .06, .96);
    }
}
