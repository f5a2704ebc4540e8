package io.novelengine.local.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Watches many runs over one WebSocket through the gateway, and comes back after the last number whenever it is cut off. */
final class Watcher implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 300;
    private static final long SILENCE_SECONDS = 20;

    private final URI live;
    private final String authorization;
    private final HttpClient http;
    private final Map<String, Long> last = new TreeMap<>();
    private final Map<String, String> digests = new TreeMap<>();
    private final Findings findings;
    private final Thread thread;
    private int connections;
    private long events;
    private volatile boolean closed;
    private volatile @Nullable WebSocket socket;

    Watcher(URI gateway, String authorization, HttpClient http, Findings findings) {
        this.authorization = authorization;
        this.live = URI.create("ws://" + gateway.getAuthority() + "/api/v1/simulations/live");
        this.http = http;
        this.findings = findings;
        this.thread = Thread.ofVirtual().name("watcher").start(this::watch);
    }

    /** Begins to watch a run. */
    void add(String run) {
        WebSocket now;
        synchronized (this) {
            last.putIfAbsent(run, 0L);
            now = socket;
        }
        if (now != null) {
            now.abort(); // it subscribes to all when it is back
        }
    }

    synchronized long last(String run) {
        return last.getOrDefault(run, 0L);
    }

    synchronized int connections() {
        return connections;
    }

    synchronized long events() {
        return events;
    }

    private void watch() {
        while (!closed) {
            CountDownLatch over = new CountDownLatch(1);
            Listener listener = new Listener(over);
            try {
                WebSocket opened = http.newWebSocketBuilder()
                        .connectTimeout(CONNECT)
                        .header("Authorization", authorization)
                        .buildAsync(live, listener)
                        .get(CONNECT.toSeconds(), TimeUnit.SECONDS);
                socket = opened;
                Map<String, Long> wanted;
                synchronized (this) {
                    connections++;
                    wanted = new TreeMap<>(last);
                }
                for (Map.Entry<String, Long> run : wanted.entrySet()) {
                    opened.sendText("{\"subscribe\":\"" + run.getKey() + "\",\"after\":" + run.getValue() + "}", true)
                            .get(CONNECT.toSeconds(), TimeUnit.SECONDS);
                }
                while (!over.await(SILENCE_SECONDS, TimeUnit.SECONDS) && listener.heardSomething()) {
                    // signs of life come every fifteen seconds
                }
                opened.abort();
            } catch (InterruptedException e) {
                return;
            } catch (Exception unreachable) {
                over.countDown();
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void take(JsonNode event) {
        String run = event.path("run").asString();
        if (event.path("type").asString().equals("problem")) {
            findings.add(Check.STREAMS, "a watcher was told: " + event);
            return;
        }
        if (!event.has("seq")) {
            return;
        }
        events++;
        long seq = event.path("seq").asLong();
        long before = last.getOrDefault(run, 0L);
        if (seq != before + 1) {
            findings.add(Check.STREAMS, "a watcher of run " + run + " was told " + seq + " after " + before);
        }
        last.put(run, seq);
        if (event.path("type").asString().equals("turn")) {
            digests.put(run, event.at("/data/digest").asString());
        }
    }

    /** Digest of the last turn told of. */
    synchronized String digest(String run) {
        return digests.getOrDefault(run, "");
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        WebSocket now = socket;
        if (now != null) {
            now.abort();
        }
    }

    /** Hears one connection. */
    private final class Listener implements WebSocket.Listener {

        private final CountDownLatch over;
        private final StringBuilder text = new StringBuilder();
        private volatile boolean heard;

        Listener(CountDownLatch over) {
            this.over = over;
        }

        boolean heardSomething() {
            boolean did = heard;
            heard = false;
            return did;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean complete) {
            heard = true;
            text.append(data);
            if (complete) {
                JsonNode frame = JsonMapper.shared().readTree(text.toString());
                text.setLength(0);
                if (over.getCount() > 0) {
                    if (frame.isArray()) {
                        frame.forEach(Watcher.this::take);
                    } else {
                        take(frame);
                    }
                }
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onPing(WebSocket from, java.nio.ByteBuffer message) {
            heard = true;
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            over.countDown();
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            over.countDown();
        }
    }
}
