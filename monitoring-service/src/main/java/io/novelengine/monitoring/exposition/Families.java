package io.novelengine.monitoring.exposition;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The families that were met, by name; bounded. */
public final class Families {

    private static final int MOST = 2000;

    private final Map<String, Family> families = new ConcurrentHashMap<>();

    /** Keeps the family, if it is new. */
    public void add(Family family) {
        if (families.size() < MOST) {
            families.putIfAbsent(family.name(), family);
        }
    }

    /** The family that samples of that name belong to; an untyped one when none is known. */
    public Family of(String sample) {
        var direct = families.get(sample);
        if (direct != null) {
            return direct;
        }
        var end = sample.lastIndexOf('_');
        var family = end < 0 ? null : families.get(sample.substring(0, end));
        return family != null && family.owns(sample) ? family : new Family(sample, "untyped", "");
    }
}
