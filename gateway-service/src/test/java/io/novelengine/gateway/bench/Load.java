package io.novelengine.gateway.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Users that ask again as soon as they are answered, each over a connection of its own that it keeps. */
final class Load {

    private Load() {}

    /**
     * What users saw.
     *
     * @param rate answers a second
     * @param millis mean time of an answer
     * @param errors share of the requests that were not answered with 200
     * @param processor processor time of the server that was asked, in microseconds for each answer; not of what is behind it
     */
    record Seen(double rate, double millis, double errors, double processor) {}

    /** Asks one server for one path as long as it takes. */
    static Seen run(Target target, int users, Duration time) throws InterruptedException {
        var answers = new LongAdder();
        var errors = new LongAdder();
        var nanos = new LongAdder();
        var over = new AtomicBoolean();
        var request = target.request();
        var busy = Servers.processorMillis(target.server());
        var begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var user = 0; user < users; user++) {
                threads.submit(() -> use(target.port(), request, over, answers, errors, nanos));
            }
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
            over.set(true);
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        var all = answers.sum() + errors.sum();
        return new Seen(
                answers.sum() / seconds,
                nanos.sum() / 1e6 / Math.max(1, all),
                errors.sum() / (double) Math.max(1, all),
                1000 * (Servers.processorMillis(target.server()) - busy) / Math.max(1, all));
    }

    private static void use(
            int port, byte[] request, AtomicBoolean over, LongAdder answers, LongAdder errors, LongAdder nanos) {
        while (!over.get()) {
            try (var socket = new Socket()) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(10_000);
                socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
                var in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
                var out = socket.getOutputStream();
                while (!over.get()) {
                    var begin = System.nanoTime();
                    out.write(request);
                    var status = answer(in);
                    nanos.add(System.nanoTime() - begin);
                    (status == 200 ? answers : errors).increment();
                }
            } catch (IOException e) {
                errors.increment();
            }
        }
    }

    /** Reads one answer to its end; gives its status. */
    static int answer(InputStream in) throws IOException {
        var line = line(in);
        var status = Integer.parseInt(line.substring(9, 12));
        var length = 0;
        var chunked = false;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        if (!chunked) {
            in.skipNBytes(length);
            return status;
        }
        for (var size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            in.skipNBytes(size + 2L);
        }
        line(in);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder(64);
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The connection was closed");
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }

    /**
     * What is asked.
     *
     * @param name what the table calls it
     * @param port of the server on this machine
     * @param path of what is asked
     * @param headers lines of further headers, made anew before each slice of time
     * @param server the process that answers
     */
    record Target(String name, int port, String path, Supplier<String> headers, Process server) {

        /** All bytes of a request. */
        byte[] request() {
            var text = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nAccept: application/json\r\n"
                    + headers.get() + "\r\n";
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }
}
