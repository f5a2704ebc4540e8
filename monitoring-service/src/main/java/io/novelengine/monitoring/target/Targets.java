package io.novelengine.monitoring.target;

import io.novelengine.shared.client.ServicesProperties;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The instances that are watched, by service. */
@Component
public class Targets {

    /** The service through which clients come. */
    public static final String ENTRANCE = "gateway";

    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);

    private final Map<String, List<Target>> byService = new LinkedHashMap<>();

    Targets(ServicesProperties services, MonitoringProperties settings) {
        add(ENTRANCE, services.gateway(), settings);
        add("character", services.character(), settings);
        add("simulation", services.simulation(), settings);
        add("analytics", services.analytics(), settings);
        add("report", services.report(), settings);
        add("monitoring", services.monitoring(), settings);
    }

    private void add(String service, List<URI> instances, MonitoringProperties settings) {
        byService.put(
                service,
                instances.stream()
                        .distinct()
                        .map(instance -> new Target(service, instance.toString(), metrics(instance, settings)))
                        .toList());
    }

    private static URI metrics(URI instance, MonitoringProperties settings) {
        var port = instance.getPort() < 0 ? DEFAULT_PORTS.getOrDefault(instance.getScheme(), 80) : instance.getPort();
        return UriComponentsBuilder.fromUri(instance)
                .port(port + settings.managementOffset())
                .replacePath(settings.path())
                .build()
                .toUri();
    }

    /** The instances of each service, the way in first. */
    public Map<String, List<Target>> byService() {
        return byService;
    }
}
