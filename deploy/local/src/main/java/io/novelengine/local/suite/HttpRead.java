package io.novelengine.local.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/** A request whose answer does not matter: it only makes the other side do what it does. */
final class HttpRead {

    private static final int TIMEOUT = 10_000;

    private HttpRead() {}

    /** Reads a page to its end; an error is an answer too. */
    static void discard(URI page, Map<String, String> headers) {
        try {
            HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT);
            connection.setReadTimeout(TIMEOUT);
            connection.setRequestProperty("Connection", "close");
            headers.forEach(connection::setRequestProperty);
            boolean failed = connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST;
            try (InputStream body = failed ? connection.getErrorStream() : connection.getInputStream()) {
                if (body != null) {
                    body.transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (IOException e) {
            // the page is not there or broke off: what was loaded until then counts
        }
    }
}
