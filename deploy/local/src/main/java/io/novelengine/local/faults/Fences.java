package io.novelengine.local.faults;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Who was given which run last, as PostgreSQL answered, and whether writes of earlier ones were refused. */
final class Fences {

    private final Findings findings;
    private final Map<UUID, Claim> newest = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition claimed = lock.newCondition();

    Fences(Findings findings) {
        this.findings = findings;
    }

    /** A claim of a process was answered. */
    void claimed(UUID run, long pid, long fence) {
        lock.lock();
        try {
            Claim before = newest.put(run, new Claim(pid, fence));
            if (before != null && before.fence() >= fence) {
                findings.add(
                        Check.FENCES, "run " + run + " was claimed under fence " + fence + " after " + before.fence());
            }
            claimed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the last claim of this run that was answered is another process's; no when either is unknown, which is 0. */
    boolean isStale(UUID run, long pid) {
        Claim last = newest.get(run);
        return last != null && pid != 0 && last.pid() != 0 && last.pid() != pid;
    }

    /** Waits until another process has claimed the run; false when none does. */
    boolean awaitStale(UUID run, long pid, long millis) throws InterruptedException {
        long rest = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (!isStale(run, pid) && rest > 0) {
                rest = claimed.awaitNanos(rest);
            }
            return isStale(run, pid);
        } finally {
            lock.unlock();
        }
    }

    /** A write that was sent after another process had claimed the run has touched so many rows. */
    void answered(UUID run, long rows) {
        if (rows == 0) {
            refused.incrementAndGet();
        } else {
            findings.add(Check.FENCES, "a turn of run " + run + " was written after another had claimed the run");
        }
    }

    /** Writes that came too late and were refused. */
    int refused() {
        return refused.get();
    }

    private record Claim(long pid, long fence) {}
}
