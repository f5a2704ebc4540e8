package io.novelengine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.novelengine.local.app.Service;
import io.novelengine.local.fuzz.Document;
import io.novelengine.local.fuzz.Operation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Every operation of the OpenAPI document, asked by everybody there is: the answers stand in {@code authorisation.txt}. */
@ExtendWith(SuiteExtension.class)
@Order(Integer.MAX_VALUE - 1)
class AuthorisationMatrixIT {

    private static final List<String> CALLERS =
            List.of("nobody", "wrong", "expired", "audience", "stranger", "reader", "owner", "operator", "admin");
    private static final Pattern THING = Pattern.compile("\\{([a-z-]+)}");
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Test
    void everyOperationHasARow(Api api) throws IOException {
        assertThat(rows().keySet())
                .containsExactlyInAnyOrderElementsOf(operations(api).keySet());
    }

    @Test
    void everybodyGetsTheAnswerInTheTable(LocalSuite suite, Api api) throws SQLException, IOException {
        Map<String, Operation> operations = operations(api);
        var identities = new Identities(suite, api);
        for (var person : Map.of(
                        "owner",
                        "author",
                        "stranger",
                        "author",
                        "reader",
                        "reader",
                        "admin",
                        "admin",
                        "expired",
                        "admin")
                .entrySet()) {
            identities.add(person.getKey(), person.getValue());
        }
        Map<Service, String> expiring = new TreeMap<>();
        for (Service service : Service.values()) {
            expiring.put(service, identities.token("operator", service));
        }
        var things = new Things(suite, api, identities);
        var wrong = new ArrayList<String>();
        var asked = 0;
        for (String caller : CALLERS) {
            if (caller.equals("expired")) {
                continue;
            }
            asked += ask(rows(), operations, caller, suite, api, identities, things, token(identities, caller), wrong);
        }
        identities.expire("expired");
        Instant ended = expiring.values().stream()
                .map(Identities::end)
                .max(Instant::compareTo)
                .orElseThrow();
        await().atMost(Duration.ofMinutes(4)).until(() -> Instant.now().isAfter(ended.plusSeconds(8)));
        asked += ask(rows(), operations, "expired", suite, api, identities, things, expiring::get, wrong);

        System.out.println("authorisation: " + asked + " answers of " + operations.size() + " operations");
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(operations.size() * CALLERS.size());
    }

