package io.novelengine.simulation.run;

import io.novelengine.simulation.CharacterStub;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the queue of runs on an embedded PostgreSQL that syncs every commit, beside db-scheduler and one-row commits on
 * the same server. First argument {@code full} for ten minutes of churn and five rounds instead of one minute and three;
 * further arguments name the parts to measure: jobs, turns, churn, snapshot, idle, takeover, batch. A line is a figure, its
 * value and what it was compared with, parted by tabs.
 */
public final class QueueBenchmark {

    private static final int CONNECTIONS = 10;
    private static final int FLOWS = 8;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final List<String> CAST = List.of("sherlock-holmes", "john-watson", "elizabeth-bennet");

    private final boolean full;
    private final Set<String> parts;
    private final DurablePostgres postgres;
    private final int characters;

    private QueueBenchmark(boolean full, Set<String> parts, DurablePostgres postgres, int characters) {
        this.full = full;
        this.parts = parts;
        this.postgres = postgres;
        this.characters = characters;
    }

    /** Prints the figures. */
    public static void main(String[] arguments) throws Exception {
        var full = List.of(arguments).contains("full");
        var parts =
                List.of(arguments).stream().filter(part -> !part.equals("full")).collect(Collectors.toSet());
        var characters = CharacterStub.start();
        try (var postgres = new DurablePostgres()) {
            new QueueBenchmark(full, parts, postgres, characters.port()).run();
        }
        characters.disposeNow();
        System.exit(0);
    }

    private boolean wanted(String part) {
        return parts.isEmpty() || parts.contains(part);
    }

    private void run() throws Exception {
        try (var instance = instance("novel.simulation.lanes", "0").withoutRelay()) {
            var load = new QueueLoad(postgres, instance);
            if (wanted("jobs")) {
                jobs(load);
            }
            if (wanted("turns")) {
                turns(load);
            }
            if (wanted("churn")) {
                churn(load);
            }
            if (wanted("snapshot")) {
                snapshot(load);
            }
            load.clear();
        }
        if (wanted("batch")) {
            batch();
        }
        if (wanted("idle")) {
            idle();
        }
        if (wanted("takeover")) {
            takeover();
        }
    }

    private Instance instance(String... settings) throws Exception {
        return new Instance(postgres.settings(QueueLoad.SCHEMA), characters, settings);
    }

    private void jobs(QueueLoad load) throws Exception {
        var jobs = full ? 40_000 : 20_000;
        try (var peer = new PeerQueue(postgres, CONNECTIONS)) {
            for (var warm = 0; warm < 2; warm++) {
                load.drain(jobs / 2, FLOWS);
                peer.drain(jobs / 2);
            }
            var ours = new ArrayList<Double>();
            var theirs = new ArrayList<Double>();
            for (var round = 0; round < rounds(); round++) {
                ours.add(load.drain(jobs, FLOWS));
                theirs.add(peer.drain(jobs));
            }
            figure("jobs/s, claimed in batches, begun, ended, durable", ours, jobs + " empty runs, floor 2000");
            figure(
                    "jobs/s of db-scheduler 16.12.0, lock-and-fetch",
                    theirs,
                    jobs + " empty tasks, same server, in turn");
            ratio("jobs, ratio to db-scheduler", ours, theirs, "gate 1.0");
        }
    }

    private void turns(QueueLoad load) throws Exception {
        var time = Duration.ofSeconds(full ? 15 : 6);
        var rows = new OneRowCommits(postgres, CONNECTIONS);
        load.turns(64, time);
        rows.perSecond(Duration.ofSeconds(2));
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        for (var round = 0; round < rounds(); round++) {
            ours.add(load.turns(64, time));
            theirs.add(rows.perSecond(time));
        }
        figure(
                "turn commits/s, fenced, with checkpoint, events and outbox",
                ours,
                "64 runs, 2 kB a turn, gathered while one is under way");
        figure("one-row commits/s", theirs, rows.by() + ", " + CONNECTIONS + " connections, same server, in turn");
        ratio("turn commits, ratio to one-row commits", ours, theirs, "gate 0.6");
    }

