package io.novelengine.simulation.run;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** db-scheduler with lock-and-fetch, its table in a schema of its own, over as many connections as ours. */
final class PeerQueue implements AutoCloseable {

    private final DurablePostgres postgres;
    private final HikariDataSource source = new HikariDataSource();
    private final int threads;

    PeerQueue(DurablePostgres postgres, int connections) throws SQLException {
        this.postgres = postgres;
        this.threads = connections;
        postgres.sql(
                "create schema peer",
                """
                create table peer.scheduled_tasks (
                    task_name text not null, task_instance text not null, task_data bytea, execution_time timestamptz,
                    picked boolean not null, picked_by text, last_success timestamptz, last_failure timestamptz,
                    consecutive_failures int, last_heartbeat timestamptz, version bigint not null, priority smallint,
                    state text, primary key (task_name, task_instance))""",
                "create index on peer.scheduled_tasks (execution_time)",
                "create index on peer.scheduled_tasks (last_heartbeat)",
                "create index on peer.scheduled_tasks (priority desc, execution_time asc)");
        source.setJdbcUrl(postgres.url() + "?currentSchema=peer");
        source.setUsername(DurablePostgres.USER);
        source.setPassword(DurablePostgres.USER);
        source.setMaximumPoolSize(connections);
    }

    /** Jobs a second over this many empty ones, from the start of the scheduler to the last of them. */
    double drain(int jobs) throws SQLException, InterruptedException {
        postgres.sql(
                "truncate peer.scheduled_tasks",
                "insert into peer.scheduled_tasks (task_name, task_instance, execution_time, picked, version) "
                        + "select 'empty', n, now(), false, 1 from generate_series(1, " + jobs + ") as n",
                "vacuum analyze peer.scheduled_tasks");
        var left = new CountDownLatch(jobs);
        var task = Tasks.oneTime("empty").execute((instance, context) -> left.countDown());
        var scheduler = Scheduler.create(source, task)
                .threads(threads)
                .pollUsingLockAndFetch(1.0, 4.0)
                .pollingInterval(Duration.ofMillis(50))
                .build();
        var begin = System.nanoTime();
        scheduler.start();
        try {
            if (!left.await(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException(left.getCount() + " jobs of db-scheduler are left");
            }
            return jobs / ((System.nanoTime() - begin) / 1e9);
        } finally {
            scheduler.stop();
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
