package io.novelengine.shared.cache;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** Loads the hottest keys on the thread that starts the service, which is not ready before it is done or has taken too long. */
final class Warming implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(Warming.class);

    private final LayeredCaches caches;
    private final Duration longest;

    Warming(LayeredCaches caches, Duration longest) {
        this.caches = caches;
        this.longest = longest;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        try {
            caches.warm().get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            log.warn("Caches were not fully warmed: {}", e.toString());
        }
    }
}
