/**
 * What every process of the suite measures of itself.
 */
@NullMarked
package io.novelengine.shared.telemetry;

import org.jspecify.annotations.NullMarked;
