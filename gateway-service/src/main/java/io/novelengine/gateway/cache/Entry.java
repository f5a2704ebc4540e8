package io.novelengine.gateway.cache;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A copy of an answer.
 *
 * @param headers as the service sent them, without what belongs to the one answer or connection
 * @param etag the service's name of this version
 * @param change number of the last change to the service when it was asked
 * @param at when it was kept or confirmed, in milliseconds
 * @param fresh milliseconds for which it is given without asking
 * @param staleIfError milliseconds after that in which it is better than an error
 */
record Entry(
        Map<String, List<String>> headers,
        byte[] body,
        @Nullable String etag,
        long change,
        long at,
        long fresh,
        long staleIfError) {

    private static final int OVERHEAD = 1024;

    int weight() {
        return OVERHEAD + body.length;
    }

    boolean isFresh(long now, long changes) {
        return change == changes && now - at < fresh;
    }

    boolean isBetterThanAnError(long now, long changes) {
        return change == changes && now - at < fresh + staleIfError;
    }

    /** The same for one answer, under another {@code Cache-Control}. */
    Entry under(List<String> control) {
        Map<String, List<String>> now = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        now.putAll(headers);
        now.put(HttpHeaders.CACHE_CONTROL, control);
        return new Entry(now, body, etag, change, at, fresh, staleIfError);
    }

    Entry confirmed(long changes, long now, long freshNow) {
        return new Entry(headers, body, etag, changes, now, freshNow, staleIfError);
    }
}
