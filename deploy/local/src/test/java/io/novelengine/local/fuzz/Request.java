package io.novelengine.local.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A request to be sent as it is.
 *
 * @param operation what it is made from
 * @param strayed whether it may have reached something else than the operation, or nothing
 * @param upright whether it was made to be accepted
 */
record Request(
        Operation operation,
        String method,
        String target,
        List<String> headers,
        byte[] body,
        boolean strayed,
        boolean upright,
        Duration deadline) {

    byte[] bytes(String host) {
        var lines = new ArrayList<String>();
        lines.add(method + " " + target + " HTTP/1.1");
        if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
            lines.add("Host: " + host);
        }
        lines.addAll(headers);
        if (headers.stream()
                .noneMatch(header -> header.startsWith("Content-Length:") || header.startsWith("Transfer-"))) {
            lines.add("Content-Length: " + body.length);
        }
        lines.add("Connection: close");
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        if (headers.contains("Transfer-Encoding: chunked")) {
            bytes.writeBytes(Samples.utf8(body.length == 0 ? "" : Integer.toHexString(body.length) + "\r\n"));
            bytes.writeBytes(body);
            bytes.writeBytes(Samples.utf8(body.length == 0 ? "0\r\n\r\n" : "\r\n0\r\n\r\n"));
        } else {
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        String text = new String(bytes("gateway"), StandardCharsets.UTF_8)
                .replaceAll("(?m)^Authorization: .*$", "Authorization: …")
                .replace("\r", "");
        var shown = new StringBuilder();
        text.substring(0, Math.min(text.length(), 1_200))
                .chars()
                .forEach(c -> shown.append(
                        c == '\n' || c >= ' ' && c != 127 ? String.valueOf((char) c) : "\\x%02x".formatted(c)));
        return operation.id() + (upright ? " (upright)" : "") + (strayed ? " (strayed)" : "") + "\n" + shown;
    }
}
