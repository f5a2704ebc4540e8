package io.novelengine.shared.cache;

import org.jspecify.annotations.Nullable;

/**
 * An answer of the cache.
 *
 * @param value the value; null when the source has none
 * @param layer what answered
 */
public record Cached<T>(@Nullable T value, Layer layer) {}
