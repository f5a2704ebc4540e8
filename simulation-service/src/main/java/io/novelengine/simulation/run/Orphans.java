package io.novelengine.simulation.run;

import io.novelengine.shared.background.BackgroundLoop;
import io.novelengine.shared.database.Database;
import io.novelengine.simulation.performance.Performer;
import io.novelengine.simulation.signal.Signals;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs that another version of the engine began, and that nobody is left to play on. */
@Component
class Orphans implements SmartLifecycle {

    /*
     * While versions change over, both are there: an instance claims only what it can play on, and leaves the rest to the
     * others. When for some time nobody has played anything of a version, the runs of it are held, with the reason, instead
     * of waiting for ever without a word. They are not over: whoever brings the version back may have them go on.
     */

    private static final Logger log = LoggerFactory.getLogger(Orphans.class);
    private static final int MOST = 100;

    private final Database database;
    private final RunStore runs;
    private final Signals signals;
    private final SimulationProperties properties;
    private final BackgroundLoop loop;

    Orphans(Database database, RunStore runs, Signals signals, SimulationProperties properties) {
        this.database = database;
        this.runs = runs;
        this.signals = signals;
        this.properties = properties;
        this.loop = new BackgroundLoop(
                "orphans",
                () -> hold().thenReturn(properties.patience().dividedBy(4)),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1));
    }

    private Mono<Void> hold() {
        return database.sql("""
                        select q.run_id, q.edition from run_queue q
                        where q.edition <> :edition
                          and q.ready_at < now() - make_interval(secs => :patience)
                          and coalesce(q.lease_until, q.ready_at) < now() - make_interval(secs => :patience)
                          and not exists (
                              select from run_queue p
                              where p.edition = q.edition and p.lease_until > now() - make_interval(secs => :patience))
                        limit :most""")
                .bind("edition", Performer.edition())
                .bind("patience", properties.patience().toMillis() / 1000.0)
                .bind("most", MOST)
                .list(row -> new Orphan(row.get("run_id", UUID.class), row.get("edition", String.class)))
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::hold)
                .then();
    }

    private Mono<Void> hold(Orphan orphan) {
        var reason = "The run was begun by engine " + orphan.edition()
                + " and cannot be continued by this version, engine " + Performer.edition() + ".";
        return database.transaction(database.sql("""
                                delete from run_queue where run_id = :run and edition = :edition
                                  and coalesce(lease_until, ready_at) < now()""")
                        .bind("run", orphan.run())
                        .bind("edition", orphan.edition())
                        .update()
                        .filter(rows -> rows == 1)
                        .flatMap(rows -> runs.move(orphan.run(), Transition.SHELVE, reason)))
                .doOnNext(moved -> {
                    log.info("Run {} is held: {}", orphan.run(), reason);
                    signals.runChanged(orphan.run());
                })
                .then();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE / 4;
    }

    private record Orphan(UUID run, String edition) {}
}
