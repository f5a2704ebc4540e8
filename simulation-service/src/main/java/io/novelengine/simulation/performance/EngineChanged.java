package io.novelengine.simulation.performance;

/** The run was begun by another version of the engine, which would have told another story. */
public final class EngineChanged extends RuntimeException {

    EngineChanged(String begunBy, String now) {
        super("The run was begun by " + begunBy + " and cannot be played on by " + now + ".");
    }
}
