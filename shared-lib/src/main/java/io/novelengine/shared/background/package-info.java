/**
 * Work that repeats as long as the service runs.
 */
@NullMarked
package io.novelengine.shared.background;

import org.jspecify.annotations.NullMarked;
