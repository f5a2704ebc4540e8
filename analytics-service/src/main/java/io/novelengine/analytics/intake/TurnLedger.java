package io.novelengine.analytics.intake;

import io.novelengine.analytics.measure.Batch.Attributed;
import io.novelengine.analytics.measure.Booked;
import io.novelengine.analytics.measure.Dated;
import io.novelengine.shared.contract.TurnCommitted;
import io.novelengine.shared.contract.TurnCommitted.Act;
import io.novelengine.shared.database.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The facts: turns and their acts. */
@Component
class TurnLedger {

    private final Database database;

    TurnLedger(Database database) {
        this.database = database;
    }

    /** Writes turns down; gives those that were not there before, with the scenario and mind of their runs. */
    Mono<List<Attributed>> book(Collection<Dated<TurnCommitted>> turns) {
        if (turns.isEmpty()) {
            return Mono.just(List.of());
        }
        return database.sql("""
                        insert into turn (run, number, at, scenario, mind, acts, words, digest)
                        select t.run, t.number, t.at::timestamptz, r.scenario, r.mind, t.acts, t.words, t.digest
                        from unnest(:runs, :numbers, :at, :acts, :words, :digests) as t(run, number, at, acts, words, digest)
                        join run r on r.id = t.run
                        order by t.run, t.number
                        on conflict do nothing returning run, number, scenario, mind""")
                .bind("runs", Columns.uuids(turns, turn -> turn.event().run()))
                .bind("numbers", Columns.numbers(turns, turn -> turn.event().number()))
                .bind("at", Columns.texts(turns, Dated::at))
                .bind("acts", Columns.numbers(turns, turn -> turn.event().acts().size()))
                .bind("words", Columns.numbers(turns, turn -> turn.event().words()))
                .bind("digests", Columns.texts(turns, turn -> turn.event().digest()))
                .list(row -> new Attributed(
                        Objects.requireNonNull(row.get("run", UUID.class)),
                        Objects.requireNonNull(row.get("number", Integer.class)),
                        Objects.requireNonNull(row.get("scenario", String.class)),
                        Objects.requireNonNull(row.get("mind", String.class))));
    }

    /** Writes the acts of booked turns down. */
    Mono<Long> acts(List<Booked> booked) {
        var rows = rows(booked);
        if (rows.isEmpty()) {
            return Mono.just(0L);
        }
        return database.sql("""
                        insert into act (at, run, turn, n, actor, type, target, outcome)
                        select a.at::timestamptz, a.run, a.turn, a.n, a.actor, a.type, nullif(a.target, ''), a.outcome
                        from unnest(:at, :runs, :turns, :ns, :actors, :types, :targets, :outcomes)
                             as a(at, run, turn, n, actor, type, target, outcome)""")
                .bind("at", Columns.texts(rows, Row::at))
                .bind("runs", Columns.uuids(rows, Row::run))
                .bind("turns", Columns.numbers(rows, Row::turn))
                .bind("ns", Columns.numbers(rows, Row::n))
                .bind("actors", Columns.texts(rows, row -> row.act().actor()))
                .bind("types", Columns.texts(rows, row -> row.act().type()))
                .bind(
                        "targets",
                        Columns.texts(
                                rows,
                                row -> Objects.requireNonNullElse(row.act().target(), "")))
                .bind("outcomes", Columns.texts(rows, row -> row.act().outcome()))
                .update();
    }

    private static List<Row> rows(List<Booked> booked) {
        var rows = new ArrayList<Row>();
        for (var turn : booked) {
            var acts = turn.turn().acts();
            for (var n = 0; n < acts.size(); n++) {
                rows.add(new Row(turn.at(), turn.turn().run(), turn.turn().number(), n, acts.get(n)));
            }
        }
        return rows;
    }

    private record Row(Instant at, UUID run, int turn, int n, Act act) {}
}
