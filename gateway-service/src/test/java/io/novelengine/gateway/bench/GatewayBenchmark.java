package io.novelengine.gateway.bench;

import io.novelengine.gateway.GatewayServiceApplication;
import io.novelengine.gateway.bench.Load.Seen;
import io.novelengine.gateway.bench.Load.Target;
import io.novelengine.shared.testing.Backends;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prints what the gateway costs: hot reads of one character with 200 users, through this gateway with its identity and
 * limits, and directly at character-service, through a bare Spring Cloud Gateway with one route and through nginx where it is
 * installed, with a token that the gateway signed; through this gateway without its response cache and with it. All by turns
 * in one run; the median of the rounds counts. Without {@code full} it takes a minute besides starting; with it, eight: the
 * gateway is measured when it is warm.
 */
public final class GatewayBenchmark {

    private static final int USERS = 200;
    private static final String TOKEN = "a-token-that-only-this-benchmark-knows";
    private static final String SECRET = "a-secret-that-only-this-benchmark-knows";
    private static final String PATH = "/api/v1/characters/sherlock-holmes";
    private static final String DIRECT = "directly at the service";
    private static final String GATEWAY = "gateway";
    private static final String FROM_CACHE = "gateway, from its cache";
    private static final String BARE = "bare Spring Cloud Gateway";
    private static final String NGINX = "nginx";

    private final Servers servers;
    private final Duration slice;
    private final int rounds;

    private GatewayBenchmark(Servers servers, boolean full) {
        this.servers = servers;
        this.slice = Duration.ofSeconds(full ? 6 : 1);
        this.rounds = full ? 5 : 3;
    }

