package io.novelengine.local;

import io.novelengine.local.app.Jdk;
import io.novelengine.local.home.RunRecord;
import io.novelengine.local.home.RunState;
import io.novelengine.local.process.Await;
import io.novelengine.local.process.LogFile;
import io.novelengine.local.suite.Supervisor;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings the suite up: starts the supervisor in a session of its own and follows it. */
final class Up {

    static final Set<String> OPTIONS = Set.of("--detach", "--scale=", "--jvm=", "--through=");

    private static final Duration OTHER = Duration.ofMinutes(10);
    private static final Duration STEP = Duration.ofMillis(100);

    private final Context context;
    private final LogFile log;

    Up(Context context) {
        this.context = context;
        this.log = new LogFile(context.home().log(RunRecord.SUPERVISOR));
    }

    /** Exit code of the verb. */
    int run() throws IOException {
        Arguments arguments = Arguments.parse(context.line(), OPTIONS);
        context.suite(arguments);
        return bring(arguments.flags().contains("--detach"));
    }

    /** Brings the suite up if it is not; returns when it is, or, attached, when it is down again. */
    int bring(boolean detach) throws IOException {
        context.home().create();
        Await.until(OTHER, () -> running()
                .filter(record -> record.state() == RunState.STOPPING)
                .isEmpty());
        Optional<RunRecord> running = running();
        if (running.isPresent()) {
            return join(running.get());
        }
        log.rotate();
        long position = log.length();
        Process supervisor = launch(detach ? 0 : ProcessHandle.current().pid());
        Follower follower = new Follower(context, log, position);
        if (!detach) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                supervisor.destroy();
                follower.followUntil(() -> !supervisor.isAlive());
            }));
        }
        follower.followUntil(() -> !supervisor.isAlive() || (detach && isReady()));
        if (supervisor.isAlive()) {
            return 0;
        }
        int code = supervisor.exitValue();
        return code == Supervisor.TAKEN ? running().map(this::join).orElse(1) : code;
    }

    private int join(RunRecord supervisor) {
        if (supervisor.state() == RunState.STARTING) {
            context.out()
                    .println("Novel Engine is being started by pid "
                            + supervisor.identity().pid() + ".");
            Await.until(OTHER, () -> !supervisor.identity().isAlive() || isReady());
        }
        if (!isReady()) {
            context.out().println("Novel Engine did not start; see " + log.path());
            return 1;
        }
        context.out().println("Novel Engine is up: http://localhost:" + supervisor.port());
        new Status(context).urls();
        return 0;
    }

    private boolean isReady() {
        return running().filter(record -> record.state() == RunState.READY).isPresent();
    }

    private Optional<RunRecord> running() {
        try {
            return RunRecord.read(context.home(), RunRecord.SUPERVISOR)
                    .filter(record -> record.identity().isAlive());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Process launch(long front) throws IOException {
        List<String> words = new ArrayList<>(ownSession());
        words.addAll(List.of(
                Jdk.current().java(),
                context.home().marker(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-Dnovel.project=" + context.project(),
                "-cp",
                System.getProperty("java.class.path"),
                Novel.class.getName(),
                "supervise",
                "--front",
                Long.toString(front)));
        words.addAll(context.line());
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        builder.environment().clear();
        builder.environment().putAll(context.environment());
        return builder.start();
    }

    /** A session of its own keeps the signals of the terminal away. */
    private static List<String> ownSession() {
        return new File("/usr/bin/setsid").canExecute() || new File("/bin/setsid").canExecute()
                ? List.of("setsid")
                : List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!;");
    }
}
