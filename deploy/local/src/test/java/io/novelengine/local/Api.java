package io.novelengine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway as any client sees it: every answer with its status. */
final class Api implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final URI base;
    private final String token;
    private final HttpClient http;

    /**
     * @param token API token, empty for a client that has none
     */
    Api(URI base, String token) {
        this(
                base,
                token,
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    private Api(URI base, String token, HttpClient http) {
        this.base = base;
        this.token = token;
        this.http = http;
    }

    /** The same gateway for a client with another token. */
    Api as(String otherToken) {
        return new Api(base, otherToken, http);
    }

    /** The same client, talking to another address. */
    Api at(URI address) {
        return new Api(address, token, http);
    }

    Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** The JSON of a path that answers with 200. */
    JsonNode read(String path) {
        return get(path).expect(200).json();
    }

    Answer post(String path, Object body, String... headers) {
        return send("POST", path, body.toString(), headers);
    }

    Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int index = 0; index < headers.length; index += 2) {
            request.setHeader(headers[index], headers[index + 1]);
        }
        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        long begin = System.nanoTime();
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    method + " " + path,
                    response.statusCode(),
                    response.headers(),
                    response.body(),
                    Duration.ofNanos(System.nanoTime() - begin));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " " + path + " was interrupted", e);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer: " + e, e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    /**
     * What came back.
     *
     * @param request method and path
     * @param took from the request to the end of the body
     */
    record Answer(String request, int status, HttpHeaders headers, String body, Duration took) {

        /** This answer, which must have the status. */
        Answer expect(int expected) {
            assertThat(status).as("%s: %s", request, body).isEqualTo(expected);
            return this;
        }

        /** This answer, which must be a problem document with the status. */
        Answer expectProblem(int expected) {
            expect(expected);
            assertThat(header("Content-Type")).as(request).startsWith("application/problem+json");
            assertThat(json().path("status").asInt(0)).isEqualTo(expected);
            assertThat(json().path("type").asString("")).startsWith("urn:novel:problem:");
            assertThat(body).doesNotContain("Exception", "\tat ", ".java:");
            return this;
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String header(String name) {
            return String.join(", ", headers.allValues(name));
        }
    }
}
