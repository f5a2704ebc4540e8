package io.novelengine.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Asks a process whether it is ready. */
@FunctionalInterface
public interface Probe {

    /** How long one question may take, in milliseconds. */
    int TIMEOUT = 1_000;

    /**
     * Asks once, within a second.
     *
     * @param pid the process that is meant
     */
    boolean isReady(long pid);

    /** Ready when a URL answers with 200. */
    static Probe http(URI url) {
        return pid -> {
            try {
                HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
                connection.setConnectTimeout(TIMEOUT);
                connection.setReadTimeout(TIMEOUT);
                connection.setUseCaches(false);
                boolean ready = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
                connection.disconnect();
                return ready;
            } catch (IOException e) {
                return false;
            }
        };
    }

    /** Ready when a Redis server on a port of this machine answers a ping. */
    static Probe redis(int port) {
        return pid -> {
            try (Socket socket = new Socket()) {
                socket.setSoTimeout(TIMEOUT);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT);
                socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
                byte[] answer = socket.getInputStream().readNBytes("+PONG".length());
                return "+PONG".equals(new String(answer, StandardCharsets.US_ASCII));
            } catch (IOException e) {
                return false;
            }
        };
    }
}
