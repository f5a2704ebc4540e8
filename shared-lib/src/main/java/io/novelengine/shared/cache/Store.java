package io.novelengine.shared.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A layer below memory, shared by the instances. A value may be filled in only under a lease, which an eviction ends: what
 * was loaded before a write cannot be filled in after it. Every call may fail or be late; the caller goes on without it.
 */
interface Store {

    /** What the layer is called. */
    Layer layer();

    /** Whether it is worth asking now. */
    boolean isTrusted();

    /** The bytes under the key, or null. */
    CompletableFuture<byte @Nullable []> read(String cache, String key);

    /**
     * The bytes under the key if there are any; otherwise takes the lease for the token unless another has it. With
     * {@code renew} the lease is asked for although there are bytes, which stay until others are filled in.
     */
    CompletableFuture<Claim> claim(String cache, String key, String token, Duration lease, boolean renew);

    /** Keeps the bytes if the token still has the lease; says whether it did. */
    CompletableFuture<Boolean> fill(String cache, String key, String token, byte[] bytes, Duration timeToLive);

    /** Removes the entry and ends the lease on it. */
    CompletableFuture<Void> evict(String cache, String key);

    /** Removes all entries of the cache and ends their leases. */
    CompletableFuture<Void> clear(String cache);

    /**
     * The answer to a claim.
     *
     * @param bytes what is there; null when nothing is
     * @param granted whether the lease was given
     */
    record Claim(byte @Nullable [] bytes, boolean granted) {}
}
