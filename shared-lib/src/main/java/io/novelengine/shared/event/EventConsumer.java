package io.novelengine.shared.event;

import io.micrometer.core.instrument.Counter;
import io.novelengine.shared.contract.SuiteEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.PendingMessage;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the stream as one member of a consumer group: handle, confirm to the sender, acknowledge, in this order. */
final class EventConsumer {

    private static final Logger log = LoggerFactory.getLogger(EventConsumer.class);

    private final ReactiveStringRedisTemplate redis;
    private final EventHandler handler;
    private final EventProperties properties;
    private final JsonMapper json;
    private final Clock clock;
    private final Counter unreadable;
    private final Consumer consumer;
    private boolean joined;
    private boolean ownPendingRead;
    private Instant nextTakeOver = Instant.EPOCH;

    EventConsumer(
            ReactiveStringRedisTemplate redis,
            EventHandler handler,
            EventProperties properties,
            JsonMapper json,
            Clock clock,
            Counter unreadable,
            String name) {
        this.redis = redis;
        this.handler = handler;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
        this.unreadable = unreadable;
        this.consumer = Consumer.from(handler.group(), name);
    }

    /** Handles what there is; gives the rest before the next step. */
    Mono<Duration> step() {
        return join().then(takeOver()).then(Mono.defer(this::read)).doOnError(failure -> {
            joined = false;
            ownPendingRead = false;
        });
    }

    private Mono<Void> join() {
        if (joined) {
            return Mono.empty();
        }
        return redis.opsForStream()
                .createGroup(properties.stream(), ReadOffset.from("0"), handler.group())
                .onErrorResume(EventConsumer::groupExists, failure -> Mono.just("OK"))
                .doOnNext(ok -> joined = true)
                .then();
    }

    private static boolean groupExists(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("BUSYGROUP")) {
                return true;
            }
        }
        return false;
    }

    private Mono<Duration> read() {
        var from = ownPendingRead ? ReadOffset.lastConsumed() : ReadOffset.from("0");
        return redis.<String, String>opsForStream()
                .read(
                        consumer,
                        StreamReadOptions.empty().count(properties.batch()),
                        StreamOffset.create(properties.stream(), from))
                .collectList()
                .flatMap(entries -> {
                    if (!ownPendingRead && entries.isEmpty()) {
                        ownPendingRead = true;
                        return Mono.just(Duration.ZERO);
                    }
                    return process(entries)
                            .thenReturn(entries.size() < properties.batch() ? properties.rest() : Duration.ZERO);
                });
    }

    private Mono<Void> takeOver() {
        var now = clock.instant();
        if (now.isBefore(nextTakeOver)) {
            return Mono.empty();
        }
        nextTakeOver = now.plus(properties.abandoned());
        return redis.opsForStream()
                .pending(properties.stream(), handler.group(), Range.unbounded(), properties.batch())
                .flatMap(pending -> {
                    var ids = pending.stream()
                            .filter(message -> isAbandoned(message))
                            .map(PendingMessage::getId)
                            .toArray(RecordId[]::new);
                    return ids.length == 0
                            ? Mono.<Void>empty()
                            : redis.<String, String>opsForStream()
                                    .claim(
                                            properties.stream(),
                                            handler.group(),
                                            consumer.getName(),
                                            properties.abandoned(),
                                            ids)
                                    .collectList()
                                    .flatMap(this::process);
                });
    }

    private boolean isAbandoned(PendingMessage message) {
        return message.getElapsedTimeSinceLastDelivery().compareTo(properties.abandoned()) > 0;
    }

    private Mono<Void> process(List<MapRecord<String, String, String>> entries) {
        if (entries.isEmpty()) {
            return Mono.empty();
        }
        var events = new ArrayList<ReceivedEvent>(entries.size());
        for (var entry : entries) {
            var event = decode(fields(entry));
            if (event != null) {
                events.add(event);
            }
        }
        return (events.isEmpty() ? Mono.<Void>empty() : handler.handle(events))
                .then(Mono.defer(() -> confirm(entries)))
                .then(Mono.defer(() -> redis.opsForStream()
                        .acknowledge(
                                properties.stream(),
                                handler.group(),
                                entries.stream().map(MapRecord::getId).toArray(RecordId[]::new))))
                .then();
    }

    private Mono<Void> confirm(List<MapRecord<String, String, String>> entries) {
        return Flux.fromIterable(entries)
                .map(EventConsumer::fields)
                .filter(fields -> fields.containsKey("source") && fields.containsKey("id"))
                .groupBy(fields -> fields.getOrDefault("source", ""))
                .flatMap(group -> group.map(fields -> handler.group() + " " + fields.get("id"))
                        .collectList()
                        .flatMap(ids -> confirm(properties.confirmations(group.key()), ids)))
                .then();
    }

    private Mono<Boolean> confirm(String list, List<String> ids) {
        return redis.opsForList()
                .rightPushAll(list, ids)
                .flatMap(length -> length <= properties.length()
                        ? Mono.just(true)
                        : redis.opsForList().trim(list, -properties.length(), -1));
    }

    /** What an entry says; nothing when it was trimmed from the stream while it was pending, and the outbox sends it again. */
    private static Map<String, String> fields(MapRecord<String, String, String> entry) {
        return Objects.requireNonNullElse(entry.getValue(), Map.of());
    }

    private @Nullable ReceivedEvent decode(Map<String, String> entry) {
        var type = SuiteEvent.TYPES.get(entry.getOrDefault("type", ""));
        if (type == null) {
            return null;
        }
        try {
            return new ReceivedEvent(
                    UUID.fromString(entry.getOrDefault("id", "")),
                    entry.getOrDefault("source", ""),
                    Instant.parse(entry.getOrDefault("at", "")),
                    json.readValue(entry.getOrDefault("data", ""), type));
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
            unreadable.increment();
            log.error("Event {} of type {} cannot be read and is left out", entry.get("id"), entry.get("type"), e);
            return null;
        }
    }
}
