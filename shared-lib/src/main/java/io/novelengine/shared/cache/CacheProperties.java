package io.novelengine.shared.cache;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of all caches.
 *
 * @param bound longest that memory answers without asking a lower layer again
 * @param deadline longest that Redis may take for a command
 * @param lease longest that a load may take for its value to be kept in a lower layer
 * @param settling how long Redis is not read after it came back, so that all instances can tell it what became void
 * @param pending most keys whose eviction waits for Redis; beyond it everything of the cache is evicted
 * @param compress values of more bytes are compressed
 * @param hot number of keys remembered for warming
 * @param warming longest that warming may hold back readiness
 * @param caches settings by cache
 */
@Validated
@ConfigurationProperties("novel.cache")
record CacheProperties(
        @DefaultValue("2s") @NotNull Duration bound,
        @DefaultValue("100ms") @NotNull Duration deadline,
        @DefaultValue("10s") @NotNull Duration lease,
        @DefaultValue("1500ms") @NotNull Duration settling,
        @DefaultValue("10000") @Positive int pending,
        @DefaultValue("1024") @Positive int compress,
        @DefaultValue("200") @Positive int hot,
        @DefaultValue("3s") @NotNull Duration warming,
        @DefaultValue Map<String, @Valid Limits> caches) {

    /**
     * Settings of one cache.
     *
     * @param timeToLive life of an entry in the lower layers; the definition's when absent
     * @param maxBytes bound of memory in bytes; the definition's when absent
     */
    record Limits(
            @Nullable Duration timeToLive,
            @Positive @Nullable Long maxBytes) {}

    <T> CacheDefinition<T> limit(CacheDefinition<T> definition) {
        var limits = caches.get(definition.name());
        if (limits == null) {
            return definition;
        }
        var limited = definition;
        if (limits.timeToLive() != null) {
            limited = limited.withTimeToLive(limits.timeToLive());
        }
        return limits.maxBytes() == null ? limited : limited.withMaxBytes(limits.maxBytes());
    }
}
