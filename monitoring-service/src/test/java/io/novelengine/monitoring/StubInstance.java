package io.novelengine.monitoring;

import io.netty.buffer.Unpooled;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/** An instance that answers scrapes the way a test wants it, and can die and come back on the same port. */
final class StubInstance {

    final AtomicInteger asked = new AtomicInteger();
    private final Function<HttpServerResponse, Publisher<Void>> answer;
    private volatile String text = "";
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private int port;
    private @Nullable DisposableServer server;

    private StubInstance(@Nullable Function<HttpServerResponse, Publisher<Void>> answer) {
        this.answer = answer == null ? response -> response.sendString(Mono.fromSupplier(() -> text)) : answer;
        start();
    }

    /** Answers with the text it was told. */
    static StubInstance telling(String text) {
        var stub = new StubInstance(null);
        stub.text = text;
        return stub;
    }

    /** Sends the head of an answer, and then nothing. */
    static StubInstance hanging() {
        return new StubInstance(response -> response.sendString(Flux.concat(Mono.just("# begin\n"), Mono.never())));
    }

    /** Sends 100 MB, and counts what it got rid of. */
    static StubInstance flooding(AtomicLong sent) {
        var piece = "flood 1\n".repeat(8192).getBytes(StandardCharsets.UTF_8);
        return new StubInstance(response -> response.send(Flux.range(0, 1600).map(i -> {
            sent.addAndGet(piece.length);
            return Unpooled.wrappedBuffer(piece);
        })));
    }

    void tell(String text) {
        this.text = text;
    }

    String url() {
        return "http://localhost:" + port;
    }

    void start() {
        var started = HttpServer.create()
                .host("localhost")
                .port(port)
                .doOnConnection(connection -> connections.add(connection.channel()))
                .handle((request, response) -> {
                    asked.incrementAndGet();
                    return answer.apply(response);
                })
                .bindNow();
        port = started.port();
        server = started;
    }

    void die() {
        if (server != null) {
            server.disposeNow();
            connections.close().awaitUninterruptibly(5000);
            server = null;
        }
    }

    /** What a service tells that answered so many requests in so many seconds, all of them within 100 ms. */
    static String metrics(int started, int ok, double seconds, int broken) {
        return """
                # HELP process_start_time_seconds Start time
                # TYPE process_start_time_seconds gauge
                process_start_time_seconds{service="stub"} %d
                # HELP http_server_requests_seconds Requests
                # TYPE http_server_requests_seconds histogram
                http_server_requests_seconds_bucket{method="GET",outcome="SUCCESS",status="200",uri="/a",le="0.05"} %d
                http_server_requests_seconds_bucket{method="GET",outcome="SUCCESS",status="200",uri="/a",le="0.1"} %d
                http_server_requests_seconds_bucket{method="GET",outcome="SUCCESS",status="200",uri="/a",le="+Inf"} %d
                http_server_requests_seconds_count{method="GET",outcome="SUCCESS",status="200",uri="/a"} %d
                http_server_requests_seconds_sum{method="GET",outcome="SUCCESS",status="200",uri="/a"} %s
                http_server_requests_seconds_count{method="GET",outcome="SERVER_ERROR",status="500",uri="/a"} %d
                http_server_requests_seconds_sum{method="GET",outcome="SERVER_ERROR",status="500",uri="/a"} 0
                http_server_requests_seconds_count{method="GET",outcome="SUCCESS",status="200",uri="/actuator/health"} 999
                # HELP process_cpu_usage Processors
                # TYPE process_cpu_usage gauge
                process_cpu_usage 0.25
                # HELP novel_process_memory_resident_bytes Resident memory
                # TYPE novel_process_memory_resident_bytes gauge
                novel_process_memory_resident_bytes 1000
                # HELP jvm_memory_used_bytes Memory
                # TYPE jvm_memory_used_bytes gauge
                jvm_memory_used_bytes{area="heap",id="Eden"} 30
                jvm_memory_used_bytes{area="heap",id="Old"} 40
                jvm_memory_used_bytes{area="nonheap",id="Code"} 500
                # HELP jvm_buffer_count_buffers Not kept
                # TYPE jvm_buffer_count_buffers gauge
                jvm_buffer_count_buffers 3
                """.formatted(started, ok / 2, ok, ok, ok, seconds, broken);
    }
}
