/**
 * Orders of reports, and the worker that fulfils them.
 */
@NullMarked
package io.novelengine.report.order;

import org.jspecify.annotations.NullMarked;
