/**
 * How Redis is used: bounded, with deadlines, and allowed to vanish.
 */
@NullMarked
package io.novelengine.shared.redis;

import org.jspecify.annotations.NullMarked;
