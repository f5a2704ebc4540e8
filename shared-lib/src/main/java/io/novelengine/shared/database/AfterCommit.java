package io.novelengine.shared.database;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is to be done when a transaction has been committed. */
final class AfterCommit {

    private final Queue<Mono<Void>> actions = new ConcurrentLinkedQueue<>();

    void add(Mono<Void> action) {
        actions.add(action);
    }

    /** What the transaction gives, after the actions. */
    <T> Mono<T> follow(Mono<T> transaction) {
        return transaction.flatMap(value -> all().thenReturn(value)).switchIfEmpty(Mono.defer(() -> all().then(
                        Mono.empty())));
    }

    private Mono<Void> all() {
        return Flux.defer(() -> Flux.fromIterable(actions))
                .concatMap(action -> action)
                .then();
    }
}
