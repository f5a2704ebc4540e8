/**
 * Single metrics: their names, their course over time, and the text of them all.
 */
@NullMarked
package io.novelengine.monitoring.metric;

import org.jspecify.annotations.NullMarked;
