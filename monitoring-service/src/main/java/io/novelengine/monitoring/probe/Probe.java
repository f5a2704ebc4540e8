package io.novelengine.monitoring.probe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.novelengine.monitoring.exposition.MalformedExposition;
import io.novelengine.monitoring.history.Histories;
import io.novelengine.monitoring.history.InstanceHistory;
import io.novelengine.monitoring.history.ServiceHistory;
import io.novelengine.monitoring.measure.SeriesTable;
import io.novelengine.monitoring.target.MonitoringProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Scrapes all instances at once and tells the history what came of it. */
@Component
class Probe {

    private static final Logger log = LoggerFactory.getLogger(Probe.class);
    private static final Duration SHORTEST_REST = Duration.ofMillis(50);
    private static final int AT_ONCE = 64;

    private final Scraper scraper;
    private final Histories histories;
    private final MonitoringProperties settings;
    private final MeterRegistry meters;
    private final Clock clock;

    Probe(Scraper scraper, Histories histories, MonitoringProperties settings, MeterRegistry meters, Clock clock) {
        this.scraper = scraper;
        this.histories = histories;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /** One round; gives the rest before the next. */
    Mono<Duration> round() {
        var begin = clock.instant();
        return Flux.fromIterable(histories.services())
                .flatMap(this::scrapeAll, AT_ONCE)
                .then(Mono.fromSupplier(() -> restAfter(begin)));
    }

    private Duration restAfter(Instant begin) {
        var rest = settings.interval().minus(Duration.between(begin, clock.instant()));
        return rest.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : rest;
    }

    private Flux<Void> scrapeAll(ServiceHistory service) {
        return Flux.fromIterable(service.instances()).flatMap(instance -> scrape(instance, service.table()), AT_ONCE);
    }

    private Mono<Void> scrape(InstanceHistory instance, SeriesTable table) {
        return Mono.defer(() -> {
            var timer = Timer.start(meters);
            return scraper.scrape(instance.target(), table)
                    .doOnNext(instance::reached)
                    .doOnNext(sample -> timer.stop(timerOf(instance, "reached")))
                    .then()
                    .onErrorResume(failure -> Mono.fromRunnable(() -> {
                        timer.stop(timerOf(instance, "missed"));
                        missed(instance, failure);
                    }));
        });
    }

    private void missed(InstanceHistory instance, Throwable failure) {
        var reason = reason(failure);
        if (instance.reach().isReached() || instance.reach().isUntried()) {
            log.warn(
                    "{} at {} is not reached: {}",
                    instance.target().service(),
                    instance.target().instance(),
                    reason);
        }
        instance.missed(clock.instant(), reason);
        meters.counter(
                        ScrapeMeter.FAILURES.meter,
                        "target",
                        instance.target().service(),
                        "target_instance",
                        instance.target().instance())
                .increment();
    }

    private String reason(Throwable failure) {
        return switch (failure) {
            case ScrapeFailed e -> String.valueOf(e.getMessage());
            case MalformedExposition e -> "the answer is not in the Prometheus format, " + e.getMessage();
            case TimeoutException e -> "no answer within " + settings.deadline().toMillis() + " ms";
            case WebClientRequestException e -> "no connection";
            default -> "the answer broke off";
        };
    }

    private Timer timerOf(InstanceHistory instance, String outcome) {
        return Timer.builder(ScrapeMeter.DURATION.meter)
                .description(ScrapeMeter.DURATION.meaning)
                .tag("target", instance.target().service())
                .tag("target_instance", instance.target().instance())
                .tag("outcome", outcome)
                .register(meters);
    }
}
