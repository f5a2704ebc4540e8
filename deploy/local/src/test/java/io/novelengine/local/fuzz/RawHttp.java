package io.novelengine.local.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** HTTP/1.1 by the byte: sends what proper clients refuse to send, one connection a request. */
final class RawHttp {

    private static final int MOST_BODY = 32 * 1024 * 1024;
    private static final int MOST_OF_A_STREAM = 4096;

    private final String host;
    private final int port;

    RawHttp(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** Sends a request and reads the answer, of a stream of events only the beginning. */
    Answer send(byte[] request, Duration deadline) {
        long begin = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 5_000);
            socket.setSoTimeout((int) deadline.toMillis());
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
            } catch (IOException refused) {
                // The answer may have come before the request was sent.
            }
            return read(socket, begin, deadline);
        } catch (SocketTimeoutException e) {
            return Answer.none("no answer within " + deadline.toSeconds() + " s", millis(begin));
        } catch (IOException e) {
            return Answer.none(e.toString(), millis(begin));
        }
    }

    private static long millis(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }

    private static Answer read(Socket socket, long begin, Duration deadline) throws IOException {
        InputStream in = new java.io.BufferedInputStream(socket.getInputStream());
        String start = line(in);
        while (start.startsWith("HTTP/1.1 100")) {
            while (!line(in).isEmpty()) {}
            start = line(in);
        }
        String[] words = start.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("\\d{3}")) {
            return Answer.none("not HTTP: " + start, millis(begin));
        }
        List<String[]> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.add(new String[] {
                line.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT),
                line.substring(colon + 1).strip()
            });
        }
        Answer head = new Answer(Integer.parseInt(words[1]), headers, new byte[0], millis(begin), "");
        if (head.header("content-type").startsWith("text/event-stream")) {
            socket.setSoTimeout(300);
            return head.with(beginning(in), millis(begin));
        }
        byte[] body = head.status() == 204 || head.status() == 304 || head.status() == 101
                ? new byte[0]
                : head.header("transfer-encoding").equalsIgnoreCase("chunked")
                        ? chunks(in, begin, deadline)
                        : plain(in, head.header("content-length"));
        return head.with(body, millis(begin));
    }

    private static byte[] beginning(InputStream in) {
        byte[] bytes = new byte[MOST_OF_A_STREAM];
        int length = 0;
        try {
            for (int read = in.read(bytes); read > 0 && length < bytes.length; ) {
                length += read;
                read = in.read(bytes, length, bytes.length - length);
            }
        } catch (IOException ended) {
            // A stream has no end; what came so far will do.
        }
        return java.util.Arrays.copyOf(bytes, Math.min(length, bytes.length));
    }

    private static byte[] plain(InputStream in, String length) throws IOException {
        return length.isEmpty() ? in.readNBytes(MOST_BODY) : in.readNBytes(Integer.parseInt(length));
    }

    private static byte[] chunks(InputStream in, long begin, Duration deadline) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = size(in); size > 0; size = size(in)) {
            body.write(in.readNBytes(size));
            line(in);
            if (body.size() > MOST_BODY || millis(begin) > deadline.toMillis()) {
                throw new SocketTimeoutException("the body does not end");
            }
        }
        return body.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(";")[0].strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /**
     * What came back.
     *
     * @param status 0 when nothing did
     * @param headers names in lower case, and values
     * @param failure why nothing came back; empty when something did
     */
    record Answer(int status, List<String[]> headers, byte[] body, long millis, String failure) {

        static Answer none(String failure, long millis) {
            return new Answer(0, List.of(), new byte[0], millis, failure);
        }

        Answer with(byte[] content, long now) {
            return new Answer(status, headers, content, now, failure);
        }

        String header(String name) {
            return headers.stream()
                    .filter(header -> header[0].equals(name))
                    .map(header -> header[1])
                    .findFirst()
                    .orElse("");
        }

        String mediaType() {
            return header("content-type").split(";")[0].strip().toLowerCase(Locale.ROOT);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
