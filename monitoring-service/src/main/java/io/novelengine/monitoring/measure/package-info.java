/**
 * The arithmetic of metrics: increases, rates, quantiles, verdicts. Plain functions over plain values.
 */
@NullMarked
package io.novelengine.monitoring.measure;

import org.jspecify.annotations.NullMarked;
