/**
 * Faults on purpose: a campaign against a suite of its own, and the check that nothing was lost.
 */
@NullMarked
package io.novelengine.local.faults;

import org.jspecify.annotations.NullMarked;
