/**
 * The arithmetic of counting: batches, tallies, spans of time and buckets, as plain functions.
 */
@NullMarked
package io.novelengine.analytics.measure;

import org.jspecify.annotations.NullMarked;
