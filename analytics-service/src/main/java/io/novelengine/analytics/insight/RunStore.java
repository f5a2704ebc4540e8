package io.novelengine.analytics.insight;

import io.novelengine.analytics.insight.Realtime.Window;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers what is known of one run, and what goes on now. */
@Component
class RunStore {

    private final Lens lens;

    RunStore(Lens lens) {
        this.lens = lens;
    }

    /** The figures of a run; a 404 when no event has told of it, or the caller may not see it. */
    Mono<RunFigures> get(UUID run, Caller caller) {
        return lens.sql(caller, """
                        select id, nullif(scenario, '') as scenario, nullif(mind, '') as mind, status, turns, acts, words,
                               queued_at, started_at, ended_at, waited_millis, duration_millis
                        from run where id = :id""")
                .bind("id", run)
                .one(row -> new RunFigures(
                        run,
                        row.get("scenario", String.class),
                        row.get("mind", String.class),
                        Objects.requireNonNull(row.get("status", String.class)),
                        Objects.requireNonNull(row.get("turns", Long.class)),
                        Objects.requireNonNull(row.get("acts", Long.class)),
                        Objects.requireNonNull(row.get("words", Long.class)),
                        row.get("queued_at", Instant.class),
                        row.get("started_at", Instant.class),
                        row.get("ended_at", Instant.class),
                        row.get("waited_millis", Long.class),
                        row.get("duration_millis", Long.class)))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("run", run)));
    }

    /** What goes on at the given time. */
    Mono<Realtime> realtime(Instant now, Caller caller) {
        return Mono.zip(
                        window(now, Duration.ofMinutes(5), caller),
                        window(now, Duration.ofMinutes(60), caller),
                        open("QUEUED", caller),
                        open("RUNNING", caller))
                .map(all -> new Realtime(now, all.getT3(), all.getT4(), all.getT1(), all.getT2()));
    }

    private Mono<Long> open(String status, Caller caller) {
        return lens.sql(caller, "select count(*) as runs from run where ended_as is null and status = :status")
                .bind("status", status)
                .one(row -> Objects.requireNonNull(row.get("runs", Long.class)));
    }

    private Mono<Window> window(Instant now, Duration length, Caller caller) {
        return lens.sql(caller, """
                        select (select count(*) from run where accepted_at > :from and accepted_at <= :to) as accepted,
                               (select count(*) from run where started_at > :from and started_at <= :to) as started,
                               (select count(*) from run where ended_at > :from and ended_at <= :to) as ended,
                               count(*) as turns, coalesce(sum(acts), 0)::bigint as acts,
                               coalesce(sum(words), 0)::bigint as words
                        from turn where at > :from and at <= :to""")
                .bind("from", now.minus(length))
                .bind("to", now)
                .one(row -> new Window(
                        length.toMinutes(),
                        Objects.requireNonNull(row.get("accepted", Long.class)),
                        Objects.requireNonNull(row.get("started", Long.class)),
                        Objects.requireNonNull(row.get("ended", Long.class)),
                        Objects.requireNonNull(row.get("turns", Long.class)),
                        Objects.requireNonNull(row.get("acts", Long.class)),
                        Objects.requireNonNull(row.get("words", Long.class))));
    }
}
