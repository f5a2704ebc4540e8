package io.novelengine.simulation.live;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One run as one connection watches it: how far it has seen, and what is ready for it. */
final class Watch {

    private static final long NOTHING = -1;

    private final Tail tail;
    private final UUID run;
    private final Delivery delivery;
    private final Connection connection;
    private final Instant begun;
    private long cursor;
    private long readySince = NOTHING;
    private int progress;
    private int seenTurn;
    private int sent;

    Watch(Tail tail, UUID run, long cursor, Delivery delivery, Connection connection, Instant begun) {
        this.tail = tail;
        this.run = run;
        this.cursor = cursor;
        this.delivery = delivery;
        this.connection = connection;
        this.begun = begun;
    }

    UUID run() {
        return run;
    }

    Tail tail() {
        return tail;
    }

    Delivery delivery() {
        return delivery;
    }

    /** When the watching began. */
    Instant begun() {
        return begun;
    }

    /** Number of the last event taken. */
    long cursor() {
        return cursor;
    }

    void moveTo(long seq) {
        cursor = seq;
    }

    /** There may be something for it. */
    void wake() {
        connection.wake(this);
    }

    synchronized void playing(int turn) {
        progress = Math.max(progress, turn);
    }

    /** The newest turn being played that was not told of; 0 for none. Turns told of in between are left out. */
    synchronized int takeProgress() {
        var newest = progress > seenTurn ? progress : 0;
        seenTurn = Math.max(seenTurn, progress);
        return newest;
    }

    synchronized boolean hasProgress() {
        return progress > seenTurn;
    }

    Duration readyFor(long now) {
        if (readySince == NOTHING) {
            readySince = now;
        }
        return Duration.ofNanos(now - readySince);
    }

    void taken(int count) {
        readySince = NOTHING;
        sent = count;
    }

    void accepted(Duration took) {
        if (sent > 0) {
            delivery.sent(sent, took);
            sent = 0;
        }
    }
}
