package io.novelengine.gateway.audit;

import io.novelengine.shared.database.Database;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The audit log in the database. */
@Component
class AuditStore {

    private final Database database;

    AuditStore(Database database) {
        this.database = database;
    }

    Mono<Long> add(List<Entry> entries) {
        return database.sql("""
                        insert into audit_entry (at, actor, name, action, target, outcome, address, request, detail)
                        select * from unnest(:at::timestamptz[], :actor::text[], :name::text[], :action::text[],
                            :target::text[], :outcome::text[], :address::text[], :request::text[], :detail::text[])""")
                .bind("at", column(entries, entry -> entry.at().toString()))
                .bind("actor", column(entries, Entry::actor))
                .bind("name", column(entries, Entry::name))
                .bind("action", column(entries, Entry::action))
                .bind("target", column(entries, Entry::target))
                .bind("outcome", column(entries, Entry::outcome))
                .bind("address", column(entries, Entry::address))
                .bind("request", column(entries, Entry::request))
                .bind("detail", column(entries, Entry::detail))
                .update();
    }

    private static String[] column(List<Entry> entries, Function<Entry, String> value) {
        return entries.stream().map(value).map(text -> text.replace("\0", "")).toArray(String[]::new);
    }

    /** Entries from the newest, or from before the number given. */
    Mono<List<Numbered>> page(@Nullable Long before, @Nullable String actor, @Nullable String action, int limit) {
        return database.sql("""
                        select * from audit_entry
                        where id < :before
                          and (:actor::text is null or actor = :actor)
                          and (:action::text is null or action = :action)
                        order by id desc limit :limit""")
                .bind("before", before == null ? Long.MAX_VALUE : before)
                .bind("limit", limit + 1)
                .bind("actor", actor, String.class)
                .bind("action", action, String.class)
                .list(AuditStore::entry);
    }

    private static Numbered entry(Readable row) {
        return new Numbered(
                Objects.requireNonNull(row.get("id", Long.class)),
                Objects.requireNonNull(row.get("at", Instant.class)),
                text(row, "actor"),
                text(row, "name"),
                text(row, "action"),
                text(row, "target"),
                text(row, "outcome"),
                text(row, "address"),
                text(row, "request"),
                text(row, "detail"));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    /** An entry with its place in the log; see {@link Entry}. */
    record Numbered(
            long id,
            Instant at,
            String actor,
            String name,
            String action,
            String target,
            String outcome,
            String address,
            String request,
            String detail) {}
}
