package io.novelengine.local.suite;

import io.novelengine.local.home.NovelHome;
import io.novelengine.local.home.RunRecord;
import io.novelengine.local.home.RunState;
import io.novelengine.local.process.FailureReason;
import io.novelengine.local.process.LogFile;
import io.novelengine.local.process.ProcessIdentity;
import io.novelengine.local.process.ProcessSpec;
import io.novelengine.local.process.StopSignal;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** One running process of the suite, with its record in the state directory. */
final class Supervised {

    private static final long STEP_MILLIS = 100;
    private static final File NOTHING = new File("/dev/null");

    private final ProcessSpec spec;
    private final NovelHome home;
    private final Process process;
    private final LogFile log;
    private final long logStart;
    private final RunRecord record;

    private Supervised(
            ProcessSpec spec, NovelHome home, Process process, LogFile log, long logStart, RunRecord record) {
        this.spec = spec;
        this.home = home;
        this.process = process;
        this.log = log;
        this.logStart = logStart;
        this.record = record;
    }

    /** Starts the process and writes its record. */
    static Supervised start(ProcessSpec spec, NovelHome home, Instant now, int restarts) throws IOException {
        LogFile log = new LogFile(spec.log());
        log.rotate();
        long logStart = log.length();
        ProcessBuilder builder = new ProcessBuilder(spec.command())
                .directory(spec.directory().toFile())
                .redirectInput(NOTHING)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        Process process = builder.start();
        RunRecord record = new RunRecord(
                spec.name(),
                ProcessIdentity.of(process.toHandle()),
                RunState.STARTING,
                spec.ports().main(),
                spec.ports().management(),
                now,
                restarts);
        record.write(home);
        return new Supervised(spec, home, process, log, logStart, record);
    }

    String name() {
        return spec.name();
    }

    ProcessSpec spec() {
        return spec;
    }

    LogFile log() {
        return log;
    }

    int restarts() {
        return record.restarts();
    }

    /** Waits until the process is ready. */
    void awaitReady(Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!spec.probe().isReady(process.pid())) {
            if (hasEndedWithin(STEP_MILLIS)) {
                throw new StartFailure(ending() + ": " + reason() + "\n  log: " + spec.log());
            }
            if (System.nanoTime() - deadline >= 0) {
                throw new StartFailure(name() + " is not ready after " + limit.toSeconds() + " s: " + reason()
                        + "\n  log: " + spec.log());
            }
        }
        mark(RunState.READY);
    }

    /** Waits until the process ends by whatever cause. */
    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** {@code report-service ended (exit code 1)}. */
    String ending() {
        int code = process.exitValue();
        return name() + (code > 128 ? " ended by signal " + (code - 128) : " ended with exit code " + code);
    }

    /** The line of its log, since this start, that says why it ended. */
    String reason() {
        try {
            return FailureReason.in(log.read(logStart));
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }

    void mark(RunState state) throws IOException {
        record.in(state).write(home);
    }

    /** Asks the process to end, kills it if it does not within its time, and forgets it. */
    void stop() throws IOException {
        Tier.of(name()).end(record.identity());
        RunRecord.delete(home, name());
    }

    /** Asks the process to end and lets it write what it has to write; it is an error if it must be killed. */
    void finish(Duration within) throws IOException {
        if (!StopSignal.TERM.end(record.identity(), within)) {
            throw new IOException(name() + " did not end within " + within.toSeconds() + " s");
        }
    }

    private boolean hasEndedWithin(long millis) throws IOException {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the start of " + name() + " was interrupted", e);
        }
    }
}
