package io.novelengine.monitoring.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How something is, and why.
 *
 * @param status the verdict
 * @param reasons what led to it, in sentences; empty when all is well
 */
public record Verdict(Status status, List<String> reasons) {

    private static final Verdict WELL = new Verdict(Status.UP, List.of());

    /** How a service is: by the instances that answered the latest scrape, and by its figures. */
    public static Verdict of(int instances, int reached, int untried, Figures figures, Limits limits) {
        if (instances == 0) {
            return new Verdict(Status.UNKNOWN, List.of("No instance is configured."));
        }
        if (untried == instances) {
            return new Verdict(Status.UNKNOWN, List.of("Not measured yet."));
        }
        if (reached == 0) {
            return new Verdict(Status.DOWN, List.of("None of " + instances + " instances answers."));
        }
        var reasons = new ArrayList<String>();
        if (reached + untried < instances) {
            reasons.add((instances - reached - untried) + " of " + instances + " instances do not answer.");
        }
        requests(figures.requests(), limits, reasons);
        resources(figures.resources(), limits, reasons);
        return reasons.isEmpty() ? WELL : new Verdict(Status.DEGRADED, List.copyOf(reasons));
    }

    private static void requests(Requests requests, Limits limits, List<String> reasons) {
        if (Objects.requireNonNullElse(requests.requests(), 0L) < limits.requests()) {
            return;
        }
        above("The share of 5xx answers", percent(requests.errorRate()), limits.errorRate() * 100, "%", reasons);
        var p95 = requests.p95();
        above(
                "The 95th percentile of the response time",
                p95 == null ? null : p95.value(),
                limits.p95Ms(),
                "ms",
                reasons);
    }

    private static void resources(Resources resources, Limits limits, List<String> reasons) {
        above("The use of processors", percent(resources.cpu()), limits.cpu() * 100, "%", reasons);
        above("The time in garbage collection", percent(resources.gcShare()), limits.gc() * 100, "%", reasons);
        above("The number of open circuit breakers", resources.breakersOpen(), 0, "", reasons);
    }

    private static @Nullable Double percent(@Nullable Double share) {
        return share == null ? null : share * 100;
    }

    private static void above(String what, @Nullable Double value, double limit, String unit, List<String> reasons) {
        if (value != null && value > limit) {
            reasons.add(String.format(Locale.ROOT, "%s is %.1f %s, above %.1f.", what, value, unit, limit)
                    .replace("  ", " ")
                    .replace(" ,", ","));
        }
    }

    /**
     * How the suite is: down when the way in is down, or everything that was measured; degraded when anything else is
     * not as it should be.
     *
     * @param services verdicts by service
     * @param entrance the service through which clients come
     */
    public static Verdict ofSuite(Map<String, Verdict> services, String entrance) {
        var reasons = services.entrySet().stream()
                .filter(service -> service.getValue().status().compareTo(Status.DEGRADED) >= 0)
                .map(service -> service.getKey() + " is "
                        + service.getValue().status().name().toLowerCase(Locale.ROOT) + ".")
                .toList();
        var known = services.values().stream()
                .filter(verdict -> verdict.status() != Status.UNKNOWN)
                .toList();
        if (known.isEmpty()) {
            return new Verdict(Status.UNKNOWN, List.of("Not measured yet."));
        }
        var gate = services.get(entrance);
        var shut = gate != null && gate.status() == Status.DOWN;
        if (shut || known.stream().allMatch(verdict -> verdict.status() == Status.DOWN)) {
            return new Verdict(Status.DOWN, reasons);
        }
        return reasons.isEmpty() ? WELL : new Verdict(Status.DEGRADED, reasons);
    }

    /**
     * Above what a service is not as it should be.
     *
     * @param requests requests that there must be before their figures count
     * @param errorRate share of 5xx, 0 to 1
     * @param p95Ms 95th percentile of the response time in milliseconds
     * @param cpu share of the machine's processors, 0 to 1
     * @param gc share of the time in pauses of the garbage collector, 0 to 1
     */
    public record Limits(long requests, double errorRate, double p95Ms, double cpu, double gc) {}
}
