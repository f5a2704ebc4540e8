package io.novelengine.simulation.engine;

/** Types of events that nobody of the cast does. */
public final class Happening {

    /** The premise stands; first event of the first turn; its text is the premise. */
    public static final String OPENING = "opening";

    /** The threat takes a step; its text is the step. */
    public static final String THREAT = "threat";

    /** A complication of the scenario strikes; its text is the complication's. */
    public static final String COMPLICATION = "complication";

    /** What grew worse drives everybody to one place before the climax; its text is empty. */
    public static final String GATHERING = "gathering";

    /** Something from outside, by an intervention; its text is the intervention's. */
    public static final String INTERVENTION = "intervention";

    /** The last event; its text is the scenario's ending of that kind; tagged resolved, bitter or open. */
    public static final String ENDING = "ending";

    private Happening() {}
}
