package io.novelengine.report.order;

import io.novelengine.report.compose.Report;
import io.novelengine.report.order.Order.Made;
import io.novelengine.report.order.Order.Wish;
import io.novelengine.report.render.Format;
import io.novelengine.shared.database.Database;
import io.novelengine.shared.identity.Caller;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Orders and reports in the database, which is also the queue. */
@Component
class Orders {

    private static final String COLUMNS = """
            id, owner, template, subject, period_from, period_to, format, status, fence, created_at, started_at, finished_at,
            failure, complete, sections
            """;
    private static final TypeReference<List<Made>> SECTIONS = new TypeReference<>() {};

    private final Database database;
    private final JsonMapper json;
    private final Clock clock;

    Orders(Database database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Puts an order into the queue; gives the earlier one when there is one with the same key. */
    Mono<Order> place(UUID id, Wish wish, @Nullable String key, Caller caller) {
        return database.sql("""
                        insert into report (id, owner, idempotency_key, template, subject, period_from, period_to, format, status,
                                            created_at)
                        values (:id, :owner, :key, :template, :subject, :from, :to, :format, 'QUEUED', :now)
                        on conflict (owner, idempotency_key) do nothing""")
                .bind("id", id)
                .bind("owner", caller.id())
                .bind("key", key, String.class)
                .bind("template", wish.template().name())
                .bind("subject", wish.subject(), UUID.class)
                .bind("from", wish.from(), Instant.class)
                .bind("to", wish.to(), Instant.class)
                .bind("format", wish.format().name())
                .bind("now", clock.instant())
                .update()
                .flatMap(rows -> rows == 1 || key == null ? get(id, caller) : byKey(key, caller));
    }

    private Mono<Order> byKey(String key, Caller caller) {
        return database.sql("select " + COLUMNS + " from report where owner = :owner and idempotency_key = :key")
                .bind("owner", caller.id())
                .bind("key", key)
                .one(this::order);
    }

    /** The order, if there is one that the caller may see. */
    Mono<Order> get(UUID id, Caller caller) {
        return database.sql("select " + COLUMNS + " from report where id = :id and (owner = :me or :all)")
                .bind("id", id)
                .bind("me", me(caller))
                .bind("all", caller.operator())
                .one(this::order);
    }

    private static String me(Caller caller) {
        return caller.anonymous() ? "" : caller.id();
    }

    /** Orders before one, or the latest; the latest first. */
    Mono<List<Order>> page(int limit, @Nullable UUID before, Caller caller) {
        return database.sql("select " + COLUMNS + """
                         from report where (owner = :me or :all) and (:before::uuid is null or id < :before)
                        order by id desc limit :limit""")
                .bind("before", before, UUID.class)
                .bind("me", me(caller))
                .bind("all", caller.operator())
                .bind("limit", limit)
                .list(this::order);
    }

    /** The text of a report that is ready. */
    Mono<String> content(UUID id) {
        return database.sql("select body from content where report = :id")
                .bind("id", id)
                .one(row -> text(row, "body"));
    }

    /** Takes the next orders for a time; those of a worker that died are among them when their time is over. */
    Mono<List<Order>> claim(int most, Duration lease) {
        return database.sql("""
                        update report set status = 'RUNNING', fence = fence + 1,
                            lease_until = now() + make_interval(secs => :lease), started_at = coalesce(started_at, :now)
                        where id in (
                            select id from report
                            where status = 'QUEUED' or (status = 'RUNNING' and lease_until < now())
                            order by created_at, id limit :most for update skip locked)
                        returning\s""" + COLUMNS)
                .bind("lease", (double) lease.toSeconds())
                .bind("now", clock.instant())
                .bind("most", most)
                .list(this::order);
    }

    /** Hands a report over, unless another worker has claimed the order since; says whether it did. */
    Mono<Boolean> finish(Order order, Report report, String body) {
        var made = report.sections().stream()
                .map(section -> new Made(section.id(), section.title(), section.millis(), section.missing()))
                .toList();
        var content = database.sql("""
                        insert into content (report, media_type, body) values (:id, :type, :body)
                        on conflict (report) do update set media_type = excluded.media_type, body = excluded.body""")
                .bind("id", order.id())
                .bind("type", order.wish().format().mediaType())
                .bind("body", body)
                .update();
        return database.transaction(database.sql("""
                                update report set status = 'READY', finished_at = :now, lease_until = null,
                                    complete = :complete, sections = :sections
                                where id = :id and fence = :fence and status = 'RUNNING'""")
                .bind("now", clock.instant())
                .bind("complete", report.complete())
                .bind("sections", json.writeValueAsString(made))
                .bind("id", order.id())
                .bind("fence", order.fence())
                .update()
                .flatMap(rows -> rows == 1 ? content.thenReturn(true) : Mono.just(false)));
    }

    /** Ends an order without a report, unless another worker has claimed it since. */
    Mono<Boolean> fail(Order order, String reason) {
        return database.sql("""
                        update report set status = 'FAILED', finished_at = :now, lease_until = null, failure = :reason
                        where id = :id and fence = :fence and status = 'RUNNING'""")
                .bind("now", clock.instant())
                .bind("reason", reason)
                .bind("id", order.id())
                .bind("fence", order.fence())
                .update()
                .map(rows -> rows == 1);
    }

    private Order order(Readable row) {
        var sections = row.get("sections", String.class);
        return new Order(
                Objects.requireNonNull(row.get("id", UUID.class)),
                text(row, "owner"),
                new Wish(
                        Template.valueOf(text(row, "template")),
                        row.get("subject", UUID.class),
                        row.get("period_from", Instant.class),
                        row.get("period_to", Instant.class),
                        Format.valueOf(text(row, "format"))),
                Status.valueOf(text(row, "status")),
                Objects.requireNonNull(row.get("fence", Integer.class)),
                Objects.requireNonNull(row.get("created_at", Instant.class)),
                row.get("started_at", Instant.class),
                row.get("finished_at", Instant.class),
                row.get("failure", String.class),
                row.get("complete", Boolean.class),
                sections == null ? List.of() : json.readValue(sections, SECTIONS));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}
