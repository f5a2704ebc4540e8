/**
 * Where reports get their figures: the simulation and the analytics service, as far as reports need them.
 */
@NullMarked
package io.novelengine.report.source;

import org.jspecify.annotations.NullMarked;
