package io.novelengine.monitoring.metric;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The course of a metric at one place.
 *
 * @param service service
 * @param instance instance; null when the service is taken as a whole
 * @param labels labels of the series; empty for computed figures
 * @param values one value a step, null where there is none
 */
record Course(String service, @Nullable String instance, Map<String, String> labels, List<@Nullable Double> values) {}
