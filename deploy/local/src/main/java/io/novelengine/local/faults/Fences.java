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
    private final Map<UUID, Long> newest = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition claimed = lock.newCondition();

    Fences(Findings findings) {
        this.findings = findings;
    }

    /** A claim was answered. */
    void claimed(UUID run, long fence) {
        lock.lock();
        try {
            Long before = newest.put(run, fence);
            if (before != null && before >= fence) {
                findings.add(Check.FENCES, "run " + run + " was claimed under fence " + fence + " after " + before);
            }
            claimed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether another claim of this run was answered since. */
    boolean isStale(UUID run, long fence) {
        return newest.getOrDefault(run, Long.MIN_VALUE) > fence;
    }

    /** Waits until another has claimed the run; false when nobody does. */
    boolean awaitStale(UUID run, long fence, long millis) throws InterruptedException {
        long rest = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (!isStale(run, fence) && rest > 0) {
                rest = claimed.awaitNanos(rest);
            }
            return isStale(run, fence);
        } finally {
            lock.unlock();
        }
    }

    /** A write under a fence that was not the newest any more when it was sent has touched so many rows. */
    void answered(UUID run, long fence, long rows) {
        if (rows == 0) {
            refused.incrementAndGet();
        } else {
            findings.add(
                    Check.FENCES,
                    "a write to run " + run + " under fence " + fence + " was accepted after a claim under "
                            + newest.get(run));
        }
    }

    /** Writes that came too late and were refused. */
    int refused() {
        return refused.get();
    }
}
