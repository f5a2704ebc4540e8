package io.novelengine.monitoring.history;

import io.novelengine.monitoring.measure.Slice;

/**
 * A row of an instance that may be configured no more.
 *
 * @param instance base URL of the instance
 * @param slice what was measured
 */
public record StoredRow(String instance, Slice slice) {}
