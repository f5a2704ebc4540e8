package io.novelengine.analytics.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** A length of time by which figures are grouped, in UTC. */
public enum Bucket {
    MINUTE(60),
    HOUR(3_600),
    DAY(86_400);

    private final long seconds;

    Bucket(long seconds) {
        this.seconds = seconds;
    }

    /** Its name as clients and the database write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its length. */
    public Duration length() {
        return Duration.ofSeconds(seconds);
    }

    /** The start of the bucket that holds the instant. */
    public Instant floor(Instant instant) {
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), seconds) * seconds);
    }

    /** The instant itself when a bucket starts there, the start of the next one otherwise. */
    public Instant ceiling(Instant instant) {
        var floor = floor(instant);
        return floor.equals(instant) ? floor : floor.plusSeconds(seconds);
    }

    /** How many buckets it takes to cover the time between two instants, their bounds moved outwards. */
    public long count(Instant from, Instant to) {
        return (ceiling(to).getEpochSecond() - floor(from).getEpochSecond()) / seconds;
    }

    /** The starts of these buckets, in order. */
    public List<Instant> starts(Instant from, Instant to) {
        var first = floor(from);
        return LongStream.range(0, count(from, to))
                .mapToObj(n -> first.plusSeconds(n * seconds))
                .toList();
    }
}
