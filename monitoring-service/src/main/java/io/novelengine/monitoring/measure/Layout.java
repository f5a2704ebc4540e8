package io.novelengine.monitoring.measure;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which series of a table mean what. */
public final class Layout {

    private final List<SeriesTable.Entry> series;
    private final RequestSeries all = new RequestSeries();
    private final SortedMap<Endpoint, RequestSeries> endpoints = new TreeMap<>();
    private final ResourceSeries resources = new ResourceSeries();

    /** The layout of these series, the index being the number. */
    public Layout(List<SeriesTable.Entry> series) {
        this.series = series;
        for (var number = 0; number < series.size(); number++) {
            add(number, series.get(number).series());
        }
    }

    private void add(int number, Series one) {
        if (RequestSeries.isOne(one)) {
            all.add(number, one);
            var endpoint = new Endpoint(String.valueOf(one.label("method")), String.valueOf(one.label("uri")));
            endpoints.computeIfAbsent(endpoint, key -> new RequestSeries()).add(number, one);
        } else {
            resources.add(number, one);
        }
    }

    /** The series that were laid out. */
    public List<SeriesTable.Entry> series() {
        return series;
    }

    /** How requests were answered, endpoint by endpoint; those without requests in the window are left out. */
    public Map<Endpoint, Requests> endpoints(List<Tally> instances) {
        var answers = new TreeMap<Endpoint, Requests>();
        endpoints.forEach((endpoint, requests) -> {
            var answer = requests.of(instances);
            if (answer.requests() != null && answer.requests() > 0) {
                answers.put(endpoint, answer);
            }
        });
        return answers;
    }

    /** What instances used. */
    public Resources resources(List<Tally> instances) {
        return resources.of(instances);
    }

    RequestSeries all() {
        return all;
    }
}
