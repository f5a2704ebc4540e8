package io.novelengine.shared.event;

import io.novelengine.shared.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.connection.RedisStreamCommands.XAddOptions;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.connection.stream.StreamRecords;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sends what is in the outbox to the stream, and deletes it when every group has confirmed it. */
final class OutboxRelay {

    /*
     * The truth is the outbox row: it stays until each group has said, after its own commit, that it has the event. What
     * Redis holds may vanish at any time. Three things bring an event back: a claim that lapsed (the relay died between
     * claim and publication), a stream whose first entry is younger than the row's (emptied, restarted or trimmed), and
     * plain age. Consumers drop what they have seen before, so sending again is always safe.
     */

    private static final Duration CLAIM = Duration.ofSeconds(5);

    private final Database database;
    private final ReactiveStringRedisTemplate redis;
    private final EventProperties properties;
    private final String source;
    private final Clock clock;
    private Instant nextLookBack = Instant.EPOCH;

    OutboxRelay(
            Database database,
            ReactiveStringRedisTemplate redis,
            EventProperties properties,
            String source,
            Clock clock) {
        this.database = database;
        this.redis = redis;
        this.properties = properties;
        this.source = source;
        this.clock = clock;
    }

    /** Publishes, confirms, looks back; gives the rest before the next step. */
    Mono<Duration> step() {
        return forget().then(lookBack())
                .then(publish())
                .map(published -> published < properties.batch() ? properties.rest() : Duration.ZERO);
    }

    private Mono<Integer> publish() {
        return claim().flatMap(rows -> rows.isEmpty()
                ? Mono.just(0)
                : Flux.fromIterable(rows)
                        .flatMapSequential(this::send, 64)
                        .collectList()
                        .flatMap(this::markPublished)
                        .thenReturn(rows.size()));
    }

    private Mono<List<Row>> claim() {
        return database.sql("""
                        update outbox set claimed_until = now() + make_interval(secs => :claim), attempts = attempts + 1
                        where position in (
                            select position from outbox
                            where published_at is null and (claimed_until is null or claimed_until < now())
                            order by position limit :batch for update skip locked)
                        returning position, id, type, at, data""")
                .bind("claim", (double) CLAIM.toSeconds())
                .bind("batch", properties.batch())
                .list(row -> new Row(
                        row.get("position", Long.class),
                        row.get("id", UUID.class),
                        row.get("type", String.class),
                        row.get("at", OffsetDateTime.class),
                        row.get("data", String.class)))
                .map(rows -> rows.stream()
                        .sorted(Comparator.comparing(Row::position))
                        .toList());
    }

    private Mono<Sent> send(Row row) {
        var entry = Map.of(
                "id", row.id().toString(),
                "type", row.type(),
                "source", source,
                "at", row.at().toInstant().toString(),
                "data", row.data());
        return redis.opsForStream()
                .add(
                        StreamRecords.newRecord().in(properties.stream()).ofMap(entry),
                        XAddOptions.maxlen(properties.length()).approximateTrimming(true))
                .map(id -> new Sent(row.position(), millis(id)));
    }

    private Mono<Long> markPublished(List<Sent> sent) {
        return database.sql("""
                        update outbox o set published_at = now(), stream_millis = s.millis
                        from unnest(:positions, :millis) as s(position, millis)
                        where o.position = s.position""")
                .bind("positions", sent.stream().map(Sent::position).toArray(Long[]::new))
                .bind("millis", sent.stream().map(Sent::streamMillis).toArray(Long[]::new))
                .update();
    }

    private Mono<Void> forget() {
        return redis.opsForList()
                .leftPop(properties.confirmations(source), properties.batch())
                .collectList()
                .flatMap(confirmations -> confirmations.isEmpty() ? Mono.<Void>empty() : forget(confirmations));
    }

    private Mono<Void> forget(List<String> confirmations) {
        var idsByGroup = new HashMap<String, java.util.ArrayList<UUID>>();
        for (var confirmation : confirmations) {
            var space = confirmation.indexOf(' ');
            idsByGroup
                    .computeIfAbsent(confirmation.substring(0, space), group -> new java.util.ArrayList<>())
                    .add(UUID.fromString(confirmation.substring(space + 1)));
        }
        return Flux.fromIterable(idsByGroup.entrySet())
                .concatMap(entry -> database.transaction(
                        forget(entry.getKey(), entry.getValue().toArray(UUID[]::new))))
                .then();
    }

    private Mono<Long> forget(String group, UUID[] ids) {
        return database.sql("update outbox set awaiting = array_remove(awaiting, :group) where id = any(:ids)")
                .bind("group", group)
                .bind("ids", ids)
                .update()
                .then(database.sql("delete from outbox where id = any(:ids) and awaiting = '{}'")
                        .bind("ids", ids)
                        .update());
    }

    private Mono<Void> lookBack() {
        var now = clock.instant();
        if (now.isBefore(nextLookBack)) {
            return Mono.empty();
        }
        nextLookBack = now.plus(properties.lookBack());
        return redis.opsForStream()
                .range(properties.stream(), Range.unbounded(), Limit.limit().count(1))
                .map(entry -> millis(entry.getId()))
                .next()
                .defaultIfEmpty(Long.MAX_VALUE)
                .flatMap(this::sendAgain)
                .then();
    }

    private Mono<Long> sendAgain(long firstMillis) {
        return database.sql("""
                        update outbox set published_at = null, claimed_until = null, stream_millis = null
                        where published_at is not null
                          and (stream_millis < :first
                               or published_at < now() - make_interval(secs => :resend) * power(2, least(attempts - 1, 6)))""")
                .bind("first", firstMillis)
                .bind("resend", (double) properties.resend().toSeconds())
                .update();
    }

    private static long millis(RecordId id) {
        return Objects.requireNonNull(id.getTimestamp());
    }

    private record Row(long position, UUID id, String type, OffsetDateTime at, String data) {}

    private record Sent(long position, long streamMillis) {}
}
