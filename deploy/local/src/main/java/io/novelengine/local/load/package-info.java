/**
 * Load tests: many clients at the gateway, measured with percentiles.
 */
@NullMarked
package io.novelengine.local.load;

import org.jspecify.annotations.NullMarked;
