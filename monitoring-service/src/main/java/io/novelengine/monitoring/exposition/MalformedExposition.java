package io.novelengine.monitoring.exposition;

/** The text is not in the Prometheus format. */
public final class MalformedExposition extends RuntimeException {

    MalformedExposition(int line, String what) {
        super("line " + line + ": " + what, null, false, false);
    }
}
