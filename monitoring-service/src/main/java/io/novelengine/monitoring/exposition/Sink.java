package io.novelengine.monitoring.exposition;

import io.novelengine.monitoring.measure.Series;

/** Takes what an {@link ExpositionReader} reads. */
public interface Sink {

    /** Whether samples of that name are wanted; others are not looked at any further. */
    boolean wants(String name);

    /** A sample. */
    void sample(Family family, Series series, double value);
}
