package io.novelengine.local.faults;

import io.novelengine.local.home.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals of the operating system that Java does not send. */
enum Signal {
    /** Stands still. */
    STOP,
    /** Goes on. */
    CONT;

    void send(RunRecord victim) throws InterruptedException {
        try {
            new ProcessBuilder(
                            "kill",
                            "-" + name(),
                            Long.toString(victim.identity().pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
