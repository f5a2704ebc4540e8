package io.novelengine.local.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests drawn from the operations of the document. */
final class Requests {

    private static final Set<String> PLAYING = Set.of(
            "createSimulation", "batchSimulations", "legacySimulation", "createSimulationFork", "replaySimulation");
    private static final Duration USUAL = Duration.ofSeconds(40);
    private static final Duration OF_A_RUN = Duration.ofSeconds(75);
    private static final int MOST_KNOWN = 60;
    private static final List<String> ODD_HEADERS = List.of(
            "Accept: application/xml",
            "Accept: */*;q=0",
            "Accept: ;;;",
            "Accept: text/html, application/json;q=0.1, */*;q=0.01",
            "Accept: application/problem+json",
            "Accept: " + "a/b,".repeat(500),
            "Accept-Language: \u0000",
            "Accept-Charset: utf-7",
            "If-None-Match: *",
            "If-None-Match: \"1\", W/\"x",
            "If-Modified-Since: Thu, 99 Foo 2026",
            "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
            "Range: bytes=0-0,5-,-1",
            "Expect: 100-continue",
            "X-HTTP-Method-Override: DELETE",
            "X-Forwarded-Prefix: /../../x",
            "X-Forwarded-Host: evil.example",
            "Forwarded: for=\"_gazonk\";proto=gopher;host=evil.example",
            "X-User-Id: admin",
            "X-Novel-Roles: ADMIN",
            "Cookie: SESSION=\"; a=b; ;=; \u00e9",
            "Host: evil.example",
            "Origin: null",
            "Origin: http://evil.example",
            "Upgrade: websocket",
            "traceparent: 00-zzzz-zz-zz",
            "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "tracestate: " + "a=b,".repeat(200),
            "X-Request-Id: ${jndi:ldap://x}\t%0d%0aSet-Cookie:%20a=b",
            "Prefer: wait=999999999999",
            "Prefer: wait=-1, respond-async",
            "Idempotency-Key: " + "k".repeat(300),
            "Idempotency-Key: \u00e9\u0000",
            "Idempotency-Key:",
            "If-Match: *",
            "If-Match: W/\"1\"",
            "If-Match: \"99999999999999999999\"",
            "Last-Event-ID: -9999999999999999999999",
            "Last-Event-ID: \u20ac",
            "X-Long: " + "l".repeat(7_000),
            "Content-Encoding: gzip",
            "Content-Encoding: x-unknown",
            "Transfer-Encoding: chunked",
            "Content-Length: -1",
            "Content-Length: 0, 1",
            "Authorization: Bearer",
            "Authorization: Basic " + "QUJD".repeat(50),
            "Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJvcGVyYXRvciJ9.");
    private static final List<String> ODD_TYPES = List.of(
            "application/xml",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-16",
            "application/json; charset=no-such",
            "application/jsonp",
            "application/vnd.api+json",
            "image/png",
            "application/zip",
            "/",
            "",
            ";;;",
            "application/json, application/json");

    private final List<Operation> operations;
    private final Samples samples;
    private final RandomGenerator random;
    private final String token;
    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    Requests(List<Operation> operations, Samples samples, RandomGenerator random, String token) {
        this.operations = operations;
        this.samples = samples;
        this.random = random;
        this.token = token;
    }

    /** Keeps the ids and slugs of an answer for later requests. */
    synchronized void learn(Operation operation, JsonNode answer) {
        String place = operation.path().replaceAll("/\\{.*", "");
        learn(place, answer);
        answer.path("items").valueStream().limit(20).forEach(item -> learn(place, item));
    }

    private void learn(String place, JsonNode thing) {
        var ids = known.computeIfAbsent(place, key -> new ArrayList<>());
        for (String field : List.of("id", "slug", "name")) {
            String id = thing.path(field).asString("");
            if (!id.isEmpty() && !ids.contains(id)) {
                if (ids.size() >= MOST_KNOWN) {
                    ids.remove(random.nextInt(ids.size()));
                }
                ids.add(id);
            }
        }
    }

    /** The next request. */
    synchronized Request next() {
        Operation operation = samples.one(operations);
        while (PLAYING.contains(operation.id()) && random.nextInt(4) != 0) {
            operation = samples.one(operations);
        }
        return of(operation, random.nextInt(10));
    }

    /** A request that is meant to be accepted. */
    synchronized Request upright(Operation operation) {
        return of(operation, 0);
    }

