/**
 * What can be handed to a reader: reports of runs and of periods.
 */
@NullMarked
package io.novelengine.report;

import org.jspecify.annotations.NullMarked;
