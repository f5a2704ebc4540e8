package io.novelengine.simulation.engine;

/** Something that whoever steers a story does to it before a turn. */
public sealed interface Intervention {

    /** Lets something happen; everybody in the place notices, or everybody anywhere if the place is empty. */
    record Inject(String text, String place) implements Intervention {}

    /** Takes a persona's turns away until {@link Unmute}. */
    record Mute(String persona) implements Intervention {}

    /** Gives a muted persona its turns back. */
    record Unmute(String persona) implements Intervention {}

    /**
     * Gives a persona another foremost aim.
     *
     * @param kind and object as in {@link Aim}
     * @param text infinitive phrase
     */
    record ChangeGoal(String persona, String kind, String object, String text) implements Intervention {}
}
