package io.novelengine.local.suite;

import io.novelengine.local.home.NovelHome;
import io.novelengine.local.home.RunRecord;
import io.novelengine.local.home.RunState;
import io.novelengine.local.process.ProcessIdentity;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The process behind a running suite. It starts everything, restarts what crashes, and ends everything when it is asked
 * to end itself, whatever it is doing at that moment.
 */
public final class Supervisor {

    /** Exit code when another supervisor has the home. */
    public static final int TAKEN = 3;

    private static final long ROTATION_MILLIS = 10_000;

    private final Path project;
    private final NovelHome home;
    private final SuiteOptions options;
    private final Clock clock;
    private final Console console;
    private final Fleet fleet;

    public Supervisor(Path project, NovelHome home, SuiteOptions options, Clock clock, PrintStream out) {
        this.project = project;
        this.home = home;
        this.options = options;
        this.clock = clock;
        this.console = new Console(out);
        this.fleet = new Fleet(home, clock);
    }

    /**
     * Runs until the process is asked to end.
     *
     * @param front pid of a process with which this one ends, 0 for none
     * @return exit code if the suite did not start
     */
    public int run(long front) throws IOException, InterruptedException {
        home.create();
        try (FileChannel channel = FileChannel.open(
                        home.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return TAKEN;
            }
            RunRecord self = self(clock.instant());
            self.write(home);
            Thread ending = new Thread(this::end, "end");
            Runtime.getRuntime().addShutdownHook(ending);
            if (front != 0) {
                ProcessHandle.of(front)
                        .map(ProcessHandle::onExit)
                        .ifPresent(exit -> exit.thenRun(() -> System.exit(0)));
            }
            return start(self) ? supervise() : 1;
        }
    }

    private boolean start(RunRecord self) throws IOException {
        long begin = System.nanoTime();
        try {
            new Startup(project, home, options, fleet, console, new SecureRandom()).run();
        } catch (IOException e) {
            if (!fleet.isClosed()) {
                fleet.close(console);
                console.say("Novel Engine did not start: " + e.getMessage());
            }
            return false;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        console.say("Novel Engine is up after " + Console.seconds(took, " s") + ": http://localhost:" + options.port());
        console.say("API token: " + home.token());
        self.in(RunState.READY).write(home);
        return true;
    }

    private int supervise() throws InterruptedException {
        for (Supervised member : fleet.members()) {
            Thread.ofVirtual()
                    .start(new Watch(
                            fleet,
                            console,
                            clock,
                            Startup.COLD,
                            new RestartBudget(options.crashesOnPurpose()),
                            member));
        }
        while (!fleet.awaitClosed(ROTATION_MILLIS)) {
            for (Supervised member : fleet.members()) {
                rotate(member);
            }
        }
        Thread.currentThread().join();
        return 0;
    }

    private void rotate(Supervised member) {
        try {
            member.log().rotate();
        } catch (IOException e) {
            console.event(member.name(), "log", "cannot be put aside: " + e.getMessage());
        }
    }

    private void end() {
        try {
            for (RunRecord self :
                    RunRecord.read(home, RunRecord.SUPERVISOR).stream().toList()) {
                self.in(RunState.STOPPING).write(home);
            }
            fleet.close(console);
            RunRecord.delete(home, RunRecord.SUPERVISOR);
        } catch (IOException e) {
            console.say("Novel Engine did not stop in order: " + e.getMessage());
        }
    }

    private RunRecord self(Instant now) {
        return new RunRecord(
                RunRecord.SUPERVISOR,
                ProcessIdentity.of(ProcessHandle.current()),
                RunState.STARTING,
                options.port(),
                0,
                now,
                0);
    }
}
