package io.novelengine.local.app;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * One running copy of a service.
 *
 * @param number 1 for the first
 * @param port where it listens; its management endpoints are {@value #MANAGEMENT} above
 */
public record Instance(Service service, int number, int port) {

    /** Distance of the management port from the port. */
    public static final int MANAGEMENT = 1_000;

    /** {@code simulation-service}, and {@code simulation-service-2} for the second. */
    public String name() {
        return number == 1 ? service.module() : service.module() + "-" + number;
    }

    /** Base URL. */
    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    /** Port of the management endpoints. */
    public int managementPort() {
        return port + MANAGEMENT;
    }

    /** Answers 200 when the instance and what it needs are ready. */
    public URI readiness() {
        return URI.create("http://127.0.0.1:" + managementPort() + "/actuator/health/readiness");
    }

    /** Pages that are read while an AOT cache is trained. */
    public List<URI> reads() {
        List<URI> pages = new ArrayList<>();
        service.reads().forEach(path -> pages.add(url().resolve(path)));
        pages.add(url().resolve("/v3/api-docs"));
        pages.add(readiness());
        pages.add(URI.create("http://127.0.0.1:" + managementPort() + "/actuator/prometheus"));
        return List.copyOf(pages);
    }
}
