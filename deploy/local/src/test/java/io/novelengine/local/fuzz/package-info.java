/**
 * Random requests made from the OpenAPI document, and what must be true of every answer.
 */
@NullMarked
package io.novelengine.local.fuzz;

import org.jspecify.annotations.NullMarked;
