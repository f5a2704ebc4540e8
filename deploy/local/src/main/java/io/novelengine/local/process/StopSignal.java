package io.novelengine.local.process;

import java.io.IOException;
import java.time.Duration;

/** How a process is asked to end. */
public enum StopSignal {
    /** The ordinary request. */
    TERM,
    /** What PostgreSQL understands as: end now, without waiting for clients. */
    INT;

    private static final Duration KILLED = Duration.ofSeconds(10);

    /**
     * Ends a process and what it started: asks, waits, then kills.
     *
     * @return whether it ended when it was asked
     * @throws IOException if it is still there after it was killed
     */
    public boolean end(ProcessIdentity process, Duration within) throws IOException {
        var handle = process.handle();
        if (handle.isEmpty()) {
            return true;
        }
        send(handle.get());
        if (Await.until(within, () -> !process.isAlive())) {
            return true;
        }
        handle.get().descendants().forEach(ProcessHandle::destroyForcibly);
        handle.get().destroyForcibly();
        if (!Await.until(KILLED, () -> !process.isAlive())) {
            throw new IOException("process " + process.pid() + " does not end, not even by SIGKILL");
        }
        return false;
    }

    private void send(ProcessHandle process) throws IOException {
        if (this == TERM) {
            process.destroy();
        } else {
            new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid())).start();
        }
    }
}
