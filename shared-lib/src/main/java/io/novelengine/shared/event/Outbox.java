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
        if (events.isEmpty()) {
            return Mono.empty();
        }
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return database.sql("""
                        insert into outbox (id, type, subject, at, data, awaiting)
                        select e.id, e.type, e.subject, :at, e.data, :groups
                        from unnest(:ids, :types, :subjects, :data) with ordinality
                             as e(id, type, subject, data, n)
                        order by e.n""")
                .bind("at", now)
                .bind("groups", properties.groups().toArray(String[]::new))
                .bind("ids", events.stream().map(e -> ids.next()).toArray(UUID[]::new))
                .bind("types", events.stream().map(SuiteEvent::type).toArray(String[]::new))
                .bind("subjects", events.stream().map(SuiteEvent::subject).toArray(String[]::new))
                .bind("data", events.stream().map(json::writeValueAsString).toArray(String[]::new))
                .update()
                .then();
    }
}