    @Test
    void servicesRefuseWhoeverDoesNotComeFromTheGateway(LocalSuite suite, Api api) {
        var wrong = new ArrayList<String>();
        for (Operation operation : operations(api).values()) {
            Service service = service(operation);
            if (service == Service.GATEWAY) {
                continue;
            }
            Api direct = at(suite, service, api);
            String target = inside(operation.path().replaceAll("\\{[^}]*}", "x"));
            for (Api unknown : List.of(direct.as(""), direct, direct.as("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0."))) {
                var answer = unknown.send(operation.method(), target, "");
                if (answer.status() != 401 || answer.header("WWW-Authenticate").isEmpty()) {
                    wrong.add(operation + " answered " + answer.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(at(suite, Service.CHARACTER, api).as("").get("/v3/api-docs").status())
                .isEqualTo(401);
    }

    private static int ask(
            Map<String, Row> rows,
            Map<String, Operation> operations,
            String caller,
            LocalSuite suite,
            Api api,
            Identities identities,
            Things things,
            java.util.function.Function<Service, String> token,
            List<String> wrong) {
        int asked = 0;
        for (Row row : rows.values()) {
            Operation operation = operations.get(row.operation());
            String expected = row.answers().get(caller);
            if (operation == null || expected.equals("-")) {
                continue;
            }
            Service service = service(operation);
            if (service != Service.GATEWAY) {
                var answer = things.send(row, operation, at(suite, service, api).as(token.apply(service)), true);
                asked++;
                check(row, caller, "at the service", expected, answer, wrong);
            }
            if (!caller.equals("audience")) {
                var answer = things.send(row, operation, identities.atTheGateway(caller), false);
                asked++;
                check(row, caller, "at the gateway", expected, answer, wrong);
            }
        }
        return asked;
    }

    private static void check(
            Row row, String caller, String where, String expected, Api.Answer answer, List<String> wrong) {
        if (answer.status() != Integer.parseInt(expected)) {
            String body = answer.body();
            wrong.add("%s by %s %s: %d, not %s: %s"
                    .formatted(
                            row.operation(),
                            caller,
                            where,
                            answer.status(),
                            expected,
                            body.substring(0, Math.min(200, body.length()))));
        }
    }

    private static java.util.function.Function<Service, String> token(Identities identities, String caller) {
        return switch (caller) {
            case "wrong" -> service -> Identities.forged(identities.token("operator", service));
            case "audience" ->
                service -> identities.ofService(
                        Service.REPORT, service == Service.ANALYTICS ? Service.CHARACTER : Service.ANALYTICS);
            default -> service -> identities.token(caller, service);
        };
    }

    private static Map<String, Operation> operations(Api api) {
        var operations = new LinkedHashMap<String, Operation>();
        new Document(ApiDocumentIT.document(api))
                .operations()
                .forEach(operation -> operations.put(operation.id(), operation));
        return operations;
    }

    private static Api at(LocalSuite suite, Service service, Api api) {
        return api.at(
                URI.create("http://localhost:" + suite.record(service.module()).port()));
    }

    private static Service service(Operation operation) {
        String path = operation.path();
        if (path.matches("(/api/v1)?/(characters|casts)(/.*)?")) {
            return Service.CHARACTER;
        }
        if (path.matches("(/api/v1)?/(simulations|scenarios)(/.*)?")) {
            return Service.SIMULATION;
        }
        if (path.startsWith("/api/v1/analytics/")) {
            return Service.ANALYTICS;
        }
        if (path.matches("/api/v1/reports(/.*)?")) {
            return Service.REPORT;
        }
        return path.startsWith("/api/performance/") || path.equals("/metrics") ? Service.MONITORING : Service.GATEWAY;
    }

    /** Old paths have a prefix at the service. */
    private static String inside(String path) {
        return path.startsWith("/api/") ? path : "/legacy" + path;
    }

    private static Map<String, Row> rows() throws IOException {
        var rows = new LinkedHashMap<String, Row>();
        try (var file = AuthorisationMatrixIT.class.getResourceAsStream("/authorisation.txt")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("operation "))
                    .map(Row::of)
                    .forEach(row -> assertThat(rows.put(row.operation(), row))
                            .as(row.operation())
                            .isNull());
        }
        return rows;
    }

    /** What the table says of one operation. */
    private record Row(
            String operation, String target, Map<String, String> answers, List<String> headers, String body) {

        static Row of(String line) {
            String[] cells = line.split(" {2,}", CALLERS.size() + 3);
            var answers = new TreeMap<String, String>();
            for (int index = 0; index < CALLERS.size(); index++) {
                answers.put(CALLERS.get(index), cells[index + 2].strip());
            }
            String[] more = cells[CALLERS.size() + 2].split("; ", 2);
            return new Row(
                    cells[0],
                    cells[1],
                    answers,
                    more[0].equals("-") ? List.of() : Arrays.asList(more[0].split(": ", 2)),
                    more[1].equals("-") ? "" : more[1]);
        }
    }

    /** What the owner has: private things, of which some are made anew each time they are asked for. */
    private static final class Things {

        private final LocalSuite suite;
        private final Api api;
        private final Identities identities;
        private final Map<String, String> lasting = new TreeMap<>();

        Things(LocalSuite suite, Api api, Identities identities) {
            this.suite = suite;
            this.api = api;
            this.identities = identities;
        }

        Api.Answer send(Row row, Operation operation, Api to, boolean inside) {
            var named = new TreeMap<String, String>();
            String target = filled(row.target(), named);
            return to.send(
                    operation.method(),
                    inside ? inside(target) : target,
                    filled(row.body(), named),
                    row.headers().toArray(String[]::new));
        }

        private String filled(String template, Map<String, String> named) {
            return THING.matcher(template)
                    .replaceAll(match -> Matcher.quoteReplacement(named.computeIfAbsent(match.group(1), this::thing)));
        }

        private String thing(String name) {
            return switch (name) {
                case "slug" -> slug();
                case "fresh-character" -> character();
                case "fresh-cast" -> cast();
                case "fresh-scenario" -> scenario();
                case "fresh-user" -> user();
                case "fresh-token" ->
                    identities
                            .atTheGateway("owner")
                            .post("/api/v1/tokens", """
                                    {"name": "fresh", "role": "reader"}""")
                            .expect(201)
                            .json()
                            .path("id")
                            .asString();
                case "gone-character" -> {
                    String id = character();
                    owner(Service.CHARACTER)
                            .send("DELETE", "/api/v1/characters/" + id, "")
                            .expect(204);
                    yield id;
                }
                default -> lasting(name);
            };
        }

        private String lasting(String name) {
            String there = lasting.get(name);
            if (there == null) {
                there = switch (name) {
                    case "user" -> user();
                    case "character" -> character();
                    case "cast" -> cast();
                    case "scenario" -> scenario();
                    case "run" -> run();
                    case "report" -> report();
                    default -> throw new IllegalArgumentException("no such thing: " + name);
                };
                lasting.put(name, there);
            }
            return there;
        }

        private Api owner(Service service) {
            return at(suite, service, api).as(identities.token("owner", service));
        }

        private String user() {
            return api.post("/api/v1/users", """
                            {"name": "%s", "roles": ["reader"], "password": "a long and secret sentence"}""".formatted(slug()))
                    .expect(201)
                    .json()
                    .path("id")
                    .asString();
        }

        private static String slug() {
            return "t-" + UUID.randomUUID();
        }

        private String character() {
            String slug = slug();
            owner(Service.CHARACTER)
                    .post("/api/v1/characters", """
                            {"name": "Hers", "slug": "%s", "visibility": "private"}""".formatted(slug))
                    .expect(201);
            return slug;
        }

        private String cast() {
            String slug = slug();
            owner(Service.CHARACTER).post("/api/v1/casts", """
                            {"title": "Hers", "slug": "%s", "characters": ["ophelia"], "visibility": "private"}""".formatted(slug)).expect(201);
            return slug;
        }

        private String scenario() {
            String slug = slug();
            owner(Service.SIMULATION)
                    .post("/api/v1/scenarios", """
                            {"title": "Hers", "slug": "%s", "visibility": "private"}""".formatted(slug))
                    .expect(201);
            return slug;
        }

        private String run() {
            JsonNode run = owner(Service.SIMULATION)
                    .post("/api/v1/simulations", """
                            {"scenario": "nine-berths", "cast": ["ophelia", "hamlet"], "turns": 1}""")
                    .expect(202)
                    .json();
            String id = run.path("id").asString();
            await().atMost(LIMIT).until(() -> owner(Service.SIMULATION)
                    .read("/api/v1/simulations/" + id)
                    .path("status")
                    .asString()
                    .equals("COMPLETED"));
            await().atMost(LIMIT)
                    .until(() -> api.get("/api/v1/analytics/runs/" + id).status() == 200);
            return id;
        }

        private String report() {
            String id = owner(Service.REPORT)
                    .post("/api/v1/reports", """
                            {"template": "run", "subject": "%s", "format": "json"}""".formatted(lasting("run")))
                    .expect(202)
                    .json()
                    .path("id")
                    .asString();
            await().atMost(LIMIT).until(() -> owner(Service.REPORT)
                    .read("/api/v1/reports/" + id)
                    .path("status")
                    .asString()
                    .equals("READY"));
            return id;
        }
    }
}
