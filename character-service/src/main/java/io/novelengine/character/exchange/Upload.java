package io.novelengine.character.exchange;

import io.novelengine.character.card.CardLimits;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The file in a request: the whole body, or the one file of a form. */
final class Upload {

    private static final int MOST = CardLimits.STANDARD.file();

    private Upload() {}

    /** The bytes of the file; a 400 when there is none, a 413 when there are too many. */
    static Mono<byte[]> file(ServerWebExchange exchange) {
        var type = exchange.getRequest().getHeaders().getContentType();
        var file = MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type)
                ? inForm(exchange)
                : bytes(exchange.getRequest().getBody());
        return file.filter(bytes -> bytes.length > 0)
                .switchIfEmpty(
                        Mono.error(() -> ProblemException.invalid("body", "must be a card as PNG, CHARX or JSON")));
    }

    private static Mono<byte[]> inForm(ServerWebExchange exchange) {
        return exchange.getMultipartData().flatMap(parts -> {
            var all = parts.values().stream().flatMap(java.util.List::stream).toList();
            Part file = all.stream()
                    .filter(FilePart.class::isInstance)
                    .findFirst()
                    .orElse(all.size() == 1 ? all.getFirst() : null);
            return file == null ? Mono.empty() : bytes(file.content());
        });
    }

    private static Mono<byte[]> bytes(Flux<DataBuffer> content) {
        return DataBufferUtils.join(content, MOST)
                .map(joined -> {
                    var bytes = new byte[joined.readableByteCount()];
                    joined.read(bytes);
                    DataBufferUtils.release(joined);
                    return bytes;
                })
                .onErrorMap(
                        DataBufferLimitException.class,
                        large -> new ProblemException(Problem.TOO_LARGE, "The file has more than " + MOST + " bytes."));
    }
}
