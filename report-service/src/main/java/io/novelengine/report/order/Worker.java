package io.novelengine.report.order;

import io.novelengine.report.compose.Report;
import io.novelengine.report.render.Renderer;
import io.novelengine.report.source.UnknownRun;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Fulfils orders, several at once. */
@Component
class Worker {

    /*
     * An order is claimed for a time that is longer than making the report may take. A worker that dies leaves its claim to
     * lapse, and the order is claimed again; one that only seems dead finds that its fence is stale and writes nothing.
     */

    static final Duration STEP_DEADLINE = Duration.ofSeconds(45);
    static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final int MOST_CLAIMS = 5;
    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private final Orders orders;
    private final Composer composer;
    private final Renderer renderer;
    private final ReportProperties properties;

    Worker(Orders orders, Composer composer, Renderer renderer, ReportProperties properties) {
        this.orders = orders;
        this.composer = composer;
        this.renderer = renderer;
        this.properties = properties;
    }

    /** Fulfils what is waiting; gives the rest before the next step. */
    Mono<Duration> step() {
        return orders.claim(properties.together(), properties.lease()).flatMap(claimed -> Flux.fromIterable(claimed)
                .flatMapDelayError(this::fulfil, properties.together(), 1)
                .then(Mono.just(claimed.size() < properties.together() ? REST : Duration.ZERO)));
    }

    private Mono<Boolean> fulfil(Order order) {
        if (order.fence() > MOST_CLAIMS) {
            return orders.fail(order, "It was begun %d times and never finished.".formatted(MOST_CLAIMS));
        }
        return composer.compose(order.wish())
                .contextWrite(context -> context.put(Caller.class, behalf(order.owner())))
                .timeout(properties.deadline())
                .publishOn(Schedulers.parallel())
                .map(report ->
                        new Written(report, renderer.render(report, order.wish().format())))
                .map(Result::of)
                .onErrorResume(failure -> Mono.just(new Result(null, reason(order, failure))))
                .flatMap(result -> result.written() == null
                        ? orders.fail(order, String.valueOf(result.failure()))
                        : orders.finish(
                                order,
                                result.written().report(),
                                result.written().body()));
    }

    /** A report holds what its owner may see; what the owner may do is for the gateway to say. */
    private static Caller behalf(String owner) {
        return owner.equals(Caller.OPERATOR.id()) ? Caller.OPERATOR : new Caller(owner, owner, Set.of(Role.AUTHOR));
    }

    private String reason(Order order, Throwable failure) {
        return switch (failure) {
            case UnknownRun e -> String.valueOf(e.getMessage());
            case TimeoutException e ->
                "It took longer than %d s.".formatted(properties.deadline().toSeconds());
            default -> {
                log.error("Report {} could not be made", order.id(), failure);
                yield "The report could not be made; the log has the cause.";
            }
        };
    }

    private record Written(Report report, String body) {}

    private record Result(
            @Nullable Written written, @Nullable String failure) {

        static Result of(Written written) {
            return new Result(written, null);
        }
    }
}