    private Request of(Operation operation, int kind) {
        var trouble = kind < 3 ? Trouble.NONE : samples.one(List.of(Trouble.values()));
        var strayed = new boolean[] {trouble == Trouble.METHOD};
        String target = path(operation, trouble, strayed) + query(operation, trouble, strayed);
        var headers = new ArrayList<String>();
        headers(operation, trouble, headers);
        byte[] body = body(operation, trouble, headers);
        String method = trouble == Trouble.METHOD
                ? samples.one(List.of(
                        "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "CONNECT"))
                : operation.method();
        if (headers.stream()
                .anyMatch(header -> header.startsWith("Transfer-")
                        || header.startsWith("Content-Length")
                        || header.startsWith("Host")
                        || header.startsWith("Upgrade"))) {
            strayed[0] = true;
        }
        return new Request(
                operation,
                method,
                target,
                headers,
                body,
                strayed[0],
                trouble == Trouble.NONE,
                PLAYING.contains(operation.id()) ? OF_A_RUN : USUAL);
    }

    private String path(Operation operation, Trouble trouble, boolean[] strayed) {
        var path = new StringBuilder();
        for (String segment : operation.path().substring(1).split("/")) {
            path.append('/');
            if (!segment.startsWith("{")) {
                path.append(segment);
            } else if (trouble == Trouble.PATH) {
                boolean raw = random.nextInt(3) == 0;
                String text = samples.hostileText();
                String encoded = raw ? visible(text) : encoded(text);
                strayed[0] |= raw
                        || text.isEmpty()
                        || text.contains("/")
                        || text.contains("..")
                        || text.contains("\\")
                        || text.contains("\0")
                        || text.contains(";")
                        || text.contains("%");
                path.append(encoded);
            } else {
                path.append(encoded(id(operation, segment)));
            }
        }
        if (trouble == Trouble.PATH && random.nextInt(6) == 0) {
            strayed[0] = true;
            path.append(samples.one(List.of(
                    "/",
                    "//",
                    "/.",
                    "/..",
                    "/%2e%2e/%2e%2e/actuator",
                    ";a=b",
                    "%00",
                    "/%c0%ae",
                    ".json",
                    "%",
                    "/../../../actuator/env",
                    "%2f")));
        }
        return path.toString();
    }

    /** Without what would end the request line. */
    private static String visible(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}?#]", "~");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String id(Operation operation, String segment) {
        if (segment.equals("{version}")) {
            return String.valueOf(random.nextInt(1, 4));
        }
        var ids = known.getOrDefault(operation.path().replaceAll("/\\{.*", ""), List.of());
        return ids.isEmpty() || random.nextInt(20) == 0 ? "018f0000-0000-7000-8000-000000000000" : samples.one(ids);
    }

    private String query(Operation operation, Trouble trouble, boolean[] strayed) {
        var query = new ArrayList<String>();
        for (JsonNode parameter : operation.parameters("query")) {
            boolean required = parameter.path("required").asBoolean(false);
            if (trouble == Trouble.QUERY) {
                switch (random.nextInt(5)) {
                    case 0 ->
                        query.add(parameter.path("name").asString() + "="
                                + visible(samples.hostileText()).replace("&", ""));
                    case 1 ->
                        query.add(parameter.path("name").asString() + "=1&"
                                + parameter.path("name").asString() + "=2");
                    case 2 -> query.add(parameter.path("name").asString());
                    default -> query.add(parameter.path("name").asString() + "=" + encoded(samples.hostileText()));
                }
            } else if (required || random.nextInt(3) == 0) {
                JsonNode value = parameter.has("example")
                        ? parameter.path("example")
                        : samples.fitting(parameter.path("schema"));
                query.add(parameter.path("name").asString() + "=" + encoded(value.asString("")));
            }
        }
        if (trouble == Trouble.QUERY && random.nextInt(4) == 0) {
            query.add(samples.one(List.of(
                    "=", "&&", "%", "%zz=1", "a%00=b", "x[]=1&x[$ne]=2", "q=" + "q".repeat(3_000), "_=%ff%fe")));
        }
        strayed[0] |= query.stream().anyMatch(part -> part.matches(".*%(?![0-9a-fA-F]{2}).*"));
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private void headers(Operation operation, Trouble trouble, List<String> headers) {
        if (random.nextInt(12) != 0) {
            headers.add("Authorization: Bearer " + token);
        }
        for (JsonNode parameter : operation.parameters("header")) {
            String name = parameter.path("name").asString();
            boolean ours = name.equalsIgnoreCase("Accept")
                    || name.equalsIgnoreCase("Authorization")
                    || name.equalsIgnoreCase("Prefer");
            if (!ours && random.nextInt(2) == 0) {
                String value = name.equals("If-Match")
                        ? "\"" + random.nextInt(1, 5) + "\""
                        : trouble == Trouble.HEADER ? header(samples.hostileText()) : "k" + random.nextInt(1 << 20);
                headers.add(name + ": " + value);
            }
        }
        if (trouble == Trouble.HEADER || random.nextInt(12) == 0) {
            String odd = samples.one(ODD_HEADERS);
            headers.removeIf(header ->
                    odd.startsWith(header.substring(0, header.indexOf(':') + 1)) && !odd.startsWith("Accept"));
            headers.add(odd);
        }
        if (random.nextInt(8) == 0) {
            JsonNode success = operation.node().path("responses").path("200").path("content");
            if (!success.isEmpty()) {
                headers.add("Accept: " + samples.one(List.copyOf(success.propertyNames())));
            }
        }
    }

    private static String header(String text) {
        return text.replaceAll("[\\r\\n]", " ");
    }

    private byte[] body(Operation operation, Trouble trouble, List<String> headers) {
        JsonNode content = operation.node().path("requestBody").path("content");
        if (operation.id().equals("importCharacters")) {
            headers.add("Content-Type: "
                    + samples.one(List.of(
                            "application/json",
                            "image/png",
                            "application/zip",
                            "multipart/form-data; boundary=xx",
                            "application/octet-stream")));
            return card();
        }
        if (content.isEmpty()) {
            if (trouble == Trouble.BODY) {
                headers.add("Content-Type: application/json");
                return Samples.utf8("{\"a\": 1}");
            }
            return new byte[0];
        }
        String type = samples.one(List.copyOf(content.propertyNames()));
        JsonNode schema = content.path(type).path("schema");
        JsonNode example = content.path(type).path("example");
        JsonNode value = !example.isMissingNode() && random.nextInt(3) != 0 ? example : samples.fitting(schema);
        value = ownName(operation, value.deepCopy());
        headers.add("Content-Type: " + (trouble == Trouble.TYPE ? samples.one(ODD_TYPES) : type));
        return switch (trouble) {
            case BODY -> samples.broken(value);
            case FIELD -> Samples.utf8(samples.spoilt(value).toString());
            default -> Samples.utf8(value.toString());
        };
    }

    /** Short runs, so that the suite is kept busy by requests and not by stories; slugs that are free. */
    private JsonNode ownName(Operation operation, JsonNode value) {
        if (value instanceof ObjectNode object) {
            if (object.path("turns").asInt(0) > 4) {
                object.put("turns", 1 + random.nextInt(4));
            }
            if (operation.id().equals("createScenario")) {
                object.put("slug", "s" + Integer.toString(random.nextInt(1 << 30), 36));
            }
        }
        return value;
    }

    private byte[] card() {
        return switch (random.nextInt(8)) {
            case 0 ->
                Samples.utf8("{\"spec\":\"chara_card_v2\",\"spec_version\":\"2.0\",\"data\":{\"name\":\"Card "
                        + random.nextInt(99) + "\",\"description\":\"" + "d".repeat(random.nextInt(2_000)) + "\"}}");
            case 1 ->
                Samples.utf8(samples.spoilt(
                                Samples.tree(
                                        "{\"spec\":\"chara_card_v3\",\"data\":{\"name\":\"C\",\"character_book\":{\"entries\":[{\"keys\":[\"a\"],\"content\":\"b\"}]},\"tags\":[\"x\"],\"extensions\":{}}}"))
                        .toString());
            case 2 -> concat(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, random.nextInt(400));
            case 3 -> concat(new byte[] {'P', 'K', 3, 4}, random.nextInt(400));
            case 4 ->
                Samples.utf8(
                        "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../a\0.json\"\r\nContent-Type: application/json\r\n\r\n{\"name\":\"A\"}\r\n--xx--\r\n");
            case 5 -> Samples.utf8("--xx\r\nContent-Disposition: form-data\r\n\r\n");
            default -> samples.broken(Samples.tree("{\"name\":\"B\"}"));
        };
    }

    private byte[] concat(byte[] head, int length) {
        byte[] bytes = new byte[head.length + length];
        random.nextBytes(bytes);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    /** What is the matter with a request. */
    private enum Trouble {
        NONE,
        PATH,
        QUERY,
        HEADER,
        TYPE,
        FIELD,
        BODY,
        METHOD
    }
}
