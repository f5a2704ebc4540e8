package io.novelengine.report.order;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Another service, as this test wants it. */
final class Upstream {

    private final Map<String, Function<String, Mono<Answer>>> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> {
                var path = request.fullPath();
                asked.computeIfAbsent(path, key -> new AtomicInteger()).incrementAndGet();
                return answers.getOrDefault(path, uri -> Mono.just(new Answer(404, "{}")))
                        .apply(request.uri())
                        .flatMap(answer -> response.status(answer.status())
                                .header("Content-Type", "application/json")
                                .sendString(Mono.just(answer.body()))
                                .then());
            })
            .bindNow();

    String base() {
        return "http://127.0.0.1:" + server.port();
    }

    void reset() {
        answers.clear();
        asked.clear();
    }

    void answer(String path, String json) {
        answer(path, uri -> Mono.just(new Answer(200, json)));
    }

    void refuse(String path, int status) {
        answer(path, uri -> Mono.just(new Answer(status, "{}")));
    }

    void answer(String path, Function<String, Mono<Answer>> answer) {
        answers.put(URI.create(path).getPath(), answer);
    }

    int asked(String path) {
        var count = asked.get(path);
        return count == null ? 0 : count.get();
    }

    record Answer(int status, String body) {}
}
