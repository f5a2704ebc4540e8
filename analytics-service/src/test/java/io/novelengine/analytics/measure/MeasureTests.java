package io.novelengine.analytics.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.analytics.Story;
import io.novelengine.analytics.measure.Span.Piece;
import io.novelengine.shared.contract.TurnCommitted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MeasureTests {

    private static final long YEARS = 2_000_000_000L;

    @Property
    void piecesLaidEndToEndAreTheSpan(
            @ForAll @LongRange(min = 0, max = YEARS) long start,
            @ForAll @LongRange(min = 1, max = 90_000_000) long length) {
        var from = Instant.ofEpochSecond(start);
        var to = from.plusSeconds(length);
        var span = Span.between(from, to);
        var pieces = List.of(span.head(), span.hoursBefore(), span.days(), span.hoursAfter(), span.tail());

        assertThat(pieces.getFirst().from()).isEqualTo(from);
        assertThat(pieces.getLast().to()).isEqualTo(to);
        for (var n = 1; n < pieces.size(); n++) {
            assertThat(pieces.get(n).from()).isEqualTo(pieces.get(n - 1).to());
        }
        assertThat(pieces).allSatisfy(piece -> assertThat(piece.from()).isBeforeOrEqualTo(piece.to()));
    }

    @Property
    void piecesAreWholeAndTheEndsAreShort(
            @ForAll @LongRange(min = 0, max = YEARS) long start,
            @ForAll @LongRange(min = 1, max = 90_000_000) long length) {
        var span = Span.between(Instant.ofEpochSecond(start), Instant.ofEpochSecond(start + length));

        assertThat(isWhole(span.days(), Bucket.DAY)).isTrue();
        assertThat(isWhole(span.hoursBefore(), Bucket.HOUR)).isTrue();
        assertThat(isWhole(span.hoursAfter(), Bucket.HOUR)).isTrue();
        assertThat(length(span.tail())).isLessThan(Duration.ofHours(1));
        assertThat(length(span.hoursAfter())).isLessThan(Duration.ofDays(1));
        assertThat(length(span.head())).isLessThan(Duration.ofHours(2));
        assertThat(length(span.hoursBefore())).isLessThan(Duration.ofDays(2));
    }

    private static boolean isWhole(Piece piece, Bucket bucket) {
        return piece.from().equals(piece.to())
                || bucket.floor(piece.from()).equals(piece.from())
                        && bucket.floor(piece.to()).equals(piece.to());
    }

    private static Duration length(Piece piece) {
        return Duration.between(piece.from(), piece.to());
    }

    @Property
    void bucketsCoverTheTimeWithoutGaps(
            @ForAll Bucket bucket,
            @ForAll @LongRange(min = 0, max = YEARS) long start,
            @ForAll @LongRange(min = 1, max = 100_000) long length) {
        var from = Instant.ofEpochSecond(start);
        var to = from.plusSeconds(length);
        var starts = bucket.starts(from, to);

        assertThat(starts).hasSize((int) bucket.count(from, to));
        assertThat(starts.getFirst()).isBeforeOrEqualTo(from);
        assertThat(starts.getLast()).isBefore(to);
        assertThat(starts.getLast().plus(bucket.length())).isAfterOrEqualTo(to);
    }

    @Test
    void talliesAddUpToWhatWasBooked() {
        var dice = new Random(5);
        var booked = new ArrayList<Booked>();
        var story = Story.of(dice, 40);
        for (var turn : story.turnsOf()) {
            booked.add(new Booked(Instant.EPOCH.plusSeconds(dice.nextInt(400_000)), turn, "garden", "rules"));
        }
        var tallies = Tallies.of(booked);

        for (var grain : List.of(Bucket.HOUR, Bucket.DAY)) {
            assertThat(tallies.turns().entrySet().stream()
                            .filter(entry -> entry.getKey().grain() == grain)
                            .mapToLong(entry -> entry.getValue().words())
                            .sum())
                    .isEqualTo(story.words());
            assertThat(tallies.acts().entrySet().stream()
                            .filter(entry -> entry.getKey().turn().grain() == grain)
                            .mapToLong(entry -> entry.getValue())
                            .sum())
                    .isEqualTo(story.acts());
        }
        assertThat(tallies.actors().values().stream()
                        .mapToLong(sum -> sum.succeeded() + sum.partly() + sum.failed())
                        .sum())
                .isEqualTo(story.acts());
    }

    @Test
    void namesAreCutAndCleaned() {
        var turn = (TurnCommitted) Storable.event(new TurnCommitted(
                new java.util.UUID(0, 1),
                1,
                List.of(new TurnCommitted.Act("a\0", "b".repeat(300), null, "\0\0")),
                3,
                "d"));
        assertThat(turn.acts().getFirst())
                .isEqualTo(new TurnCommitted.Act("a", "b".repeat(Storable.LONGEST_NAME), null, ""));
    }
}
