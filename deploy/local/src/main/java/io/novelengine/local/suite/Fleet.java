package io.novelengine.local.suite;

import io.novelengine.local.home.NovelHome;
import io.novelengine.local.process.ProcessSpec;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** All processes of the suite. Once it is closed, nothing starts any more. */
final class Fleet {

    private final NovelHome home;
    private final Clock clock;
    private final Map<String, Supervised> members = new LinkedHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    Fleet(NovelHome home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    /** Starts a process, in the place of its predecessor if there was one. */
    synchronized Supervised start(ProcessSpec spec, int restarts) throws IOException {
        if (isClosed()) {
            throw new IOException("the suite is stopping");
        }
        Supervised member = Supervised.start(spec, home, clock.instant(), restarts);
        members.put(spec.name(), member);
        return member;
    }

    /** Ends one process and takes it out. */
    void stop(Supervised member) throws IOException {
        member.stop();
        synchronized (this) {
            members.remove(member.name(), member);
        }
    }

    synchronized List<Supervised> members() {
        return List.copyOf(members.values());
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Waits until the fleet is closed; false if it is not within the time. */
    boolean awaitClosed(long millis) throws InterruptedException {
        return closed.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Ends every process, tier by tier. */
    void close(Console console) throws IOException {
        synchronized (this) {
            closed.countDown();
        }
        for (Tier tier : List.of(Tier.values()).reversed()) {
            List<Together.Task> tasks = new ArrayList<>();
            for (Supervised member : members().reversed()) {
                if (Tier.of(member.name()) == tier) {
                    tasks.add(() -> {
                        stop(member);
                        console.event(member.name(), "stopped", "");
                    });
                }
            }
            Together.run(tasks.size(), tasks);
        }
    }
}
