package io.novelengine.local;

import static org.awaitility.Awaitility.await;

import io.novelengine.local.home.RunRecord;
import io.novelengine.local.home.RunState;
import java.io.IOException;
import java.time.Duration;

/** The time in which a process of the suite is dead: killed, and not started again until the outage is closed. */
final class Outage implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final LocalSuite suite;
    private final RunRecord victim;
    private boolean open = true;

    private Outage(LocalSuite suite, RunRecord victim) {
        this.suite = suite;
        this.victim = victim;
    }

    /** Freezes the supervisor, which would start the process again, and kills the process. */
    static Outage of(LocalSuite suite, String name) throws IOException, InterruptedException {
        Outage outage = new Outage(suite, suite.record(name));
        outage.supervisor("STOP");
        outage.victim.identity().handle().orElseThrow().destroyForcibly();
        await().atMost(LIMIT).until(() -> !outage.victim.identity().isAlive());
        return outage;
    }

    /** Lets the supervisor go on; returns as soon as the process is ready again. */
    void end() throws IOException, InterruptedException {
        if (open) {
            open = false;
            supervisor("CONT");
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(this::isBack);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        end();
    }

    private boolean isBack() {
        RunRecord now = suite.record(victim.name());
        return now.state() == RunState.READY && !now.identity().equals(victim.identity());
    }

    private void supervisor(String signal) throws IOException, InterruptedException {
        long pid = suite.record(RunRecord.SUPERVISOR).identity().pid();
        int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + signal + " " + pid + " failed");
        }
    }
}
