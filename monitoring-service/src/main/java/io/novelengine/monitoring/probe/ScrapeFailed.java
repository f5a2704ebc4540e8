package io.novelengine.monitoring.probe;

/** An instance did not give metrics; the message says why. */
final class ScrapeFailed extends RuntimeException {

    ScrapeFailed(String reason) {
        super(reason, null, false, false);
    }
}
