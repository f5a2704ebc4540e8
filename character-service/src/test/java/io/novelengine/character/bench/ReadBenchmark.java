package io.novelengine.character.bench;

import io.novelengine.character.CharacterServiceApplication;
import io.novelengine.shared.testing.Backends;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Prints what a read of a character costs: hot, beside an endpoint of the same server that returns a constant of the same
 * size; not cached, beside Vert.x with its PostgreSQL client; the layers that answer a Zipf load; and what callers notice
 * when Redis is stopped. Pairs are run by turns, three times; the median counts. Arguments: the parts wanted, of hot, row,
 * batch, zipf, redis; all when there are none.
 */
public final class ReadBenchmark {

    private static final int CHARACTERS = 80_000;
    private static final int VISITED = 20_000;
    private static final int BATCH = 500;
    private static final int FILLED_AT_ONCE = 200;
    private static final int REQUESTS = 40_000;
    private static final int ROWS = 40_000;
    private static final int ROUNDS = 3;
    private static final int RATE = 300;
    private static final String SLUG = "bench-%05d";

    private static volatile byte[] constant = new byte[0];

    private final String base;
    private final HttpLoad load = new HttpLoad();
    private final java.net.http.HttpClient http = java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .build();

    private ReadBenchmark(String base) {
        this.base = base;
    }

    /** Answers with bytes that are there already. */
    @RestController
    static class Constant {

        @GetMapping(path = "/constant", produces = "application/json")
        Mono<byte[]> constant() {
            return Mono.just(constant);
        }
    }

    public static void main(String[] arguments) throws Exception {
        var settings = new HashMap<String, Object>(Backends.settings("character"));
        settings.put("server.port", "0");
        settings.put("management.server.port", "0");
        settings.put("logging.level.root", "warn");
        var service = new SpringApplicationBuilder(CharacterServiceApplication.class, Constant.class)
                .properties(settings)
                .run(settings.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
        var vertx = Vertx.vertx();
        try {
            new ReadBenchmark("http://localhost:" + port(service)).run(vertx, Set.of(arguments));
        } finally {
            vertx.close();
            service.close();
        }
        System.exit(0);
    }

    private static String port(ConfigurableApplicationContext service) {
        return service.getEnvironment().getRequiredProperty("local.server.port");
    }

    private void run(Vertx vertx, Set<String> parts) throws Exception {
        fill(parts.equals(Set.of("hot")) ? FILLED_AT_ONCE : CHARACTERS);
        constant = get("/api/v1/characters/" + slug(0)).body();
        if (isWanted("hot", parts)) {
            hot();
        }
        if (isWanted("row", parts)) {
            notCached(vertx);
        }
        if (isWanted("batch", parts)) {
            batch();
        }
        if (isWanted("zipf", parts)) {
            zipf();
        }
        if (isWanted("redis", parts)) {
            withoutRedis();
        }
    }

    private static boolean isWanted(String part, Set<String> parts) {
        return parts.isEmpty() || parts.contains(part);
    }

    private static String slug(int number) {
        return String.format(Locale.ROOT, SLUG, number);
    }

    private void fill(int number) throws Exception {
        for (var from = 0; from < number; from += FILLED_AT_ONCE) {
            var operations = IntStream.range(from, from + FILLED_AT_ONCE)
                    .mapToObj(n -> "{\"op\":\"create\",\"body\":%s}".formatted(profile(n)))
                    .collect(Collectors.joining(","));
            post("/api/v1/characters/batch", "{\"operations\":[" + operations + "]}");
        }
    }

    private static String profile(int number) {
        return """
                {"name":"Bench Person %d","slug":"%s","summary":"One of very many, made to be read often. %s"}""".formatted(number, slug(number), "Careful with money, careless with umbrellas. ".repeat(8))
                .strip();
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofByteArray());
    }

    private String post(String path, String json) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private void hot() {
        compare(
                "hot read",
                load,
                n -> base + "/api/v1/characters/" + slug(0),
                "constant of the same size",
                n -> base + "/constant",
                REQUESTS);
    }

    private void notCached(Vertx vertx) throws Exception {
        var server = rows(vertx);
        IntFunction<String> others = n -> "http://localhost:" + server.actualPort() + "/" + slug(n % CHARACTERS);
        compare(
                "read of a row, caches passed by (no-cache)",
                new HttpLoad("no-cache"),
                n -> base + "/api/v1/characters/" + slug(n % CHARACTERS),
                "Vert.x and its PostgreSQL client",
                others,
                ROWS);
        var used = new int[1];
        compare(
                "read of a row through the caches, each for the first time",
                load,
                n -> base + "/api/v1/characters/" + slug(used[0]++ % CHARACTERS),
                "Vert.x and its PostgreSQL client",
                others,
                CHARACTERS / (ROUNDS + 1));
    }

