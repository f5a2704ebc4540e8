package io.novelengine.gateway.config;

import io.novelengine.shared.client.ServicesProperties;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The services behind the gateway, always in the same order. {@code http://host:port?weight=3} is one instance with three
 * times the share of others; {@code dns+http://name:port} is one at each address of the name.
 */
@Component
public class Suite {

    private static final String BY_NAME = "dns+";
    private static final int HEAVIEST = 100;

    private final SequencedMap<String, List<Instance>> declared;
    private volatile SequencedMap<String, List<Instance>> present;

    Suite(ServicesProperties properties) {
        var services = new LinkedHashMap<String, List<Instance>>();
        services.put("character", instances(properties.character()));
        services.put("simulation", instances(properties.simulation()));
        services.put("analytics", instances(properties.analytics()));
        services.put("report", instances(properties.report()));
        services.put("monitoring", instances(properties.monitoring()));
        declared = Collections.unmodifiableSequencedMap(services);
        present = declared;
    }

    /** The instances of the configuration by the short name of the service, such as {@code character}. */
    public SequencedMap<String, List<Instance>> declared() {
        return declared;
    }

    /** The instances there are now. One whose addresses are not known yet stands for itself. */
    public SequencedMap<String, List<Instance>> services() {
        return present;
    }

    /** From now on the service has these instances. */
    public synchronized void found(String service, List<Instance> instances) {
        var services = new LinkedHashMap<>(present);
        services.put(service, List.copyOf(instances));
        present = Collections.unmodifiableSequencedMap(services);
    }

    /** The name that people know a service by, such as {@code character-service}. */
    public static String title(String service) {
        return service + "-service";
    }

    private static List<Instance> instances(List<URI> urls) {
        return urls.stream().map(Suite::instance).toList();
    }

    private static Instance instance(URI url) {
        var byName = url.getScheme().startsWith(BY_NAME);
        var parts = UriComponentsBuilder.fromUri(url).build();
        var weight = parts.getQueryParams().getFirst("weight");
        var base = UriComponentsBuilder.newInstance()
                .scheme(byName ? url.getScheme().substring(BY_NAME.length()) : url.getScheme())
                .host(url.getHost())
                .port(url.getPort())
                .build()
                .toUri();
        return new Instance(base, weight == null ? 1 : weight(weight), byName);
    }

    private static int weight(String text) {
        var weight = Integer.parseInt(text);
        if (weight < 1 || weight > HEAVIEST) {
            throw new IllegalArgumentException("A weight is 1 to " + HEAVIEST + ", not " + text);
        }
        return weight;
    }

    /**
     * An instance of a service.
     *
     * @param url scheme, host and port
     * @param weight its share beside the others', 1 to 100
     * @param byName whether the host is a name whose addresses are the instances
     */
    public record Instance(URI url, int weight, boolean byName) {

        /** The instance at one address of the name. */
        public Instance at(String address) {
            var host = address.contains(":") ? "[" + address + "]" : address;
            return new Instance(
                    UriComponentsBuilder.fromUri(url).host(host).build().toUri(), weight, false);
        }
    }
}
