/**
 * Asks every instance for its metrics, every few seconds.
 */
@NullMarked
package io.novelengine.monitoring.probe;

import org.jspecify.annotations.NullMarked;