    public static void main(String[] arguments) throws Exception {
        try (var servers = new Servers()) {
            new GatewayBenchmark(servers, List.of(arguments).contains("full")).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        var gatewayPort = Servers.freePort();
        var servicePort = Servers.freePort();
        var service = service(servicePort, gatewayPort);
        var gateway = gateway(gatewayPort, servicePort, false);
        var passport = new Passport(gatewayPort, SECRET);
        passport.awaitKey();
        var cachingPort = Servers.freePort();
        var caching = gateway(cachingPort, servicePort, true);
        var barePort = Servers.freePort();
        var bare = bare(barePort, servicePort);
        var nginxPort = Servers.freePort();
        var nginx = nginx(nginxPort, servicePort);
        Supplier<String> authorization = () -> "Authorization: Bearer " + TOKEN + "\r\n";
        Supplier<String> signed = () -> "Authorization: " + passport.header() + "\r\n";
        var targets = new ArrayList<>(List.of(
                new Target(DIRECT, servicePort, PATH, signed, service),
                new Target(GATEWAY, gatewayPort, PATH, authorization, gateway),
                new Target("gateway, nobody signed in", gatewayPort, PATH, () -> "", gateway),
                new Target(FROM_CACHE, cachingPort, PATH, authorization, caching),
                new Target(BARE, barePort, PATH, signed, bare)));
        if (nginx != null) {
            targets.add(new Target(NGINX, nginxPort, PATH, signed, nginx));
        }
        print(measure(targets));
        System.out.printf(
                "resident memory after it\tgateway %d MB\tgateway with its cache %d MB\tcharacter-service %d MB%n",
                Servers.residentMegabytes(gateway),
                Servers.residentMegabytes(caching),
                Servers.residentMegabytes(service));
    }

    private Map<String, List<Seen>> measure(List<Target> targets) throws InterruptedException {
        for (var target : targets) {
            Load.run(target, USERS, slice.multipliedBy(8));
        }
        var seen = new LinkedHashMap<String, List<Seen>>();
        for (var round = 0; round < rounds; round++) {
            for (var target : targets) {
                seen.computeIfAbsent(target.name(), name -> new ArrayList<>()).add(Load.run(target, USERS, slice));
            }
        }
        return seen;
    }

    private static void print(Map<String, List<Seen>> seen) {
        seen.forEach((name, rounds) -> System.out.printf(
                Locale.ROOT,
                "%s, %d users\t%.0f requests/s\tmean %.1f ms\terrors %.3f %%\tits processor time %.0f us a request%n",
                name,
                USERS,
                rate(rounds),
                median(rounds.stream().mapToDouble(Seen::millis).toArray()),
                100 * rounds.stream().mapToDouble(Seen::errors).max().orElse(0),
                median(rounds.stream().mapToDouble(Seen::processor).toArray())));
        ratio(seen, GATEWAY, DIRECT, 0);
        ratio(seen, GATEWAY, BARE, 0.80);
        ratio(seen, GATEWAY, NGINX, 0);
        ratio(seen, FROM_CACHE, NGINX, 0.35);
        ratio(seen, FROM_CACHE, GATEWAY, 0);
    }

    private static void ratio(Map<String, List<Seen>> seen, String one, String other, double gate) {
        if (!seen.containsKey(other)) {
            System.out.printf("%s / %s\tnot measured: it is not installed%n", one, other);
            return;
        }
        var ones = seen.get(one);
        var others = seen.get(other);
        var ratios = new double[ones.size()];
        for (var i = 0; i < ratios.length; i++) {
            ratios[i] = ones.get(i).rate() / others.get(i).rate();
        }
        System.out.printf(
                Locale.ROOT,
                "%s / %s\tratio %.2f%s%n",
                one,
                other,
                median(ratios),
                gate == 0 ? "" : String.format(Locale.ROOT, "\twanted %.2f", gate));
    }

    private static double rate(List<Seen> rounds) {
        return median(rounds.stream().mapToDouble(Seen::rate).toArray());
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private Process service(int port, int gateway) throws Exception {
        var jar = Path.of("character-service", "target", "character-service.jar");
        var found = Files.exists(jar) ? jar : Path.of("..").resolve(jar);
        var words = new ArrayList<>(List.of("-jar", found.toString()));
        words.addAll(settings("character", port));
        words.add("--novel.services.gateway=http://127.0.0.1:" + gateway);
        return servers.java(port, words, Map.of());
    }

    private static List<String> settings(String schema, int port) {
        var settings = new HashMap<String, String>(Backends.settings(schema));
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", String.valueOf(port));
        settings.put("management.server.address", "127.0.0.1");
        settings.put("management.server.port", "0");
        settings.put("logging.level.root", "warn");
        return settings.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    private Process gateway(int port, int service, boolean caches) throws Exception {
        var words = new ArrayList<>(List.of("-cp", mainClassPath(), GatewayServiceApplication.class.getName()));
        words.addAll(settings("gateway", port));
        words.add("--novel.gateway.token=" + TOKEN);
        words.add("--novel.gateway.keys.seal=" + SECRET);
        words.add("--novel.gateway.clients.report=" + SECRET);
        words.add("--novel.gateway.limit.nobody=1000000/1000000");
        words.add("--novel.services.character=http://127.0.0.1:" + service);
        words.add("--novel.gateway.cache.enabled=" + caches);
        return servers.java(port, words, Map.of());
    }

    /** The class path without test classes, which a scan for components would find. */
    private static String mainClassPath() {
        return classPath(path -> !path.endsWith("test-classes"));
    }

    /** The class path, of which each part fits; without the signatures that tests of services have. */
    private static String classPath(Predicate<String> fits) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> !path.endsWith("-tests.jar") && !path.endsWith("shared-lib/target/test-classes"))
                .filter(fits)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Process bare(int port, int service) throws Exception {
        return servers.java(
                port,
                List.of(
                        "-Dbench.target=http://127.0.0.1:" + service,
                        "-cp",
                        classPath(path -> true),
                        BareGateway.class.getName(),
                        "--server.port=" + port),
                Map.of());
    }

    /** nginx with one worker for each processor and kept connections; none where it is not installed. */
    private @Nullable Process nginx(int port, int service) throws Exception {
        var binary = binary();
        if (binary == null) {
            return null;
        }
        var folder = servers.folder();
        var configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, """
                daemon off;
                pid %1$s/nginx.pid;
                worker_processes auto;
                error_log %1$s/nginx.log warn;
                events { worker_connections 2048; }
                http {
                  access_log off;
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  keepalive_requests 1000000;
                  upstream service { server 127.0.0.1:%2$d; keepalive 256; keepalive_requests 1000000; }
                  server {
                    listen 127.0.0.1:%3$d;
                    location / {
                      proxy_pass http://service;
                      proxy_http_version 1.1;
                      proxy_set_header Connection "";
                    }
                  }
                }
                """.formatted(folder, service, port));
        return servers.start(
                port,
                List.of(binary, "-p", folder.toString(), "-e", folder + "/nginx.log", "-c", configuration.toString()),
                Map.of());
    }

    private static @Nullable String binary() {
        return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx", "/usr/local/bin/nginx")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElse(null);
    }
}
