package io.novelengine.gateway.health;

import io.novelengine.gateway.config.Suite;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * How the suite is.
 *
 * @param services the services by name, in the order of the suite
 */
record SuiteHealth(Condition status, SequencedMap<String, ServiceHealth> services) {

    static SuiteHealth of(List<ServiceHealth> parts, Iterable<String> names) {
        var services = new LinkedHashMap<String, ServiceHealth>();
        var rest = parts.iterator();
        names.forEach(name -> services.put(Suite.title(name), rest.next()));
        return new SuiteHealth(
                Condition.of(parts.stream().map(ServiceHealth::status).toList()), services);
    }

    /** How a service is, by its instances. */
    record ServiceHealth(Condition status, List<InstanceHealth> instances) {

        static ServiceHealth of(List<InstanceHealth> instances) {
            return new ServiceHealth(
                    Condition.of(instances.stream().map(InstanceHealth::status).toList()), instances);
        }
    }

    /** How the instance at a base URL is. */
    record InstanceHealth(URI url, Condition status) {}
}
