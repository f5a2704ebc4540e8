package io.novelengine.simulation.engine;

/**
 * One change of the world, for machines by kind, subject and object, for people by its text.
 *
 * @param subject slug, item id, place id or aim id, by kind
 * @param object slug, item id, secret id, place id or word, by kind; empty if the kind has none
 * @param amount size of the change, or 1
 * @param text a plain clause, present tense
 */
public record Effect(Kind kind, String subject, String object, double amount, String text) {

    /** What can change. */
    public enum Kind {
        /** Person subject is now in place object. */
        MOVED,
        /** Person subject left the story by place object. */
        LEFT,
        /** Item subject is now held by person object. */
        HELD,
        /** Item subject now lies in the open in place object. */
        LAID,
        /** Item subject now lies hidden in place object. */
        HIDDEN,
        /** Item subject is no more. */
        DESTROYED,
        /** Person subject now knows secret object. */
        LEARNED,
        /** Person subject holds one more clue of secret object. */
        CLUE,
        /** Person subject believes of item object that it is where amount says nothing: see text. */
        BELIEVES,
        /** Person subject was told of the deed that event object was. */
        TOLD,
        /** Person subject feels otherwise for person object; the axis stands in the text. */
        AFFINITY,
        TRUST,
        RESPECT,
        FEAR,
        ATTRACTION,
        DEBT,
        /** Person subject is in better or worse mood. */
        MOOD,
        /** Person subject gave person object a promise. */
        PROMISED,
        KEPT,
        BROKEN,
        /** Persons subject and object are allies. */
        ALLIED,
        PARTED,
        /** Person subject is hurt, down, held or well again. */
        HURT,
        DOWN,
        CAPTIVE,
        FREED,
        HEALED,
        /** The way between places subject and object closed or opened. */
        CLOSED,
        OPENED,
        /** Aim subject of person object came nearer, was reached, was lost, was given up or was taken up. */
        NEARER,
        REACHED,
        LOST,
        RENOUNCED,
        TAKEN_UP,
        /** Person subject falls silent or speaks again, by intervention. */
        MUTED,
        UNMUTED
    }
}
