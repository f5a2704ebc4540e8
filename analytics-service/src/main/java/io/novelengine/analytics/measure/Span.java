package io.novelengine.analytics.measure;

import java.time.Instant;

/**
 * A span of time taken apart so that roll-ups answer for most of it: whole days, whole hours around them, and what is
 * left at both ends, for which the facts themselves are counted. Laid end to end in the order of the components the pieces
 * are the span; any of them may be empty.
 *
 * @param head from the start to the first full hour
 * @param hoursBefore full hours before the first full day
 * @param days full days
 * @param hoursAfter full hours after the last full day
 * @param tail from the last full hour to the end
 */
public record Span(Piece head, Piece hoursBefore, Piece days, Piece hoursAfter, Piece tail) {

    /** Takes the time from one instant to another, itself not included, apart. */
    public static Span between(Instant from, Instant to) {
        var firstHour = Bucket.HOUR.ceiling(from);
        var lastHour = Bucket.HOUR.floor(to);
        if (!firstHour.isBefore(lastHour)) {
            return new Span(new Piece(from, to), empty(to), empty(to), empty(to), empty(to));
        }
        var firstDay = Bucket.DAY.ceiling(firstHour);
        var lastDay = Bucket.DAY.floor(lastHour);
        if (!firstDay.isBefore(lastDay)) {
            firstDay = lastHour;
            lastDay = lastHour;
        }
        return new Span(
                new Piece(from, firstHour),
                new Piece(firstHour, firstDay),
                new Piece(firstDay, lastDay),
                new Piece(lastDay, lastHour),
                new Piece(lastHour, to));
    }

    private static Piece empty(Instant at) {
        return new Piece(at, at);
    }

    /**
     * Part of a span.
     *
     * @param from its start
     * @param to its end, not included
     */
    public record Piece(Instant from, Instant to) {}
}
