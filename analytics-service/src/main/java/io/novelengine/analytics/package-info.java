/**
 * What the suite's stories amount to, counted from its events.
 */
@NullMarked
package io.novelengine.analytics;

import org.jspecify.annotations.NullMarked;
