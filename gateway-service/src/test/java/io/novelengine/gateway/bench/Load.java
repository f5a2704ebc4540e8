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
        var busy = Servers.processorMillis(target.server());
        var begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var user = 0; user < users; user++) {
                threads.submit(() -> use(target, over, answers, errors, nanos));
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

    private static void use(Target target, AtomicBoolean over, LongAdder answers, LongAdder errors, LongAdder nanos) {
        while (!over.get()) {
            try (var socket = new Socket()) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(10_000);
                socket.connect(new InetSocketAddress("127.0.0.1", target.port()), 5_000);
                var in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
                var out = socket.getOutputStream();
                while (!over.get()) {
                    var begin = System.nanoTime();
                    out.write(target.request());
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
     * @param request all bytes of it
     * @param server the process that answers
     */
    record Target(String name, int port, byte[] request, Process server) {

        static Target of(String name, int port, String path, String headers, Process server) {
            var text = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nAccept: application/json\r\n"
                    + headers + "\r\n";
            return new Target(name, port, text.getBytes(StandardCharsets.US_ASCII), server);
        }
    }
}
