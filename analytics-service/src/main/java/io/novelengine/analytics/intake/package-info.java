/**
 * Books events once each: facts, runs and roll-ups in one transaction, whatever their order.
 */
@NullMarked
package io.novelengine.analytics.intake;

import org.jspecify.annotations.NullMarked;
