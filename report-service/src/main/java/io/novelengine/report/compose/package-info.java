/**
 * What stands in a report, as plain functions from figures to sections.
 */
@NullMarked
package io.novelengine.report.compose;

import org.jspecify.annotations.NullMarked;
