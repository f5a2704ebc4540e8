package io.novelengine.local.load;

import io.novelengine.local.client.Gateway;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many clients that read at once. */
public final class LoadTest {

    private static final int OK = 200;
    private static final int NOT_OK = 300;

    private final Gateway gateway;
    private final LoadProfile profile;

    public LoadTest(Gateway gateway, LoadProfile profile) {
        this.gateway = gateway;
        this.profile = profile;
    }

    /** Puts the load on and measures it, from before the request until the answer is read. */
    public LoadResult run() throws IOException {
        long begin = System.nanoTime();
        List<Client> clients = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Client>> running = new ArrayList<>();
            for (int number = 0; number < profile.clients(); number++) {
                Client client = new Client(number, begin + profile.time().toNanos());
                running.add(executor.submit(client::run));
            }
            for (Future<Client> client : running) {
                clients.add(client.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the load test was interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        Map<String, Latencies> latencies = new TreeMap<>();
        Map<String, Long> others = new TreeMap<>();
        for (Client client : clients) {
            client.latencies.forEach((path, values) ->
                    latencies.computeIfAbsent(path, key -> new Latencies()).add(values));
            client.others.forEach((what, count) -> others.merge(what, count, Long::sum));
        }
        return new LoadResult(Duration.ofNanos(System.nanoTime() - begin), latencies, others);
    }

    /** One who asks, and waits for the answer before it asks again. */
    private final class Client {

        private final Map<String, Latencies> latencies = new TreeMap<>();
        private final Map<String, Long> others = new TreeMap<>();
        private final long end;
        private int next;

        Client(int number, long end) {
            this.next = number;
            this.end = end;
        }

        Client run() {
            while (System.nanoTime() - end < 0) {
                ask(profile.paths().get(next++ % profile.paths().size()));
            }
            return this;
        }

        private void ask(String path) {
            long begin = System.nanoTime();
            try {
                int status = gateway.status(path);
                if (status >= OK && status < NOT_OK) {
                    latencies
                            .computeIfAbsent(path, key -> new Latencies())
                            .add(Duration.ofNanos(System.nanoTime() - begin));
                } else {
                    others.merge(status + " " + path, 1L, Long::sum);
                }
            } catch (IOException e) {
                others.merge("no answer " + path, 1L, Long::sum);
            }
        }
    }
}
