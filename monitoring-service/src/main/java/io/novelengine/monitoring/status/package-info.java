/**
 * How the suite and its services are, over a window of time.
 */
@NullMarked
package io.novelengine.monitoring.status;

import org.jspecify.annotations.NullMarked;
