package io.novelengine.local;

import io.novelengine.local.home.RunRecord;
import io.novelengine.local.process.LogFile;
import io.novelengine.local.process.ProcessIdentity;
import io.novelengine.local.suite.SuiteEnd;
import java.io.IOException;
import java.time.Duration;

/** Ends the suite, also what a supervisor that was killed left behind. */
final class Down {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Context context;

    Down(Context context) {
        this.context = context;
    }

    /** Exit code 0 when nothing of this home runs any more. */
    int run() throws IOException {
        RunRecord.read(context.home(), RunRecord.SUPERVISOR)
                .flatMap(record -> record.identity().handle())
                .ifPresent(this::endWith);
        int left = new SuiteEnd(context.home(), context.out()).run();
        context.out().println(left == 0 ? "Novel Engine is down." : left + " processes are still there.");
        return left == 0 ? 0 : 1;
    }

    /** The supervisor tells in its log what it stops. */
    private void endWith(ProcessHandle supervisor) {
        LogFile log = new LogFile(context.home().log(RunRecord.SUPERVISOR));
        Follower follower = new Follower(context, log, log.length());
        ProcessIdentity identity = ProcessIdentity.of(supervisor);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        supervisor.destroy();
        follower.followUntil(() -> !identity.isAlive() || System.nanoTime() - deadline > 0);
    }
}
