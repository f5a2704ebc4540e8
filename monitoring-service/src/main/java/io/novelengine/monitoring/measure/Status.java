package io.novelengine.monitoring.measure;

/** How something is; later ones are worse. */
public enum Status {
    /** Not measured yet. */
    UNKNOWN,
    /** As it should be. */
    UP,
    /** It works, but not as it should. */
    DEGRADED,
    /** It does not work. */
    DOWN
}
