package io.novelengine.gateway.stub;

import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/** An instance that is a process of its own: answers after a moment and prints the path of each POST. */
final class Instance {

    private static final Duration WORK = Duration.ofMillis(20);

    private Instance() {}

    public static void main(String[] arguments) {
        var server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> {
                    if (request.method().name().equals("POST")) {
                        System.out.println("did " + request.uri());
                    }
                    return Mono.delay(WORK)
                            .then(response.sendString(Mono.just("done")).then());
                })
                .bindNow();
        System.out.println("port " + server.port());
        server.onDispose().block();
    }
}
