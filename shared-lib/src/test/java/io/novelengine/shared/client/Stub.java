package io.novelengine.shared.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.reactivestreams.Publisher;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Another service on a free port, as the test wants it; it remembers what it was asked. */
final class Stub implements AutoCloseable {

    private final List<HttpServerRequest> requests = new CopyOnWriteArrayList<>();
    private final DisposableServer server;

    private Stub(Answer answer) {
        server = HttpServer.create()
                .host("localhost")
                .port(0)
                .handle((request, response) -> {
                    requests.add(request);
                    return answer.to(requests.size(), response);
                })
                .bindNow(Duration.ofSeconds(10));
    }

    static Stub answering(Answer answer) {
        return new Stub(answer);
    }

    static Stub saying(String text) {
        return answering((turn, response) -> response.sendString(reactor.core.publisher.Mono.just(text)));
    }

    URI url() {
        return URI.create("http://localhost:" + server.port());
    }

    List<HttpServerRequest> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(1));
    }

    /** What the stub says to its n-th request, from 1. */
    interface Answer {
        Publisher<Void> to(int turn, HttpServerResponse response);
    }
}
