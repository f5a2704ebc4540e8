package io.novelengine.local.suite;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Tasks side by side. */
final class Together {

    private Together() {}

    /**
     * Runs all tasks, at most so many at once, and returns when the last is done.
     *
     * @throws IOException the first failure, as soon as it happens; the other tasks are interrupted
     */
    static void run(int atOnce, List<Task> tasks) throws IOException {
        ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, atOnce));
        try {
            ExecutorCompletionService<Boolean> done = new ExecutorCompletionService<>(executor);
            for (Task task : tasks) {
                done.submit(() -> {
                    task.run();
                    return true;
                });
            }
            for (int count = 0; count < tasks.size(); count++) {
                done.take().get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            executor.shutdownNow();
        }
    }

    /** Something to do that may fail. */
    @FunctionalInterface
    interface Task {
        void run() throws IOException;
    }
}
