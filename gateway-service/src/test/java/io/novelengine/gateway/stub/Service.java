package io.novelengine.gateway.stub;

import io.netty.buffer.Unpooled;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** An instance of a service: a server, and another for its management at the port plus {@link #OFFSET}. */
public final class Service {

    public static final int OFFSET = 1000;

    private static final int ATTEMPTS = 50;

    private final String name;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private @Nullable DisposableServer server;
    private @Nullable DisposableServer management;
    private int port;
    private volatile Behaviour behaviour = Service::echo;
    private volatile Behaviour readiness = json(200, "{\"status\":\"UP\"}");
    private volatile Behaviour document = json(404, "{}");

    private Service(String name) {
        this.name = name;
    }

    /** A running service that answers every request with its name, the method and the path. */
    public static Service start(String name) {
        var service = new Service(name);
        for (var attempt = 0; ; attempt++) {
            try {
                return service.bind(0);
            } catch (ChannelBindException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                service.stop();
            }
        }
    }

    private Service bind(int wanted) {
        server = server(wanted, this::answer);
        port = server.port();
        management = server(port + OFFSET, (request, response) -> readiness.answer(this, request, response));
        return this;
    }

    private DisposableServer server(int port, Answering answering) {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .doOnConnection(connection -> open.add(connection.channel()))
                .handle(answering::answer)
                .bindNow();
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        if (request.uri().equals("/v3/api-docs")) {
            return document.answer(this, request, response);
        }
        calls.add(new Call(
                request.method().name(), request.uri(), request.requestHeaders().copy()));
        return behaviour.answer(this, request, response);
    }

    /** Starts again on the same port. */
    public void restart() {
        bind(port);
    }

    /** Closes both ports; connections that are open are cut. */
    public void stop() {
        for (var running : new DisposableServer[] {server, management}) {
            if (running != null) {
                running.disposeNow();
            }
        }
        open.close().awaitUninterruptibly();
        server = null;
        management = null;
    }

    /** Forgets the calls and answers as at the beginning. */
    public void reset() {
        calls.clear();
        behaviour = Service::echo;
        readiness = json(200, "{\"status\":\"UP\"}");
        document = json(404, "{}");
        if (server == null) {
            restart();
        }
    }

    public void behave(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    public void readiness(Behaviour readiness) {
        this.readiness = readiness;
    }

    public void document(String json) {
        this.document = json(200, json);
    }

    public String name() {
        return name;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What was asked so far, without OpenAPI documents. */
    public List<Call> calls() {
        return calls;
    }

    /** An answer of JSON. */
    public static Behaviour json(int status, String body) {
        return (service, request, response) -> response.status(status)
                .header("Content-Type", status < 400 ? "application/json" : "application/problem+json")
                .sendObject(Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
    }

    /** Takes the request and never answers. */
    public static Behaviour silent() {
        return (service, request, response) -> Mono.never();
    }

    private static Publisher<Void> echo(Service service, HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString().defaultIfEmpty("").flatMap(body -> response.header(
                        "Content-Type", "text/plain")
                .sendString(Mono.just(service.name + " " + request.method() + " " + request.uri()
                        + (body.isEmpty() ? "" : " " + body.length())))
                .then());
    }

    /** How a service answers. */
    @FunctionalInterface
    public interface Behaviour {

        Publisher<Void> answer(Service service, HttpServerRequest request, HttpServerResponse response);
    }

    /** How a server answers. */
    @FunctionalInterface
    private interface Answering {

        Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response);
    }

    /** What a service was asked. */
    public record Call(String method, String uri, HttpHeaders headers) {}
}
