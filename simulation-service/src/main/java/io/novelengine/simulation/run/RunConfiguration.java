package io.novelengine.simulation.run;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.novelengine.shared.background.BackgroundLoop;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** What runs are played with: threads for the engine, chance for seeds, and the gauges of the queue. */
@Configuration(proxyBeanMethods = false)
class RunConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(5);

    @Bean(destroyMethod = "dispose")
    Scheduler engineScheduler() {
        return Schedulers.newParallel("engine", Runtime.getRuntime().availableProcessors());
    }

    @Bean
    RandomGenerator seeds() {
        return new SecureRandom();
    }

    @Bean
    BackgroundLoop queueGauges(RunStore runs, MeterRegistry meters) {
        var waiting = new AtomicLong();
        var playing = new AtomicLong();
        Gauge.builder("novel.simulation.queue.waiting", waiting, AtomicLong::get)
                .description("Runs that wait for a worker, in the whole suite")
                .register(meters);
        Gauge.builder("novel.simulation.queue.playing", playing, AtomicLong::get)
                .description("Runs under a lease, in the whole suite")
                .register(meters);
        return new BackgroundLoop(
                "queue gauges",
                () -> runs.depth().map(depth -> {
                    waiting.set(depth.waiting());
                    playing.set(depth.playing());
                    return LOOK;
                }),
                LOOK.multipliedBy(2),
                Duration.ofSeconds(1));
    }
}
