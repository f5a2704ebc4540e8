package io.novelengine.monitoring.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps the history in PostgreSQL: restores it after a start, saves rows, deletes old ones. */
@Component
public class Archive {

    private static final Logger log = LoggerFactory.getLogger(Archive.class);

    private final Store store;
    private final Histories histories;
    private final HistoryProperties settings;
    private final Clock clock;
    private volatile boolean restored;
    private volatile @Nullable Instant cleanedAt;
    private volatile @Nullable Boolean available;
    private volatile @Nullable Instant since;

    Archive(Store store, Histories histories, HistoryProperties settings, Clock clock) {
        this.store = store;
        this.histories = histories;
        this.settings = settings;
        this.clock = clock;
    }

    /** One round; gives the rest before the next. PostgreSQL being away is a state, not a failure. */
    Mono<Duration> round() {
        return restore()
                .then(Mono.defer(this::save))
                .then(Mono.defer(this::clean))
                .then(Mono.fromRunnable(() -> note(true)))
                .onErrorResume(failure -> Mono.fromRunnable(() -> {
                    note(false);
                    log.debug("The history stays in memory", failure);
                }))
                .thenReturn(settings.rest());
    }

    private void note(boolean now) {
        if (!Boolean.valueOf(now).equals(available)) {
            available = now;
            since = clock.instant();
            if (now) {
                log.info("The history is kept in PostgreSQL");
            } else {
                log.warn("PostgreSQL does not take the history; it goes on in memory");
            }
        }
    }

    private Mono<Void> restore() {
        if (restored) {
            return Mono.empty();
        }
        var now = clock.instant();
        return Flux.fromIterable(histories.services())
                .concatMap(service -> store.restoreSeries(service.service(), service.table())
                        .then(Mono.defer(() -> restoreRows(service, now))))
                .then(Mono.fromRunnable(() -> restored = true));
    }

    private Mono<Void> restoreRows(ServiceHistory service, Instant now) {
        var all = IntStream.range(0, service.table().size()).boxed().toList();
        return store.read(service.service(), now.minus(settings.memory()), now, all)
                .doOnNext(rows -> {
                    var byInstance = rows.stream().collect(Collectors.groupingBy(StoredRow::instance));
                    service.instances()
                            .forEach(instance -> instance.restore(
                                    byInstance.getOrDefault(instance.target().instance(), List.of()).stream()
                                            .map(StoredRow::slice)
                                            .toList()));
                })
                .then();
    }

    private Mono<Void> save() {
        return Flux.fromIterable(histories.services())
                .concatMap(service -> Flux.fromIterable(service.instances()).concatMap(instance -> Flux.fromIterable(
                                instance.unsaved())
                        .concatMap(row -> store.rememberSeries(service.service(), service.table(), clock.instant())
                                .then(Mono.defer(() -> store.save(instance, row)))
                                .then(Mono.<Void>fromRunnable(() -> instance.saved(row))))))
                .then();
    }

    private Mono<Void> clean() {
        var now = clock.instant();
        var last = cleanedAt;
        if (last != null && now.isBefore(last.plus(settings.cleaning()))) {
            return Mono.empty();
        }
        var before = now.minus(settings.retention());
        return Flux.fromIterable(histories.services())
                .concatMap(service -> store.remember(service.service(), service.table(), now, service.present()))
                .then(Mono.defer(() -> store.forgetRows(before, settings.batch()))
                        .repeat()
                        .takeUntil(deleted -> deleted < settings.batch())
                        .then())
                .then(Mono.defer(() ->
                        store.forgetSeries(before.minus(settings.cleaning().multipliedBy(2)))))
                .then(Mono.fromRunnable(() -> cleanedAt = now));
    }

    /** Rows of a service in a window, with the values of the given series only. Fails when PostgreSQL is away. */
    public Mono<List<StoredRow>> rows(String service, Instant from, Instant to, Collection<Integer> numbers) {
        return store.read(service, from, to, numbers);
    }

    /** Whether memory has what was saved before this process started. */
    public boolean isRestored() {
        return restored;
    }

    /** Whether the history reaches PostgreSQL. */
    public StoreState state() {
        return new StoreState(available, since, unsavedRows());
    }

    /** How many rows wait to be saved. */
    int unsavedRows() {
        return histories.services().stream()
                .flatMap(service -> service.instances().stream())
                .mapToInt(instance -> instance.unsaved().size())
                .sum();
    }
}
