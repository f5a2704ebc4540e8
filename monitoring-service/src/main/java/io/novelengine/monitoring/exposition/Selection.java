package io.novelengine.monitoring.exposition;

import io.novelengine.monitoring.measure.Kind;
import io.novelengine.monitoring.measure.Label;
import io.novelengine.monitoring.measure.Series;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which metrics are kept, and with which labels. */
public final class Selection {

    private static final String REQUESTS = "http_server_requests_seconds";
    private static final List<String> PREFIXES =
            List.of(REQUESTS, "jvm_gc_pause_seconds", "r2dbc_pool_", "novel_", "resilience4j_circuitbreaker_state");
    private static final Set<String> NAMES = Set.of(
            "process_cpu_usage",
            "system_cpu_usage",
            "process_uptime_seconds",
            "process_start_time_seconds",
            "jvm_memory_used_bytes",
            "jvm_memory_max_bytes",
            "jvm_threads_live_threads");
    private static final Set<String> REQUEST_LABELS = Set.of("method", "uri", "status", "outcome", "le");
    private static final Set<String> OWN_LABELS = Set.of("service", "application");

    private Selection() {}

    /** Whether metrics of that name are kept. */
    public static boolean wants(String name) {
        return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }

    /**
     * The series as it is kept: without labels that say whose it is, as those are known; requests with the labels that
     * tell endpoints and answers apart only. Null for requests to the management endpoints, such as scrapes.
     */
    public static @Nullable Series keep(Series series) {
        var requests = series.name().startsWith(REQUESTS);
        if (requests && String.valueOf(series.label("uri")).startsWith("/actuator")) {
            return null;
        }
        return new Series(
                series.name(),
                series.labels().stream()
                        .filter(label -> requests ? REQUEST_LABELS.contains(label.name()) : !isOwn(label))
                        .map(Selection::renamed)
                        .toList());
    }

    private static boolean isOwn(Label label) {
        return OWN_LABELS.contains(label.name());
    }

    private static Label renamed(Label label) {
        return label.name().equals("instance") ? new Label("exported_instance", label.value()) : label;
    }

    /** How values of that series combine. */
    public static Kind kind(Family family, Series series) {
        if (series.name().endsWith("_max")) {
            return Kind.PEAK;
        }
        return switch (family.type()) {
            case "counter" -> Kind.COUNTER;
            case "histogram", "summary" -> series.name().equals(family.name()) ? Kind.GAUGE : Kind.COUNTER;
            default -> Kind.GAUGE;
        };
    }

    /** Reads what {@link Series#toString} wrote. */
    public static Series series(String text) {
        return Cursor.whole(text);
    }
}