    /** A server that reads the same row and sends its profile. */
    private static HttpServer rows(Vertx vertx) throws Exception {
        var settings = Backends.settings("character");
        var pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(new PgConnectOptions()
                        .setHost(settings.get("novel.database.host"))
                        .setPort(Integer.parseInt(settings.get("novel.database.port")))
                        .setDatabase(settings.get("novel.database.name"))
                        .setUser(settings.get("novel.database.user"))
                        .setPassword(settings.get("novel.database.password"))
                        .setCachePreparedStatements(true)
                        .addProperty("plan_cache_mode", "force_generic_plan"))
                .with(new PoolOptions().setMaxSize(10))
                .build();
        var server = vertx.createHttpServer().requestHandler(request -> pool.preparedQuery(
                        "select id, version, owner, built_in, created_at, updated_at, profile from story_character where slug = $1")
                .execute(Tuple.of(request.path().substring(1)))
                .onSuccess(rows -> {
                    var row = rows.iterator().next();
                    request.response()
                            .putHeader("content-type", "application/json")
                            .end(row.getJsonObject("profile")
                                    .put("id", row.getUUID("id").toString())
                                    .put("version", row.getLong("version"))
                                    .put("owner", row.getString("owner"))
                                    .put("builtIn", row.getBoolean("built_in"))
                                    .put(
                                            "createdAt",
                                            row.getOffsetDateTime("created_at").toInstant())
                                    .put(
                                            "updatedAt",
                                            row.getOffsetDateTime("updated_at").toInstant())
                                    .encode());
                })
                .onFailure(failure -> request.response().setStatusCode(500).end(failure.toString())));
        var listening = new CompletableFuture<HttpServer>();
        server.listen(0).onSuccess(listening::complete).onFailure(listening::completeExceptionally);
        return listening.get();
    }

    private void batch() throws Exception {
        var keys = IntStream.range(0, BATCH)
                .mapToObj(n -> slug(CHARACTERS - 1 - n))
                .toList();
        var body = keys.stream()
                .map(key -> "{\"op\":\"read\",\"id\":\"" + key + "\"}")
                .collect(Collectors.joining(",", "{\"operations\":[", "]}"));
        var batches = new double[ROUNDS];
        var singles = new double[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            var began = System.nanoTime();
            post("/api/v1/characters/batch", body);
            batches[round] = (System.nanoTime() - began) / 1e6;
            began = System.nanoTime();
            for (var key : keys) {
                get("/api/v1/characters/" + key);
            }
            singles[round] = (System.nanoTime() - began) / 1e6;
        }
        System.out.printf(
                Locale.ROOT,
                "%d reads in a batch\t%.1f ms\t%d single requests one after another\t%.1f ms\tratio %.1f%n",
                BATCH,
                median(batches),
                BATCH,
                median(singles),
                median(singles) / median(batches));
    }

    private void zipf() {
        var answers = load.steady(2000, Duration.ofSeconds(40), zipfOf(7));
        System.out.printf(
                Locale.ROOT,
                "Zipf load of 2,000/s over %d characters\tp50 %.1f ms, p99 %.1f ms\tlayers %s\tcached %.3f%n",
                VISITED,
                HttpLoad.percentile(answers, 0.5),
                HttpLoad.percentile(answers, 0.99),
                HttpLoad.layers(answers),
                cached(answers));
    }

    private IntFunction<String> zipfOf(long seed) {
        var chance = new SplittableRandom(seed);
        var sums = new double[VISITED];
        var sum = 0.0;
        for (var n = 0; n < VISITED; n++) {
            sum += 1.0 / (n + 1);
            sums[n] = sum;
        }
        var all = sum;
        return request -> {
            var at = Arrays.binarySearch(sums, chance.nextDouble() * all);
            return base + "/api/v1/characters/" + slug(at < 0 ? -at - 1 : at);
        };
    }

    private void withoutRedis() {
        var faults = new Thread(() -> {
            try {
                Thread.sleep(5_000);
                Backends.redis().stop();
                Thread.sleep(5_000);
                Backends.redis().start();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        faults.start();
        var answers = load.steady(RATE, Duration.ofSeconds(46), zipfOf(8));
        part("Redis up", answers, 0, 5);
        part("Redis stopped", answers, 5, 10);
        part("Redis back", answers, 11, 16);
        part("Redis back for half a minute", answers, 36, 46);
    }

    private static void part(String name, List<HttpLoad.Answer> all, int from, int to) {
        var answers = all.stream()
                .filter(answer -> answer.at() >= from * 1_000_000_000L && answer.at() < to * 1_000_000_000L)
                .toList();
        System.out.printf(
                Locale.ROOT,
                "%s, %d/s\terrors %d of %d\tp99 %.1f ms\tlayers %s\tcached %.3f%n",
                name,
                RATE,
                answers.stream().filter(answer -> answer.status() != 200).count(),
                answers.size(),
                HttpLoad.percentile(answers, 0.99),
                HttpLoad.layers(answers),
                cached(answers));
    }

    private static double cached(List<HttpLoad.Answer> answers) {
        return 1 - HttpLoad.layers(answers).getOrDefault("database", 0L) / (double) answers.size();
    }

    private void compare(
            String name,
            HttpLoad asks,
            IntFunction<String> ours,
            String other,
            IntFunction<String> others,
            int requests) {
        var our = new double[ROUNDS];
        var their = new double[ROUNDS];
        load.rate(requests, others);
        asks.rate(requests, ours);
        for (var round = 0; round < ROUNDS; round++) {
            their[round] = load.rate(requests, others);
            our[round] = asks.rate(requests, ours);
        }
        System.out.printf(
                Locale.ROOT,
                "%s\t%,.0f/s\t%s\t%,.0f/s\tratio %.2f%n",
                name,
                median(our),
                other,
                median(their),
                median(our) / median(their));
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
