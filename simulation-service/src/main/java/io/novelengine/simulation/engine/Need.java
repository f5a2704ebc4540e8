package io.novelengine.simulation.engine;

import java.util.Locale;

/** What must hold for an act; the names stand in the table of acts in lower case. */
public enum Need {
    /** The target is in the actor's place. */
    NEAR,
    /** Nobody but actor and target is there. */
    ALONE,
    /** At least one person besides actor and target is there. */
    COMPANY,
    /** The place is one open step away. */
    ADJACENT,
    /** The place is one closed step away. */
    CLOSED,
    /** The story is nearly over and the actor stands where one can leave. */
    EXIT,
    /** The actor fears the target, or what threatens. */
    AFRAID,
    /** The actor has not searched here since something may have been hidden. */
    UNSEARCHED,
    /** The item is held by the actor or lies in the open here. */
    ATHAND,
    /** The actor has not examined the item. */
    UNREAD,
    /** The target and the third person are both here and one spoke to the other this turn or the last. */
    TALKING,
    /** The actor has enough clues of the secret and does not know it. */
    CLUED,
    /** The actor's thing was taken and the actor has not noticed. */
    BEREFT,
    /** The two have not greeted in this story. */
    FIRST,
    /** The actor has a reason to think that there is a secret to learn. */
    SUSPECTS,
    /** The actor has reason to think that the target knows the secret. */
    SUSPECTED,
    /** The actor wants to find the item and does not know where it is. */
    UNSURE,
    /** The target is after the item. */
    SOUGHT,
    /** The tension is above the middle. */
    TENSE,
    /** The actor believes to know where the item is. */
    KNOWSPLACE,
    /** The actor saw or heard of a wrong by the third person that the target does not know. */
    WITNESSED,
    /** The actor knows the secret. */
    KNOWS,
    /** The actor does not think that the target knows the secret. */
    UNKNOWING,
    /** Actor and target both know the secret. */
    BOTHKNOW,
    /** The actor likes the target. */
    FOND,
    /** The actor dislikes the target, or their aims conflict. */
    COLD,
    /** The actor is attracted to the target. */
    DRAWN,
    /** The actor is devoted to the target. */
    DEVOTED,
    /** The actor likes the third person. */
    FONDABOUT,
    /** The actor dislikes the third person, or their aims conflict. */
    COLDABOUT,
    /** Their aims conflict, or there is open enmity. */
    OPPOSED,
    /** The actor has wronged the target and not made up for it. */
    GUILTY,
    /** The target has wronged the actor, as the actor knows, and it is not forgiven. */
    WRONGED,
    /** The actor holds a deed or a secret against the target. */
    GRIEVANCE,
    /** The actor has given the target no promise that is still open. */
    UNPROMISED,
    /** The actor has given the target a promise that is still open. */
    PROMISED,
    /** The actor can do now what was promised. */
    ABLE,
    /** The actor owes the target a service. */
    INDEBTED,
    /** The target holds the item, as far as the actor knows. */
    THEIRS,
    /** The actor holds the item. */
    HOLDING,
    /** The item lies in the open here. */
    LYING,
    /** The item belongs to the target. */
    OWNED,
    /** The actor is to deliver the item to the target. */
    WANTED,
    /** The actor would be safer without the item. */
    BURDENED,
    /** The item is a weapon. */
    ARMED,
    /** The target is in low spirits. */
    LOW,
    /** The actor is in low spirits. */
    LOWSELF,
    /** The target is hurt. */
    HARMED,
    /** The target is held or down. */
    CAPTIVE,
    /** Something the actor tried for its aim failed. */
    SETBACK,
    /** The actor's aim goes against what it holds dear, or two aims pull. */
    TORN,
    /** The actor remembers something the target did. */
    MEMORY,
    /** There is ill feeling between target and third person. */
    QUARREL,
    /** There is ill feeling between actor and target. */
    ESTRANGED,
    /** The target trusts the actor. */
    TRUSTED,
    /** The two are not allies. */
    UNALLIED,
    /** The two have an adversary or an aim in common. */
    COMMON,
    /** The arc is past its climax or near it. */
    LATENESS,
    /** The arc is past its climax. */
    FALLING,
    /** Something was lost that both cared for. */
    GRIEVED;

    private static final Need[] ALL = values();

    /** True if it depends on the actor and the moment alone. */
    boolean ofActor() {
        return switch (this) {
            case EXIT, UNSEARCHED, TENSE, LOWSELF, SETBACK, TORN, LATENESS, FALLING, GRIEVED -> true;
            default -> false;
        };
    }

    /** True if it depends on the target, and on nothing else but the actor and the moment. */
    boolean ofTarget() {
        return switch (this) {
            case NEAR,
                    ALONE,
                    COMPANY,
                    FIRST,
                    FOND,
                    COLD,
                    DRAWN,
                    DEVOTED,
                    OPPOSED,
                    GUILTY,
                    WRONGED,
                    UNPROMISED,
                    PROMISED,
                    INDEBTED,
                    LOW,
                    HARMED,
                    CAPTIVE,
                    MEMORY,
                    ESTRANGED,
                    TRUSTED,
                    UNALLIED,
                    COMMON -> true;
            default -> false;
        };
    }

    static Need at(int ordinal) {
        return ALL[ordinal];
    }

    static Need of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
