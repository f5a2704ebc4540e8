/**
 * What happens: stories played turn by turn and told.
 */
@NullMarked
package io.novelengine.simulation;

import org.jspecify.annotations.NullMarked;
