package io.novelengine.gateway.config;

import io.novelengine.shared.client.ServicesProperties;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;

/** The services behind the gateway, always in the same order. */
@Component
public class Suite {

    private final SequencedMap<String, List<URI>> services;

    Suite(ServicesProperties properties) {
        var services = new LinkedHashMap<String, List<URI>>();
        services.put("character", properties.character());
        services.put("simulation", properties.simulation());
        services.put("analytics", properties.analytics());
        services.put("report", properties.report());
        services.put("monitoring", properties.monitoring());
        this.services = Collections.unmodifiableSequencedMap(services);
    }

    /** Base URLs of the instances by short name, such as {@code character}. */
    public SequencedMap<String, List<URI>> services() {
        return services;
    }

    /** The name that people know a service by, such as {@code character-service}. */
    public static String title(String service) {
        return service + "-service";
    }
}
