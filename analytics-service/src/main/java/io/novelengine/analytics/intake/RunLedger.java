package io.novelengine.analytics.intake;

import io.novelengine.analytics.measure.Dated;
import io.novelengine.analytics.measure.Tallies.TurnSum;
import io.novelengine.shared.contract.RunEnded;
import io.novelengine.shared.contract.RunQueued;
import io.novelengine.shared.contract.RunStarted;
import io.novelengine.shared.database.Database;
import io.novelengine.shared.event.ReceivedEvent;
import io.novelengine.shared.identity.Caller;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The ids of booked events, and the row of each run. */
@Component
class RunLedger {

    private final Database database;

    RunLedger(Database database) {
        this.database = database;
    }

    /** Notes events as booked; gives the ids of those that were not before. */
    Mono<Set<UUID>> unseen(List<ReceivedEvent> events) {
        return database.sql("""
                        insert into seen (id, at, type)
                        select e.id, e.at::timestamptz, e.type from unnest(:ids, :at, :types) as e(id, at, type) order by e.id
                        on conflict do nothing returning id""")
                .bind("ids", Columns.uuids(events, ReceivedEvent::id))
                .bind("at", Columns.texts(events, ReceivedEvent::at))
                .bind("types", Columns.texts(events, event -> event.event().type()))
                .list(row -> Objects.requireNonNull(row.get("id", UUID.class)))
                .map(ids -> ids.stream().collect(Collectors.toUnmodifiableSet()));
    }

    /** Makes sure that each run has a row, and locks these rows. */
    Mono<Long> open(SortedMap<UUID, Instant> firstSeen) {
        return database.sql("""
                        insert into run (id, first_at)
                        select r.id, r.at::timestamptz from unnest(:ids, :at) as r(id, at) order by r.id
                        on conflict (id) do update set first_at = least(run.first_at, excluded.first_at)""")
                .bind("ids", Columns.uuids(firstSeen.entrySet(), Entry::getKey))
                .bind("at", Columns.texts(firstSeen.entrySet(), Entry::getValue))
                .update();
    }

    Mono<Long> queued(Collection<Dated<RunQueued>> runs) {
        return runs.isEmpty()
                ? Mono.just(0L)
                : database.sql("""
                                update run set scenario = q.scenario, mind = q.mind, turns_asked = q.turns,
                                    queued_at = q.at::timestamptz, owner = q.owner, is_public = q.open = 1
                                from unnest(:ids, :at, :scenarios, :minds, :turns, :owners, :open)
                                    as q(id, at, scenario, mind, turns, owner, open)
                                where run.id = q.id and run.queued_at is null""")
                        .bind("ids", Columns.uuids(runs, run -> run.event().run()))
                        .bind("at", Columns.texts(runs, Dated::at))
                        .bind("scenarios", Columns.texts(runs, run -> run.event()
                                .scenario()))
                        .bind("minds", Columns.texts(runs, run -> run.event().mind()))
                        .bind("turns", Columns.numbers(runs, run -> run.event().turns()))
                        .bind(
                                "owners",
                                Columns.texts(
                                        runs,
                                        run -> Objects.requireNonNullElse(
                                                run.event().owner(), Caller.OPERATOR.id())))
                        .bind(
                                "open",
                                Columns.numbers(
                                        runs,
                                        run -> Boolean.TRUE.equals(run.event().open()) ? 1 : 0))
                        .update();
    }

    Mono<Long> started(Collection<Dated<RunStarted>> runs) {
        return runs.isEmpty()
                ? Mono.just(0L)
                : database.sql("""
                                update run set started_at = s.at::timestamptz, waited_millis = s.waited
                                from unnest(:ids, :at, :waited) as s(id, at, waited)
                                where run.id = s.id and (run.started_at is null or run.started_at > s.at::timestamptz)""")
                        .bind("ids", Columns.uuids(runs, run -> run.event().run()))
                        .bind("at", Columns.texts(runs, Dated::at))
                        .bind("waited", Columns.numbers(runs, run -> run.event().waitedMillis()))
                        .update();
    }

    Mono<Long> ended(Collection<Dated<RunEnded>> runs) {
        return runs.isEmpty()
                ? Mono.just(0L)
                : database.sql("""
                                update run set ended_at = e.at::timestamptz, ended_as = e.status, duration_millis = e.duration
                                from unnest(:ids, :at, :statuses, :durations) as e(id, at, status, duration)
                                where run.id = e.id and (run.ended_at is null or run.ended_at < e.at::timestamptz)""")
                        .bind("ids", Columns.uuids(runs, run -> run.event().run()))
                        .bind("at", Columns.texts(runs, Dated::at))
                        .bind("statuses", Columns.texts(runs, run -> run.event().status()))
                        .bind("durations", Columns.numbers(runs, run -> run.event()
                                .durationMillis()))
                        .update();
    }

    /** Adds turns, acts and words to their runs. */
    Mono<Long> grow(SortedMap<UUID, TurnSum> sums) {
        return sums.isEmpty()
                ? Mono.just(0L)
                : database.sql("""
                                update run set turns = run.turns + s.turns, acts = run.acts + s.acts, words = run.words + s.words
                                from unnest(:ids, :turns, :acts, :words) as s(id, turns, acts, words)
                                where run.id = s.id""")
                        .bind("ids", Columns.uuids(sums.entrySet(), Entry::getKey))
                        .bind("turns", Columns.numbers(sums.values(), TurnSum::turns))
                        .bind("acts", Columns.numbers(sums.values(), TurnSum::acts))
                        .bind("words", Columns.numbers(sums.values(), TurnSum::words))
                        .update();
    }
}
