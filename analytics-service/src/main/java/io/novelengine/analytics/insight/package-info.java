/**
 * Questions about runs, turns, acts and characters, answered over HTTP.
 */
@NullMarked
package io.novelengine.analytics.insight;

import org.jspecify.annotations.NullMarked;
