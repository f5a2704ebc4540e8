package io.novelengine.shared.event;

import io.novelengine.shared.database.Database;
import io.novelengine.shared.identity.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
     * Redis holds may vanish at any time. Four things bring an event back: a claim that lapsed (the relay died between
     * claim and publication), another epoch (Redis was emptied or started again since the event was sent), a stream whose
     * first entry is younger than the row's (trimmed), and plain age (confirmations that were lost on the way).
     * Consumers drop what they have seen before, so sending again is always safe.
     *
     * The epoch is a random mark in Redis, written when there is none, and the id of the server's process. It is read
     * before anything is sent under it, so whatever is lost was sent under an epoch that is over. Ids in the stream would
     * not tell: a stream made anew in the same millisecond gives the same ids again.
     */

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final RecordId AFTER_ALL = RecordId.of(Long.MAX_VALUE, Long.MAX_VALUE);
    private static final Duration CLAIM = Duration.ofSeconds(5);

    private final Database database;
    private final ReactiveStringRedisTemplate redis;
    private final EventProperties properties;
    private final String source;
    private final Clock clock;
    private final Ids ids;
    private Instant nextLookBack = Instant.EPOCH;
    private String lastEpoch = "";

    OutboxRelay(
            Database database,
            ReactiveStringRedisTemplate redis,
            EventProperties properties,
            String source,
            Clock clock,
            Ids ids) {
        this.database = database;
        this.redis = redis;
        this.properties = properties;
        this.source = source;
        this.clock = clock;
        this.ids = ids;
    }

    /** Confirms, looks back, publishes; gives the rest before the next step. */
    Mono<Duration> step() {
        return forget().flatMap(forgotten -> epoch().flatMap(epoch -> lookBack(epoch)
                .then(Mono.defer(() -> publish(epoch)))
                .map(published ->
                        Math.max(published, forgotten) < properties.batch() ? properties.rest() : Duration.ZERO)));
    }

    private Mono<String> epoch() {
        var mark = redis.opsForValue()
                .setIfAbsent(properties.epoch(), ids.next().toString())
                .then(redis.opsForValue().get(properties.epoch()));
        var process = redis.execute(connection -> connection.serverCommands().info("server"))
                .next()
                .map(server -> server.getProperty("run_id", ""));
        return Mono.zip(mark, process, (marked, id) -> marked + "@" + id);
    }

    private Mono<Integer> publish(String epoch) {
        return claim().flatMap(rows -> rows.isEmpty()
                ? Mono.just(0)
                : Flux.fromIterable(rows)
                        .flatMapSequential(this::send, 64)
                        .collectList()
                        .flatMap(sent -> markPublished(sent, epoch))
                        .thenReturn(rows.size()));
    }

    private Mono<List<Row>> claim() {
        return database.sql("""
                        update outbox set claimed_until = now() + make_interval(secs => :claim)
                        where position in (
                            select position from outbox
                            where published_at is null and (claimed_until is null or claimed_until < now())
                              and (select count(*) from (
                                      select from outbox where published_at is not null limit :most) as sent) < :most
                            order by position limit :batch for update skip locked)
                        returning position, id, type, at, data""")
                .bind("claim", (double) CLAIM.toSeconds())
                .bind("batch", properties.batch())
                .bind("most", Math.ceilDiv(properties.length(), 2))
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
                .map(entryId -> new Sent(row.position(), entryId));
    }

    private Mono<Long> markPublished(List<Sent> sent, String epoch) {
        return database.sql("""
                        update outbox o set published_at = now(), attempts = attempts + 1, epoch = :epoch,
                            stream_millis = s.millis, stream_sequence = s.sequence
                        from unnest(:positions, :millis, :sequences) as s(position, millis, sequence)
                        where o.position = s.position""")
                .bind("epoch", epoch)
                .bind("positions", sent.stream().map(Sent::position).toArray(Long[]::new))
                .bind(
                        "millis",
                        sent.stream()
                                .map(each -> part(each.entry().getTimestamp()))
                                .toArray(Long[]::new))
                .bind(
                        "sequences",
                        sent.stream()
                                .map(each -> part(each.entry().getSequence()))
                                .toArray(Long[]::new))
                .update();
    }

    private Mono<Integer> forget() {
        return redis.opsForList()
                .leftPop(properties.confirmations(source), properties.batch())
                .collectList()
                .flatMap(confirmations -> forget(confirmations).thenReturn(confirmations.size()));
    }

    private Mono<Void> forget(List<String> confirmations) {
        var idsByGroup = new TreeMap<String, List<UUID>>();
        for (var confirmation : confirmations) {
            var space = confirmation.indexOf(' ');
            try {
                idsByGroup
                        .computeIfAbsent(confirmation.substring(0, Math.max(space, 0)), group -> new ArrayList<>())
                        .add(UUID.fromString(confirmation.substring(space + 1)));
            } catch (IllegalArgumentException e) {
                log.warn("A confirmation that names no event is left out");
            }
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

    private Mono<Void> lookBack(String epoch) {
        var now = clock.instant();
        if (now.isBefore(nextLookBack) && epoch.equals(lastEpoch)) {
            return Mono.empty();
        }
        return sendLostAgain(epoch)
                .then(redis.opsForStream()
                        .range(
                                properties.stream(),
                                Range.unbounded(),
                                Limit.limit().count(1))
                        .map(entry -> entry.getId())
                        .next()
                        .defaultIfEmpty(AFTER_ALL))
                .flatMap(this::sendTrimmedAgain)
                .then(Mono.fromRunnable(() -> {
                    nextLookBack = now.plus(properties.lookBack());
                    lastEpoch = epoch;
                }));
    }

    private Mono<Long> sendLostAgain(String epoch) {
        return database.sql("""
                        update outbox set published_at = null, claimed_until = null, attempts = 0
                        where published_at is not null and epoch <> :epoch""").bind("epoch", epoch).update();
    }

    private Mono<Long> sendTrimmedAgain(RecordId first) {
        return database.sql("""
                        update outbox set published_at = null, claimed_until = null
                        where published_at is not null
                          and ((stream_millis, stream_sequence) < (:millis, :sequence)
                               or published_at < now() - make_interval(secs => :resend) * power(2, least(attempts - 1, 6)))""")
                .bind("millis", part(first.getTimestamp()))
                .bind("sequence", part(first.getSequence()))
                .bind("resend", (double) properties.resend().toSeconds())
                .update();
    }

    private static Long part(@Nullable Long part) {
        return Objects.requireNonNull(part);
    }

    private record Row(long position, UUID id, String type, OffsetDateTime at, String data) {}

    private record Sent(long position, RecordId entry) {}
}
