package io.novelengine.character.profile;

import io.novelengine.character.CharacterServiceApplication;
import io.novelengine.shared.testing.Backends;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/**
 * Measures the service over HTTP among a million characters: pages, searches, reads, and batches beside single requests.
 * Arguments: number of characters, requests per row.
 */
public final class CharacterBenchmark {

    private static final String CHARACTERS = "/api/v1/characters";
    private static final String FIRST =
            "'{Ada,Bela,Cyril,Dorothea,Emil,Fiona,Gustav,Helena,Igor,Josephine,Konrad,Leonora,Matthias,Nadia,Oswald,Petra,"
                    + "Quentin,Rosalind,Sebastian,Theodora,Ulrich,Veronika,Wilhelm,Xenia,Yorick,Zenobia,Ambrose,Beatrix,Casimir,Delphine,Erasmus,Felicia}'::text[]";
    private static final String SYLLABLES =
            "'{bar,ben,dor,fel,gar,hol,kan,lor,mar,nim,pol,quin,ras,sel,tor,ul,ven,wil,yor,zan,bram,clif,drev,esk,frot,grim}'::text[]";
    private static final String NOUNS =
            "'{lighthouse,harbour,violin,letter,garden,comet,winter,river,mirror,clock,orchard,railway,theatre,map,promise,ghost,"
                    + "debt,storm,library,bridge}'::text[]";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Random random = new Random(1);
    private final int count;
    private final int requests;
    private String base = "";

    private CharacterBenchmark(int count, int requests) {
        this.count = count;
        this.requests = requests;
    }

