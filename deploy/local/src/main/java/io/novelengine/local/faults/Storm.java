package io.novelengine.local.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;

/** Callers who go away within milliseconds of having asked. */
final class Storm {

    private static final int CALLERS = 16;
    private static final int CALLS = 40;
    private static final int CONNECT_MILLIS = 1_000;
    private static final int LONGEST_MICROS = 6_000;
    private static final long SHORTEST_POST_MICROS = 2_000;
    private static final long LONGEST_POST_MICROS = 400_000;

    private final URI gateway;
    private final String token;
    private final List<String> paths;

    /**
     * @param paths what is asked for
     */
    Storm(URI gateway, String token, List<String> paths) {
        this.gateway = gateway;
        this.token = token;
        this.paths = List.copyOf(paths);
    }

    /** Asks some hundred times; the number of questions that got through. */
    int blow(RandomGenerator random) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(CALLERS);
        int[] asked = new int[CALLERS];
        for (int caller = 0; caller < CALLERS; caller++) {
            int own = caller;
            SplittableRandom dice = new SplittableRandom(random.nextLong());
            Thread.ofVirtual().start(() -> {
                for (int call = 0; call < CALLS; call++) {
                    asked[own] += ask(dice) ? 1 : 0;
                }
                over.countDown();
            });
        }
        over.await();
        return Arrays.stream(asked).sum();
    }

    /** Posts the same again and again, each time waiting a little longer before going away; the last may have been heard. */
    void post(String path, String key, String body) throws InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (long micros = SHORTEST_POST_MICROS; micros < LONGEST_POST_MICROS; micros += micros / 2) {
            ask(
                    "POST " + path + " HTTP/1.1\r\nIdempotency-Key: " + key
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length,
                    bytes,
                    micros);
        }
    }

    private boolean ask(RandomGenerator dice) {
        return ask(
                "GET " + paths.get(dice.nextInt(paths.size())) + " HTTP/1.1",
                new byte[0],
                dice.nextInt(LONGEST_MICROS));
    }

    private boolean ask(String head, byte[] body, long micros) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()), CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            out.write((head + "\r\nHost: " + gateway.getAuthority() + "\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            Thread.sleep(Duration.ofNanos(1_000 * micros));
            return true;
        } catch (IOException refused) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
