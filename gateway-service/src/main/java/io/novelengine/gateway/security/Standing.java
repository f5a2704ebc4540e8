package io.novelengine.gateway.security;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sees, as long as a stream is open, whether whoever opened it still may. */
@Component
public class Standing {

    /*
     * What a credential stands for is remembered for five seconds at most and looked up within two, so that the end of a session,
     * a token or a user's rights closes the streams of all instances within ten seconds, and within three on the instance that
     * did it. When nobody can be asked, as often as MOST_UNKNOWN times, the stream ends too.
     */

    static final String KNOWN = Standing.class.getName() + ".known";

    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final int MOST_UNKNOWN = 10;

    private final Doorkeeper doorkeeper;

    Standing(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    /** Who was known to make this request; empty when nobody. */
    public static Optional<Known> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(KNOWN));
    }

    /** Comes with true when the caller of this request has lost a right; never for who is nobody, since nobody has any. */
    public Mono<Boolean> ended(ServerWebExchange exchange) {
        Known known = exchange.getAttribute(KNOWN);
        return known == null
                ? Mono.never()
                : Mono.defer(() -> look(known))
                        .delaySubscription(EVERY)
                        .repeat()
                        .scan(0, Standing::unknownSoFar)
                        .filter(unknown -> unknown >= MOST_UNKNOWN)
                        .next()
                        .map(unknown -> true);
    }

    private static int unknownSoFar(int before, Look look) {
        return switch (look) {
            case STANDS -> 0;
            case UNKNOWN -> before + 1;
            case ENDED -> MOST_UNKNOWN;
        };
    }

    private Mono<Look> look(Known known) {
        return doorkeeper
                .known(known.again())
                .map(now -> now.caller().roles().containsAll(known.caller().roles()) ? Look.STANDS : Look.ENDED)
                .defaultIfEmpty(Look.ENDED)
                .onErrorReturn(Look.UNKNOWN);
    }

    /** What was seen. */
    private enum Look {
        STANDS,
        ENDED,
        UNKNOWN
    }
}