    /** Prints a figure a line, its cells parted by tabs. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        new CharacterBenchmark(
                        arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000,
                        arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300)
                .run();
        System.exit(0);
    }

    private void run() throws IOException, SQLException, InterruptedException {
        var settings = new HashMap<String, Object>(Backends.settings("character"));
        settings.put("server.port", "0");
        settings.put("management.server.port", "0");
        settings.put("logging.level.root", "warn");
        var application = new SpringApplication(CharacterServiceApplication.class);
        application.setDefaultProperties(settings);
        var context = application.run(settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
        base = "http://localhost:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
        try (var database = Backends.postgres().connect()) {
            database.createStatement().execute("set search_path = character");
            load(database);
            measure(database);
            explain(database);
        }
    }

    private void load(Connection database) throws SQLException {
        var begin = System.nanoTime();
        try (var statement = database.createStatement()) {
            statement.execute("alter table story_character disable trigger user");
            for (var index : List.of("tags", "near", "words", "name", "owner", "name_words")) {
                statement.execute("drop index story_character_" + index);
            }
            statement.execute("""
                    insert into story_character (id, slug, name, owner, tags, profile)
                    select uuidv7(), slug, name, owner, tags,
                           jsonb_build_object('slug', slug, 'name', name, 'tags', to_jsonb(tags), 'summary', summary)
                    from (select number, name, lower(replace(name, ' ', '-')) || '-' || number as slug,
                                 'owner-' || number %% 5000 as owner,
                                 array['tag-' || number %% 1000, 'tag-' || number %% 7] as tags,
                                 'Keeper of the ' || n[1 + (number::bigint * 7919 %% 20)] || ' and the ' || n[1 + (number / 20 %% 20)] || ' of ' || name || '.' as summary
                          from (select number, n, f[1 + (h %% 32)] || ' ' || initcap(s[1 + (h / 32 %% 26)] || s[1 + (h / 832 %% 26)] || s[1 + (h / 21632 %% 26)]) as name
                                from generate_series(1, %d) as number,
                                     lateral (select abs(hashint8(number))::bigint as h) as hash,
                                     (select %s as f, %s as s, %s as n) as words) as named) as made
                    """.formatted(count, FIRST, SYLLABLES, NOUNS));
            statement.execute("set maintenance_work_mem = '512MB'");
            statement.execute(
                    "create index story_character_name on story_character (lower(name)) where deleted_at is null");
            statement.execute("create index story_character_owner on story_character (owner, slug)");
            statement.execute("create index story_character_tags on story_character using gin (tag_words)");
            statement.execute("create index story_character_near on story_character using gin (near)");
            statement.execute("create index story_character_words on story_character using gin (words)");
            statement.execute(
                    "create index story_character_name_words on story_character using gin (ts_filter(words, '{a}'))");
            statement.execute("alter table story_character enable trigger user");
            statement.execute("vacuum analyze story_character");
        }
        System.out.printf(Locale.ROOT, "characters made\t%,d in %.0f s%n", count, (System.nanoTime() - begin) / 1e9);
    }

    private void measure(Connection database) throws IOException, SQLException, InterruptedException {
        var slugs = new ArrayList<String>();
        var names = new ArrayList<String>();
        try (var rows = database.createStatement()
                .executeQuery(
                        "select slug, name from story_character tablesample system (1) where not built_in limit 5000")) {
            while (rows.next()) {
                slugs.add(rows.getString(1));
                names.add(rows.getString(2));
            }
        }
        row("read by slug", i -> CHARACTERS + "/" + any(slugs));
        row("first page of 50", i -> CHARACTERS + "?limit=50");
        row("page of 50 after a random slug", i -> CHARACTERS + "?limit=50&cursor=" + cursor("0/" + any(slugs)));
        row(
                "page of 50 of a tag that 1 of 1000 has",
                i -> CHARACTERS + "?limit=50&tag=tag-" + (10 + random.nextInt(900)));
        row("page of 50 of a tag that 1 of 7 has", i -> CHARACTERS + "?limit=50&tag=tag-" + random.nextInt(7));
        row("page of 50 of an owner", i -> CHARACTERS + "?limit=50&owner=owner-" + random.nextInt(5_000));
        row("search: first and last name", i -> search(any(names)));
        row("search: last name", i -> search(last(any(names))));
        row("search: last name, one letter wrong", i -> search(misspelt(last(any(names)))));
        row(
                "search: both names, one letter wrong in each",
                i -> search(
                        Arrays.stream(any(names).split(" ")).map(this::misspelt).collect(Collectors.joining(" "))));
        row(
                "search: beginning of a last name, 4 letters",
                i -> search(last(any(names)).substring(0, 4)));
        row("search: a first name that 1 of 32 has", i -> search(any(names).split(" ")[0]));
        row(
                "search: a word of 1 of 10 summaries",
                i -> search(List.of("harbour", "violin", "comet", "bridge").get(i % 4)));
        row("search: two words of summaries", i -> search("violin comet"));
        row("search: nothing like it", i -> search("qqxzzv" + i));
        batches(slugs);
    }

    private void batches(List<String> slugs) throws IOException, InterruptedException {
        var keys = IntStream.range(0, 500)
                .mapToObj(i -> slugs.get(i % slugs.size()))
                .toList();
        for (var round = 0; round < 8; round++) {
            batch(
                    "reads, round " + (round + 1),
                    keys,
                    slug -> get(CHARACTERS + "/" + slug),
                    slug -> "{\"op\":\"read\",\"id\":\"%s\"}".formatted(slug),
                    200);
            var label = round;
            var names = IntStream.range(0, 500)
                    .mapToObj(i -> "Bench %d of %d".formatted(i, label))
                    .toList();
            batch(
                    "creates, round " + (round + 1),
                    names,
                    name -> post(CHARACTERS, "{\"name\":\"%s single\"}".formatted(name)),
                    name -> "{\"op\":\"create\",\"body\":{\"name\":\"%s batch\"}}".formatted(name),
                    201);
        }
    }

    private void batch(
            String what,
            List<String> keys,
            Request single,
            java.util.function.Function<String, String> operation,
            int status)
            throws IOException, InterruptedException {
        var begin = System.nanoTime();
        for (var key : keys) {
            single.send(key);
        }
        var alone = System.nanoTime() - begin;
        var body = "{\"operations\":[" + keys.stream().map(operation).collect(Collectors.joining(",")) + "]}";
        begin = System.nanoTime();
        var answer = post(CHARACTERS + "/batch", body);
        var together = System.nanoTime() - begin;
        var good = answer.split("\"status\":" + status, -1).length - 1;
        System.out.printf(
                Locale.ROOT,
                "batch of 500 %s (%d good)\t%.0f ms one by one\t%.0f ms together\tratio %.1f%n",
                what,
                good,
                alone / 1e6,
                together / 1e6,
                (double) alone / together);
    }

    private void row(String what, IntFunction<String> uri) throws IOException, InterruptedException {
        for (var i = 0; i < Math.min(60, requests); i++) {
            get(uri.apply(i));
        }
        var times = new double[requests];
        for (var i = 0; i < requests; i++) {
            var path = uri.apply(i);
            var begin = System.nanoTime();
            get(path);
            times[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%s\tleast %.1f ms\tmedian %.1f ms\t95th %.1f ms\t99th percentile %.1f ms%n",
                what,
                times[0],
                times[requests / 2],
                times[requests * 95 / 100],
                times[requests * 99 / 100]);
    }

    private void explain(Connection database) throws SQLException {
        explain(
                database,
                "List",
                "select c.slug, c.profile - 'lore' from story_character c where c.deleted_at is null and c.slug > 'm' order by c.slug limit 51");
        var search = Search.of("rosalind holbenkan");
        var names = List.of("By the beginning of a name", "By name", "By anything", "By a name nearly the same");
        for (var fit = 0; fit < names.size(); fit++) {
            var condition = search.conditions().get(fit);
            for (var i = 0; i < search.words().size(); i++) {
                condition = condition
                        .replace(":name" + i, "'" + search.name(i) + "'")
                        .replace(":word" + i, "'" + search.words().get(i) + "'");
            }
            condition =
                    condition.replace(":begin", "'" + search.begin() + "'").replace(":end", "'" + search.end() + "'");
            var forced = fit == 1 || fit == 3;
            explain(
                    database,
                    names.get(fit),
                    "select c.slug, c.profile - 'lore' from " + (forced ? "(select * from " : "")
                            + "story_character c where "
                            + condition + " and c.deleted_at is null" + (forced ? " offset 0) c" : "") + " order by "
                            + (fit == Search.ANYTHING ? "c.id" : "c.slug") + " limit 51");
        }
    }

    private static void explain(Connection database, String what, String sql) throws SQLException {
        System.out.println("EXPLAIN " + what + "\t" + sql.replace("|", "\\|"));
        try (var rows = database.createStatement().executeQuery("explain (analyze, buffers, costs off) " + sql)) {
            while (rows.next()) {
                System.out.println("plan\t" + rows.getString(1).replace("|", "\\|"));
            }
        }
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String last(String name) {
        return name.substring(name.indexOf(' ') + 1);
    }

    private String misspelt(String word) {
        var at = 1 + random.nextInt(word.length() - 1);
        return word.substring(0, at) + (char) ('a' + random.nextInt(26)) + word.substring(at + random.nextInt(2));
    }

    private static String search(String q) {
        return CHARACTERS + "?limit=50&q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
    }

    private static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("v1:" + key).getBytes(StandardCharsets.UTF_8));
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + path)).build());
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** A request for one key. */
    private interface Request {

        String send(String key) throws IOException, InterruptedException;
    }
}