    private void churn(QueueLoad load) throws Exception {
        var stretch = Duration.ofSeconds(full ? 60 : 10);
        var stretches = full ? 10 : 6;
        try (var churn = new Churn(postgres, load, FLOWS)) {
            churn.over(Duration.ofSeconds(full ? 20 : 8));
            var rates = new ArrayList<Double>();
            for (var i = 0; i < stretches; i++) {
                rates.add(churn.over(stretch));
            }
            line(
                    "churn, jobs/s by stretch",
                    join(rates),
                    stretches + " stretches of " + stretch.toSeconds() + " s; unanswered calls: " + churn.outages());
            line(
                    "churn, last stretch to first",
                    number(rates.getLast() / rates.getFirst()),
                    "gate 0.9" + (full ? "" : ", short form"));
        }
    }

    private void snapshot(QueueLoad load) throws Exception {
        var held = Duration.ofSeconds(full ? 120 : 30);
        var stretch = Duration.ofSeconds(10);
        try (var churn = new Churn(postgres, load, FLOWS);
                var reader = postgres.connect()) {
            churn.over(Duration.ofSeconds(8));
            var before = churn.over(stretch);
            reader.setAutoCommit(false);
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            reader.createStatement().execute("select count(*) from " + QueueLoad.SCHEMA + ".run_queue");
            var rates = new ArrayList<Double>();
            for (var i = 0; i < held.dividedBy(stretch); i++) {
                rates.add(churn.over(stretch));
            }
            reader.rollback();
            line(
                    "churn with an old snapshot held, jobs/s by 10 s",
                    join(rates),
                    number(before) + " before, " + held.toSeconds() + " s held");
            line("churn with an old snapshot, last 10 s to before", number(rates.getLast() / before), "gate 0.5");
        }
    }

    private void idle() throws Exception {
        try (var asked = instance("novel.simulation.lanes", "0");
                var worker = instance("novel.simulation.lanes", "16")) {
            start(asked, 20, 1);
            finished(20);
            clear();
            for (var i = 0; i < 200; i++) {
                start(asked, 1, 1);
                Thread.sleep(20);
            }
            finished(200);
            quantiles(
                    "enqueued to begun on an idle queue, by another instance, ms",
                    "extract(epoch from started_at - created_at) * 1000 from " + QueueLoad.SCHEMA + ".run",
                    "200 runs 20 ms apart, the database's clock; gate 99th percentile 50 ms");
        }
        clear();
    }

    private void takeover() throws Exception {
        var lease = "1000ms";
        try (var asked = instance("novel.simulation.lanes", "0")) {
            var gone = instance(
                    "novel.simulation.lanes", "60",
                    "novel.simulation.least", "60",
                    "novel.simulation.lease", lease,
                    "novel.simulation.pace", "200ms");
            start(asked, 60, 60);
            Awaitility.await()
                    .atMost(LIMIT)
                    .until(() -> postgres.number("select count(*) from " + QueueLoad.SCHEMA
                                    + ".run where status = 'RUNNING' and turn > 2")
                            == 60);
            try (var rescuer = instance(
                    "novel.simulation.lanes", "60", "novel.simulation.least", "60", "novel.simulation.lease", lease)) {
                start(asked, 4, 1);
                gone.vanish();
                var vanished = postgres.number("select cast(extract(epoch from clock_timestamp()) * 1e6 as bigint)");
                finished(64);
                quantiles(
                        "takeover of runs whose worker vanished, to the next turn committed, ms",
                        "extract(epoch from min(t.committed_at)) * 1000 - " + vanished + " / 1000.0 from "
                                + QueueLoad.SCHEMA
                                + ".turn t join " + QueueLoad.SCHEMA
                                + ".run r on r.id = t.run_id where r.turns = 60 and"
                                + " t.committed_at > to_timestamp(" + vanished
                                + " / 1e6) + interval '300 ms' group by t.run_id",
                        "60 runs at once, lease 1000 ms; gate 99th percentile 2250 ms (lease + sweep 250 ms + 1 s)");
            }
            gone.close();
        }
        clear();
    }

