package io.novelengine.shared.cache;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Keys whose eviction is still to be sent, each once, in the order in which they came. */
final class Unsent {

    private final Queue<String> keys = new ConcurrentLinkedQueue<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    void add(String key) {
        if (known.add(key)) {
            keys.add(key);
        }
    }

    /** The next key, null when there is none; added again from now on, it comes again. */
    @Nullable
    String next() {
        var key = keys.poll();
        if (key != null) {
            known.remove(key);
        }
        return key;
    }
}
