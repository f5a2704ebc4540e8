package io.novelengine.simulation.engine;

import java.util.BitSet;

/** Which acts can decide what somebody is after, when it comes to the decision. */
final class Contest {

    private static final BitSet[] DECIDING = new BitSet[AimKind.values().length];

    static {
        set(AimKind.OBTAIN, "take seize demand bargain plead betray threaten persuade confront search steal");
        set(AimKind.KEEP, "take seize demand bargain plead betray threaten persuade confront search challenge");
        set(AimKind.DELIVER, "deliver take seize demand bargain plead betray threaten persuade search");
        set(AimKind.LEARN, "deduce press confront accuse reveal examine search");
        set(AimKind.EXPOSE, "deduce press confront accuse reveal examine search");
        set(AimKind.HIDE, "destroy threaten plead bind-to-silence bargain seize take accuse challenge argue");
        set(AimKind.WIN, "declare promise confide challenge rescue reconcile");
        set(AimKind.RUIN, "fight trap drive-out reveal betray accuse challenge confront seize");
        set(AimKind.PROTECT, "challenge confront fight bar-way rescue disarm threaten");
        set(AimKind.RECONCILE, "reconcile apologise confess forgive mediate");
        set(AimKind.REACH, "go force challenge fight bar-way confront slip-away");
        set(AimKind.LEAVE, "go force challenge depart confront slip-away plead");
    }

    private Contest() {}

    private static void set(AimKind kind, String acts) {
        BitSet types = new BitSet();
        for (String act : acts.split(" ")) {
            types.set(Actions.get(act).index());
        }
        DECIDING[kind.ordinal()] = types;
    }

    /** True if the act could settle one of this person's weightiest aims that are open. */
    static boolean decides(Psyche mind, ActionType type) {
        for (Goal goal : mind.goals) {
            if (goal != null
                    && goal.open()
                    && goal.weight() >= .5
                    && DECIDING[goal.kind().ordinal()].get(type.index())) {
                return true;
            }
        }
        return false;
    }
}
