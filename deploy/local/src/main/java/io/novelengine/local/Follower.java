package io.novelengine.local;

import io.novelengine.local.process.Await;
import io.novelengine.local.process.LogFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Prints a log as it grows. */
final class Follower {

    private static final Duration EVER = Duration.ofDays(10_000);

    private final Context context;
    private final LogFile log;
    private long position;

    Follower(Context context, LogFile log, long position) {
        this.context = context;
        this.log = log;
        this.position = position;
    }

    /** Prints whole lines until the end is there, and what was written until then. */
    void followUntil(BooleanSupplier end) {
        Await.until(EVER, () -> {
            boolean over = end.getAsBoolean();
            print();
            return over;
        });
    }

    private synchronized void print() {
        try {
            String text = log.read(position);
            int end = text.lastIndexOf('\n') + 1;
            if (end > 0) {
                String lines = text.substring(0, end);
                position = Math.min(position, log.length()) + lines.getBytes(StandardCharsets.UTF_8).length;
                context.out().print(lines);
                context.out().flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
