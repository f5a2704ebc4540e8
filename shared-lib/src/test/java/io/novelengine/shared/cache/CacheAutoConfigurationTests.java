package io.novelengine.shared.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.novelengine.shared.testing.Backends;
import io.novelengine.shared.testing.ServiceTest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A service that declares caches and uses Spring's annotations. */
@ServiceTest(schema = "cache_test")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        classes = CacheAutoConfigurationTests.Application.class,
        properties = {
            "management.server.port=0",
            "spring.application.name=cache-test",
            "spring.flyway.locations=classpath:db/cache",
            "novel.cache.caches.tales.max-bytes=5000000"
        })
class CacheAutoConfigurationTests {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Autowired
    private Tales tales;

    @Autowired
    private LayeredCaches caches;

    @Autowired
    private CacheDefinition<Tale> definition;

    @Autowired
    private MeterRegistry meters;

    @Test
    void springsAnnotationsReadAndEvict() {
        var first = tales.tale("a").block(LIMIT);
        assertThat(Flux.range(0, 50).flatMap(n -> tales.tale("a")).collectList().block(LIMIT))
                .containsOnly(first);

        assertThat(tales.change("a").block(LIMIT)).isEqualTo("a");
        await().atMost(LIMIT).until(() -> tales.tale("a").block(LIMIT).number() > first.number());
    }

    @Test
    void aDearEntrySurvivesMemoryAndRedis() {
        var cache = caches.of(definition);
        var loads = new AtomicInteger();
        var tale = cache.get("dear", () -> Mono.just(new Tale(loads.incrementAndGet(), "dear")))
                .block(LIMIT);
        await().atMost(LIMIT).until(() -> {
            cache.drop(null);
            Backends.redis().stop();
            Backends.redis().start();
            var again = cache.read("dear", () -> Mono.just(new Tale(loads.incrementAndGet(), "dear")))
                    .block(LIMIT);
            return again.layer() == Layer.L3 && again.value().equals(tale);
        });
        assertThat(loads).hasValue(1);
        assertThat(meters.get("novel.cache.gets")
                        .tags("layer", "l3", "result", "hit")
                        .counter()
                        .count())
                .isPositive();
    }

    /** A value of the tests. */
    record Tale(int number, String text) {}

    /** What makes tales. */
    static class Tales {

        private final AtomicInteger made = new AtomicInteger();

        @Cacheable(cacheNames = "tales", sync = true)
        Mono<Tale> tale(String name) {
            return Mono.fromSupplier(() -> new Tale(made.incrementAndGet(), name));
        }

        @CacheEvict("tales")
        Mono<String> change(String name) {
            return Mono.just(name);
        }
    }

    /** A service with one dear cache. */
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @EnableCaching
    @Import(Tales.class)
    static class Application {

        @Bean
        CacheDefinition<Tale> talesCache() {
            return CacheDefinition.of("tales", Tale.class).asDear();
        }
    }
}
