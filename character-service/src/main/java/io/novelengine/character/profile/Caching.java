package io.novelengine.character.profile;

import java.time.Duration;
import org.springframework.http.CacheControl;

/** How long clients, and caches that they share, may keep what they were given. */
public final class Caching {

    /** Longest time for which a shared cache gives what is public without asking; the gateway hears of changes besides. */
    public static final Duration SHARED = Duration.ofSeconds(10);

    /** A list: kept, and asked about each time; its entity tag is weak. */
    public static final CacheControl LIST = CacheControl.noCache().cachePrivate();

    /** An old version: it never changes. */
    public static final CacheControl VERSION =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private static final CacheControl PRIVATE_ITEM = CacheControl.noCache().cachePrivate();
    private static final CacheControl PUBLIC_ITEM =
            CacheControl.maxAge(Duration.ZERO).cachePublic().sMaxAge(SHARED);

    private static final CacheControl PRIVATE_PORTRAIT =
            CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate().mustRevalidate();
    private static final CacheControl PUBLIC_PORTRAIT = CacheControl.maxAge(Duration.ofMinutes(10))
            .cachePublic()
            .mustRevalidate()
            .sMaxAge(SHARED);

    private Caching() {}

    /** A character, a card: clients keep it and ask each time, with its entity tag; shared caches have only what is public. */
    public static CacheControl item(boolean secret) {
        return secret ? PRIVATE_ITEM : PUBLIC_ITEM;
    }

    /** A picture: used for ten minutes without a question. */
    public static CacheControl portrait(boolean secret) {
        return secret ? PRIVATE_PORTRAIT : PUBLIC_PORTRAIT;
    }
}
