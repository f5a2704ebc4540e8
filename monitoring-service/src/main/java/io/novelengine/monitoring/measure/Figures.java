package io.novelengine.monitoring.measure;

import java.util.List;

/**
 * What instances of one service did and used in a window.
 *
 * @param samples scrapes that were answered
 * @param missed scrapes that were not
 * @param requests how requests were answered
 * @param resources what the instances used
 */
public record Figures(int samples, int missed, Requests requests, Resources resources) {

    /** The figures of instances of one service. */
    public static Figures of(Layout layout, List<Tally> instances) {
        return new Figures(
                instances.stream().mapToInt(Tally::reached).sum(),
                instances.stream().mapToInt(Tally::missed).sum(),
                layout.all().of(instances),
                layout.resources(instances));
    }
}
