package io.novelengine.gateway.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is kept, and for how long.
 *
 * @param enabled whether answers are kept at all
 * @param size most bytes of all answers together
 * @param largest most bytes of one answer
 * @param longest an answer is asked for again after this time at the latest, whatever the service allows; so long may a change
 *     that another gateway passed on stay unseen while Redis is away
 * @param settling for so long after a change to a service its answers are asked for each time, since an instance that did not
 *     make the change may answer with what was before; what services promise of their own caches
 * @param waiting longest wait for another request that fetches the same answer
 */
@ConfigurationProperties("novel.gateway.cache")
record CacheProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("64MB") DataSize size,
        @DefaultValue("512KB") DataSize largest,
        @DefaultValue("10s") Duration longest,
        @DefaultValue("2s") Duration settling,
        @DefaultValue("2s") Duration waiting) {}
