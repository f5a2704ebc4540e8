package io.novelengine.character.exchange;

import io.novelengine.character.card.CardRefused;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Where files are taken apart and pictures are drawn: beside the event loops, a few at a time. */
@Component
class Workbench implements DisposableBean {

    private static final int AT_ONCE = 2;
    private static final int WAITING = 16;

    private final Scheduler scheduler = Schedulers.newBoundedElastic(AT_ONCE, WAITING, "cards");

    /** What the work gives; a 4xx when a card is refused, a 503 when too much waits already. */
    <T> Mono<T> run(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(scheduler)
                .onErrorMap(CardRefused.class, Workbench::problem)
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> ProblemException.unavailable("The card workbench", full));
    }

    private static ProblemException problem(CardRefused refused) {
        var kind =
                switch (refused.reason()) {
                    case MALFORMED -> Problem.INVALID;
                    case TOO_LARGE -> Problem.TOO_LARGE;
                    case UNSUPPORTED -> Problem.UNSUPPORTED;
                };
        return new ProblemException(kind, String.valueOf(refused.getMessage()));
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
