package io.novelengine.simulation.run;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Commits of all lanes, those that come at about the same time in one transaction. */
@Component
class Commits implements SmartLifecycle {

    /*
     * Nothing waits for company: a commit that comes alone goes at once, and what comes while four are under way goes together
     * when one of them is done. So a commit waits for the one before it at most, some milliseconds, and under load a
     * transaction carries as many runs as play.
     */

    private static final int AT_ONCE = 4;
    private static final int MOST = 128;

    private final Convoy<Commit> convoy;
    private volatile boolean running;

    Commits(RunQueue queue) {
        convoy = new Convoy<>(
                "commits", AT_ONCE, MOST, commits -> queue.commit(commits).map(done -> commits.stream()
                        .map(commit -> done.contains(commit.lease().run()))
                        .toList()));
    }

    /** Ends when it is committed; {@link Displaced} when the run is not what its worker took it for. */
    Mono<Void> add(Commit commit) {
        return convoy.join(commit).flatMap(done -> done ? Mono.empty() : Mono.error(new Displaced(commit.lease())));
    }

    @Override
    public void start() {
        running = true;
        convoy.start();
    }

    @Override
    public void stop() {
        running = false;
        convoy.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE / 4;
    }
}
