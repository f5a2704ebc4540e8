package io.novelengine.local.suite;

import io.novelengine.local.home.RunState;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Keeps one process running: starts it again after a crash, ever more slowly, and gives up in the end. */
final class Watch implements Runnable {

    private final Fleet fleet;
    private final Console console;
    private final Clock clock;
    private final Duration readyWithin;
    private final RestartBudget budget;
    private Supervised member;

    Watch(Fleet fleet, Console console, Clock clock, Duration readyWithin, RestartBudget budget, Supervised member) {
        this.fleet = fleet;
        this.console = console;
        this.clock = clock;
        this.readyWithin = readyWithin;
        this.budget = budget;
        this.member = member;
    }

    @Override
    public void run() {
        try {
            boolean again = true;
            while (again) {
                member.awaitEnd();
                again = !fleet.isClosed() && restart(member.ending() + ": " + member.reason());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            if (!fleet.isClosed()) {
                console.event(member.name(), "failed", e.toString());
            }
        }
    }

    private boolean restart(String why) throws IOException, InterruptedException {
        Optional<Duration> pause = budget.crashed(clock.instant());
        if (pause.isEmpty()) {
            member.mark(RunState.FAILED);
            console.event(
                    member.name(),
                    "FAILED",
                    why + "; given up after " + RestartBudget.RESTARTS + " restarts in "
                            + RestartBudget.WINDOW.toMinutes() + " minutes");
            return false;
        }
        member.mark(RunState.RESTARTING);
        console.event(
                member.name(),
                "crashed",
                why + "; starting again in " + pause.get().toSeconds() + " s (" + budget.count() + " of "
                        + RestartBudget.RESTARTS + ")");
        return !fleet.awaitClosed(pause.get().toMillis()) && startAgain();
    }

    private boolean startAgain() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        member = fleet.start(member.spec(), member.restarts() + 1);
        try {
            member.awaitReady(readyWithin);
            console.event(member.name(), "ready", Duration.ofNanos(System.nanoTime() - begin), "again");
            return true;
        } catch (StartFailure e) {
            member.stop();
            return !fleet.isClosed() && restart(e.why());
        }
    }
}
