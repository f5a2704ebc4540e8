package io.novelengine.analytics.measure;

import java.time.Instant;

/**
 * An event and its time.
 *
 * @param at when it happened
 * @param event what happened
 */
public record Dated<E>(Instant at, E event) {

    Dated<E> earlier(Dated<E> other) {
        return other.at.isBefore(at) ? other : this;
    }

    Dated<E> later(Dated<E> other) {
        return other.at.isAfter(at) ? other : this;
    }
}
