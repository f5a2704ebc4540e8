/**
 * Reports as HTML and as JSON.
 */
@NullMarked
package io.novelengine.report.render;

import org.jspecify.annotations.NullMarked;
