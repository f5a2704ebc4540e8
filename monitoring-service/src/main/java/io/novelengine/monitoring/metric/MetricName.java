package io.novelengine.monitoring.metric;

import org.jspecify.annotations.Nullable;

/**
 * A metric that can be asked for.
 *
 * @param name its name
 * @param type {@code figure} for what is computed, otherwise the type of the scraped family
 * @param unit unit of its values, where it is known
 * @param meaning what it tells
 */
record MetricName(String name, String type, @Nullable String unit, String meaning) {}
