package io.novelengine.gateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** Tokens for character-service, as the gateway gives them to report-service. */
final class Passport {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;

    Passport(int gateway, String secret) {
        request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway + "/internal/tokens"))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"client\":\"report\",\"audience\":\"character\"}"))
                .build();
    }

    /** Waits until the gateway has a key to sign with, but not for long. */
    void awaitKey() throws IOException, InterruptedException {
        var until = System.nanoTime() + LIMIT.toNanos();
        while (http.send(request, BodyHandlers.discarding()).statusCode() == 503 && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** The value of the header {@code Authorization}; good for longer than one slice of the measurement takes. */
    String header() {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("No token: " + answer.statusCode() + " " + answer.body());
            }
            return "Bearer "
                    + JsonMapper.shared()
                            .readTree(answer.body())
                            .required("token")
                            .asString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
