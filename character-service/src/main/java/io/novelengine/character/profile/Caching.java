package io.novelengine.character.profile;

import java.time.Duration;
import org.springframework.http.CacheControl;

/** How long clients may keep what they were given. */
public final class Caching {

    /** A character: kept, and asked about each time; its entity tag says whether it changed. */
    public static final CacheControl ITEM = CacheControl.noCache().cachePrivate();

    /** A list: as a character, but its entity tag is weak. */
    public static final CacheControl LIST = CacheControl.noCache().cachePrivate();

    /** An old version: it never changes. */
    public static final CacheControl VERSION =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    /** A picture: used for ten minutes without a question. */
    public static final CacheControl PORTRAIT =
            CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate().mustRevalidate();

    private Caching() {}
}
