package io.novelengine.local.app;

import java.util.List;
import java.util.Locale;

/** The services of the suite, in the order of their ports. */
public enum Service {
    GATEWAY("/health", "/api/v1/characters?limit=5", "/"),
    CHARACTER("/api/v1/characters?limit=50"),
    SIMULATION("/api/v1/simulations?limit=5", "/api/v1/scenarios?limit=50"),
    ANALYTICS("/api/v1/analytics/summary"),
    REPORT("/api/v1/reports?limit=5"),
    MONITORING("/api/performance/overview", "/health");

    private final List<String> reads;

    Service(String... reads) {
        this.reads = List.of(reads);
    }

    /** One word: the schema, the suffix of the role, the name in {@code --scale}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the module and of its jar. */
    public String module() {
        return word() + "-service";
    }

    /** Distance of its port from the gateway's. */
    public int offset() {
        return ordinal();
    }

    /** Paths that are read while an AOT cache is trained. */
    List<String> reads() {
        return reads;
    }

    /** The service with this word or module name. */
    public static java.util.Optional<Service> named(String name) {
        return List.of(values()).stream()
                .filter(service ->
                        service.word().equals(name) || service.module().equals(name))
                .findFirst();
    }
}
