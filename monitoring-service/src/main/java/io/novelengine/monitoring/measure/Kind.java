package io.novelengine.monitoring.measure;

/** How the values of a series combine over time. */
public enum Kind {
    /** Only grows until its process restarts; what counts is by how much. */
    COUNTER,
    /** Goes up and down; what counts is the mean. */
    GAUGE,
    /** The largest value of the last minutes, as its process sees it; what counts is the largest. */
    PEAK
}
