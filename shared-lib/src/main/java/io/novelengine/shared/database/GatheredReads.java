package io.novelengine.shared.database;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads by key that share their questions: the keys that are asked for while a question is under way go together into the
 * next one, so that a read alone waits for nobody and a thousand at a time cost a few questions.
 */
public final class GatheredReads<K, V> {

    private final Function<Collection<K>, CompletableFuture<Map<K, V>>> ask;
    private final int most;
    private final List<Gathering> gatherings;

    /**
     * Reads by key.
     *
     * @param most keys in one question
     * @param ask the values of these keys; a key without a value is left out
     */
    public GatheredReads(int most, Function<Collection<K>, CompletableFuture<Map<K, V>>> ask) {
        this.ask = ask;
        this.most = most;
        this.gatherings = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(index -> new Gathering())
                .toList();
    }

    /** The value as of now or later, null when the key has none. The question fails for all who share it. */
    public CompletableFuture<@Nullable V> get(K key) {
        return gatherings
                .get((int) (Thread.currentThread().threadId() % gatherings.size()))
                .get(key);
    }

    /** The questions of some of the threads; an event loop is always of the same. */
    private final class Gathering {

        private Map<K, CompletableFuture<@Nullable V>> waiting = new LinkedHashMap<>();
        private int underWay;

        CompletableFuture<@Nullable V> get(K key) {
            CompletableFuture<@Nullable V> value;
            Map<K, CompletableFuture<@Nullable V>> next;
            synchronized (this) {
                value = waiting.computeIfAbsent(key, unasked -> new CompletableFuture<>());
                next = underWay == 0 || waiting.size() >= most ? taken() : Map.of();
            }
            send(next);
            return value.copy();
        }

        private Map<K, CompletableFuture<@Nullable V>> taken() {
            var taken = waiting;
            if (!taken.isEmpty()) {
                waiting = new LinkedHashMap<>();
                underWay++;
            }
            return taken;
        }

        private void send(Map<K, CompletableFuture<@Nullable V>> question) {
            if (!question.isEmpty()) {
                CompletableFuture.<Collection<K>>completedFuture(question.keySet())
                        .thenCompose(ask)
                        .whenComplete((values, failure) -> {
                            Map<K, CompletableFuture<@Nullable V>> next;
                            synchronized (this) {
                                underWay--;
                                next = underWay == 0 ? taken() : Map.of();
                            }
                            send(next);
                            question.forEach((key, value) -> {
                                if (failure == null) {
                                    value.complete(values.get(key));
                                } else {
                                    value.completeExceptionally(failure);
                                }
                            });
                        });
            }
        }
    }
}
