/**
 * Stories as clients of the first generation ask for them.
 */
@NullMarked
package io.novelengine.simulation.legacy;

import org.jspecify.annotations.NullMarked;
