package io.novelengine.shared.cache;

import com.github.benmanes.caffeine.cache.Cache;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;

/** What one cache measures: answers by layer, loads from the source, evictions and size of memory. */
final class CacheMeters {

    private static final String GETS = "novel.cache.gets";

    private final MeterRegistry meters;
    private final Map<Layer, Asked> asked = new EnumMap<>(Layer.class);
    private final Timer loads;
    private final Timer failures;
    private final String cache;

    CacheMeters(MeterRegistry meters, String cache) {
        this.meters = meters;
        this.cache = cache;
        for (var layer : new Layer[] {Layer.L2, Layer.L3}) {
            asked.put(layer, new Asked(gets(layer, "hit"), gets(layer, "miss")));
        }
        loads = loads("ok");
        failures = loads("failed");
    }

    private Counter gets(Layer layer, String result) {
        return Counter.builder(GETS)
                .description("Times a layer was asked")
                .tag("cache", cache)
                .tag("layer", layer.id())
                .tag("result", result)
                .register(meters);
    }

    private Timer loads(String result) {
        return Timer.builder("novel.cache.loads")
                .description("Loads from the source")
                .tag("cache", cache)
                .tag("result", result)
                .register(meters);
    }

    void watch(Cache<?, ?> memory) {
        var tags = new String[] {"cache", cache, "layer", Layer.L1.id()};
        FunctionCounter.builder(GETS, memory, of -> of.stats().hitCount())
                .description("Times a layer was asked")
                .tags(tags)
                .tag("result", "hit")
                .register(meters);
        FunctionCounter.builder(GETS, memory, of -> of.stats().missCount())
                .description("Times a layer was asked")
                .tags(tags)
                .tag("result", "miss")
                .register(meters);
        FunctionCounter.builder(
                        "novel.cache.evictions", memory, of -> of.stats().evictionCount())
                .description("Entries that memory dropped for age or room")
                .tags(tags)
                .register(meters);
        Gauge.builder("novel.cache.entries", memory, Cache::estimatedSize)
                .description("Entries in memory")
                .tags(tags)
                .register(meters);
        Gauge.builder("novel.cache.weight", memory, of -> of.policy()
                        .eviction()
                        .map(eviction -> (double) eviction.weightedSize().orElse(0))
                        .orElse(0.0))
                .description("Serialised bytes in memory, divided by priority")
                .tags(tags)
                .register(meters);
    }

    private record Asked(Counter hits, Counter misses) {}

    void count(Layer layer, boolean hit) {
        var of = asked.get(layer);
        if (of != null) {
            (hit ? of.hits : of.misses).increment();
        }
    }

    Timer.Sample start() {
        return Timer.start(meters);
    }

    void loaded(Timer.Sample sample, boolean ok) {
        sample.stop(ok ? loads : failures);
    }
}
