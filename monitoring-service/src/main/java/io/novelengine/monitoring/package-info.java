/**
 * Is the suite well: collects the metrics of every instance and says what they amount to.
 */
@NullMarked
package io.novelengine.monitoring;

import org.jspecify.annotations.NullMarked;
