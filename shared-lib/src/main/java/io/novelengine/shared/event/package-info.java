/**
 * Events from an outbox through a Redis stream to consumer groups, none lost and each handled once.
 */
@NullMarked
package io.novelengine.shared.event;

import org.jspecify.annotations.NullMarked;
