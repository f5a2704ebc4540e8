package io.novelengine.gateway.cache;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer on its way from the service to the client, of which a copy is kept as it passes. */
final class Fetched extends ServerHttpResponseDecorator {

    private final Supplier<Boolean> isKept;
    private final int largest;
    private final Consumer<byte[]> keep;
    private final @Nullable Supplier<Mono<Void>> confirmed;

    /**
     * An answer whose head has not come yet.
     *
     * @param isKept whether a copy of it may be kept, once its head is there
     * @param confirmed what to do when the service says that the copy there is still right
     */
    Fetched(
            ServerHttpResponse response,
            Supplier<Boolean> isKept,
            int largest,
            Consumer<byte[]> keep,
            @Nullable Supplier<Mono<Void>> confirmed) {
        super(response);
        this.isKept = isKept;
        this.largest = largest;
        this.keep = keep;
        this.confirmed = confirmed;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        if (confirmed != null && getStatusCode() == HttpStatus.NOT_MODIFIED) {
            return Flux.from(body).doOnNext(DataBufferUtils::release).then(Mono.defer(confirmed));
        }
        return isKept.get() ? super.writeWith(copied(body)) : super.writeWith(body);
    }

    private Flux<DataBuffer> copied(Publisher<? extends DataBuffer> body) {
        var copy = new ByteArrayOutputStream();
        return Flux.<DataBuffer>from(body).doOnNext(part -> copy(part, copy)).doOnComplete(() -> {
            if (copy.size() <= largest) {
                keep.accept(copy.toByteArray());
            }
        });
    }

    private void copy(DataBuffer part, ByteArrayOutputStream copy) {
        if (copy.size() <= largest) {
            var bytes = new byte[part.readableByteCount()];
            part.toByteBuffer(java.nio.ByteBuffer.wrap(bytes));
            copy.writeBytes(bytes);
        }
    }
}
