package io.novelengine.simulation.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Clients over WebSocket that subscribe to everything from its beginning and read nothing of it. */
final class StuckClients implements AutoCloseable {

    private static final int SMALL = 4_096;
    private static final int TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;
    private static final int LIMIT_MILLIS = 10_000;

    private final List<Socket> sockets = new ArrayList<>();
    private int connected;

    StuckClients(URI gateway, String token, List<String> runs, int count) throws IOException {
        for (var i = 0; i < count; i++) {
            var socket = new Socket();
            sockets.add(socket);
            socket.setReceiveBufferSize(SMALL);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
            var out = socket.getOutputStream();
            out.write(("GET /api/v1/simulations/live HTTP/1.1\r\nHost: " + gateway.getAuthority()
                            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nAuthorization: Bearer " + token
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var head = new byte[12];
            if (socket.getInputStream().readNBytes(head, 0, head.length) == head.length
                    && new String(head, StandardCharsets.US_ASCII).endsWith(" 101")) {
                connected++;
            }
            for (var run : runs) {
                out.write(frame("{\"subscribe\":\"" + run + "\"}"));
            }
        }
    }

    private static byte[] frame(String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        var large = bytes.length >= TWO_BYTES;
        var frame = new java.io.ByteArrayOutputStream();
        frame.write(TEXT);
        frame.write(MASKED | (large ? TWO_BYTES : bytes.length));
        if (large) {
            frame.write(bytes.length >> Byte.SIZE);
            frame.write(bytes.length);
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(bytes);
        return frame.toByteArray();
    }

    int connected() {
        return connected;
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }
}
