/**
 * The Prometheus text format, read and written, and which of it is kept.
 */
@NullMarked
package io.novelengine.monitoring.exposition;

import org.jspecify.annotations.NullMarked;
