package io.novelengine.gateway.cache;

import java.util.List;
import java.util.Locale;

/**
 * What {@code Cache-Control} says.
 *
 * @param maxAge seconds that an answer is fresh, for caches that many share; -1 when it does not say
 * @param staleIfError seconds after that in which it is better than an error
 */
record Directives(
        boolean noStore, boolean noCache, boolean isPrivate, boolean isPublic, long maxAge, long staleIfError) {

    static Directives of(List<String> headers) {
        var noStore = false;
        var noCache = false;
        var isPrivate = false;
        var isPublic = false;
        var maxAge = -1L;
        var shared = -1L;
        var staleIfError = 0L;
        for (var header : headers) {
            for (var part : header.split(",")) {
                var sides = part.strip().toLowerCase(Locale.ROOT).split("=", 2);
                var seconds = sides.length == 2 ? seconds(sides[1]) : 0;
                switch (sides[0]) {
                    case "no-store" -> noStore = true;
                    case "no-cache" -> noCache = true;
                    case "private" -> isPrivate = true;
                    case "public" -> isPublic = true;
                    case "max-age" -> maxAge = seconds;
                    case "s-maxage" -> shared = seconds;
                    case "stale-if-error" -> staleIfError = seconds;
                    default -> {}
                }
            }
        }
        return new Directives(noStore, noCache, isPrivate, isPublic, shared >= 0 ? shared : maxAge, staleIfError);
    }

    /** Whether anybody may be given a copy. */
    boolean mayBeKept() {
        return isPublic && !noStore && !isPrivate;
    }

    /** Seconds that a copy may be given without asking. */
    long fresh() {
        return noCache ? 0 : Math.max(0, maxAge);
    }

    /** A number of seconds; what is none counts as none, so that it is asked for rather than kept too long. */
    private static long seconds(String text) {
        try {
            return Math.max(0, Long.parseLong(text.replace("\"", "").strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
