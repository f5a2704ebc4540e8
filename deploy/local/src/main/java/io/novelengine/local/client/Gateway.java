package io.novelengine.local.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API of a running suite, as its local operator. */
public final class Gateway implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int FIRST_ERROR = 400;

    private final URI base;
    private final String token;
    private final JsonMapper json = JsonMapper.shared();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /**
     * @param base where the gateway listens
     * @param token API token of the operator
     */
    public Gateway(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** What stands in the Authorization header of its requests. */
    public String authorization() {
        return "Bearer " + token;
    }

    /** Reads JSON. */
    public JsonNode get(String path) throws IOException {
        return parse(body(
                send(request(path).header("Accept", "application/json").GET().build())));
    }

    /** Reads text of a media type. */
    public String text(String path, String mediaType) throws IOException {
        return body(send(request(path).header("Accept", mediaType).GET().build()));
    }

    /** Posts JSON and reads the JSON that answers it. */
    public JsonNode post(String path, JsonNode body) throws IOException {
        return post(request(path), body);
    }

    /** Posts JSON with an idempotency key, so that it may be posted again. */
    public JsonNode post(String path, JsonNode body, String key) throws IOException {
        return post(request(path).header("Idempotency-Key", key), body);
    }

    private JsonNode post(HttpRequest.Builder request, JsonNode body) throws IOException {
        return parse(body(send(request.header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build())));
    }

    /** The status that a GET gets, its body read and thrown away. */
    public int status(String path) throws IOException {
        return send(request(path).GET().build()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER).header("Authorization", authorization());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + request.uri());
        } catch (IOException e) {
            throw new IOException(request.method() + " " + request.uri() + " got no answer: " + e, e);
        }
    }

    private String body(HttpResponse<String> response) throws IOException {
        if (response.statusCode() >= FIRST_ERROR) {
            String request =
                    response.request().method() + " " + response.request().uri().getPath();
            throw new IOException(Problems.line(json, request, response.statusCode(), response.body()));
        }
        return response.body();
    }

    private JsonNode parse(String text) throws IOException {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            throw new IOException("the answer is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
