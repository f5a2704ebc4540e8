package io.novelengine.shared.event;

import io.novelengine.shared.contract.SuiteEvent;
import io.novelengine.shared.database.Database;
import io.novelengine.shared.identity.Ids;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Events on their way out: written in the transaction that makes them true, sent afterwards. */
public final class Outbox {

    private final Database database;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;
    private final EventProperties properties;

    Outbox(Database database, JsonMapper json, Ids ids, Clock clock, EventProperties properties) {
        this.database = database;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.properties = properties;
    }

    /** Announces events, in order, as part of the transaction around this call. */
    public Mono<Void> append(List<? extends SuiteEvent> events) {
        return events.isEmpty()
                ? Mono.empty()
                : bind(database.sql(insertion("true")), events).update().then();
    }

    /**
     * An insertion that announces those events that the condition is true of, to be used as a part of a larger statement, whose
     * parameters {@link #bind} sets.
     *
     * @param condition may name {@code announced.subject}, a text
     */
    public static String insertion(String condition) {
        return """
                insert into outbox (id, type, subject, at, data, awaiting)
                select announced.id, announced.type, announced.subject, :outboxAt, announced.data, :outboxGroups
                from unnest(:outboxIds, :outboxTypes, :outboxSubjects, :outboxData) with ordinality
                     as announced(id, type, subject, data, n)
                where %s order by announced.n""".formatted(condition);
    }

    /** Sets the parameters of an {@link #insertion}. */
    public Database.Query bind(Database.Query query, List<? extends SuiteEvent> events) {
        return query.bind("outboxAt", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .bind("outboxGroups", properties.groups().toArray(String[]::new))
                .bind("outboxIds", events.stream().map(e -> ids.next()).toArray(UUID[]::new))
                .bind("outboxTypes", events.stream().map(SuiteEvent::type).toArray(String[]::new))
                .bind("outboxSubjects", events.stream().map(SuiteEvent::subject).toArray(String[]::new))
                .bind(
                        "outboxData",
                        events.stream().map(json::writeValueAsString).toArray(String[]::new));
    }
}