    private void batch() throws Exception {
        try (var instance = instance("novel.simulation.lanes", "200", "novel.simulation.least", "150")) {
            var peak = new AtomicLong();
            var watching = new AtomicBoolean(true);
            var watcher = Thread.startVirtualThread(() -> {
                try (var connection = postgres.connect();
                        var count = connection.prepareStatement(
                                "select count(*) from " + QueueLoad.SCHEMA + ".run where status = 'RUNNING'")) {
                    while (watching.get()) {
                        var rows = count.executeQuery();
                        rows.next();
                        peak.accumulateAndGet(rows.getLong(1), Math::max);
                        Thread.sleep(20);
                    }
                } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            var begin = System.nanoTime();
            start(instance, 1_000, 3);
            var posted = System.nanoTime();
            finished(1_000);
            var end = System.nanoTime();
            watching.set(false);
            watcher.join();
            line(
                    "1000 runs of 3 turns posted as one batch, s to the last complete",
                    number((end - begin) / 1e9),
                    "accepted after " + number((posted - begin) / 1e9) + " s; none failed");
            line("runs at once while the batch was played, peak", String.valueOf(peak.get()), "gate 100");
        }
        clear();
    }

    private static void start(Instance instance, int runs, int turns) {
        List<JsonNode> requests = IntStream.range(0, runs)
                .mapToObj(seed -> {
                    var request = JsonMapper.shared().createObjectNode();
                    request.put("scenario", "the-false-pound")
                            .put("turns", turns)
                            .put("seed", seed);
                    CAST.forEach(request.withArray("cast")::add);
                    return (JsonNode) request;
                })
                .toList();
        for (var result :
                instance.get(Batches.class).start(requests, null, Caller.OPERATOR).block(LIMIT).results()) {
            if (result.status() != 202) {
                throw new IllegalStateException("a run was refused: " + result.problem());
            }
        }
    }

    private void finished(int runs) {
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> {
            if (postgres.number(
                            "select count(*) from " + QueueLoad.SCHEMA + ".run where status in ('FAILED', 'PARTIAL')")
                    > 0) {
                throw new IllegalStateException("a run failed");
            }
            return postgres.number("select count(*) from " + QueueLoad.SCHEMA + ".run where status = 'COMPLETED'")
                    == runs;
        });
    }

    private void clear() throws SQLException {
        postgres.sql("truncate %1$s.run, %1$s.run_queue, %1$s.run_change, %1$s.turn, %1$s.intervention, %1$s.outbox"
                .formatted(QueueLoad.SCHEMA));
    }

    private void quantiles(String name, String values, String compared) throws SQLException {
        try (var connection = postgres.connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("select value from (select " + values + ") as v(value) order by value")) {
            var sorted = new ArrayList<Double>();
            while (rows.next()) {
                sorted.add(rows.getDouble(1));
            }
            line(
                    name,
                    "median " + number(sorted.get(sorted.size() / 2)) + ", 99th percentile "
                            + number(sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1)) + ", most "
                            + number(sorted.getLast()),
                    sorted.size() + " measured; " + compared);
        }
    }

    private int rounds() {
        return full ? 5 : 3;
    }

    private static void ratio(String name, List<Double> ours, List<Double> theirs, String compared) {
        figure(
                name,
                IntStream.range(0, ours.size())
                        .mapToObj(i -> ours.get(i) / theirs.get(i))
                        .toList(),
                compared);
    }

    private static void figure(String name, List<Double> values, String compared) {
        var sorted = values.stream().flatMapToDouble(DoubleStream::of).sorted().toArray();
        line(
                name,
                number(sorted[sorted.length / 2]) + " (" + number(sorted[0]) + " to "
                        + number(sorted[sorted.length - 1]) + ")",
                compared);
    }

    private static String join(List<Double> values) {
        return String.join(" ", values.stream().map(QueueBenchmark::number).toList());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }

    private static void line(String name, String value, String compared) {
        System.out.println(name + "\t" + value + "\t" + compared);
    }
}
