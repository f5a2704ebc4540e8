package io.novelengine.gateway.routing;

import io.novelengine.gateway.config.Suite;
import java.net.URI;
import java.util.List;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.ReactiveDiscoveryClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Tells the load balancer the instances that {@code novel.services.*} names. */
@Component
class ConfiguredInstances implements ReactiveDiscoveryClient {

    private final Suite suite;

    ConfiguredInstances(Suite suite) {
        this.suite = suite;
    }

    @Override
    public String description() {
        return "Instances from novel.services";
    }

    @Override
    public Flux<ServiceInstance> getInstances(String service) {
        return Flux.fromIterable(suite.services().getOrDefault(service, List.of()))
                .map(base -> instance(service, base));
    }

    @Override
    public Flux<String> getServices() {
        return Flux.fromIterable(suite.services().keySet());
    }

    private static ServiceInstance instance(String service, URI base) {
        var secure = "https".equals(base.getScheme());
        var port = base.getPort() >= 0 ? base.getPort() : secure ? 443 : 80;
        return new DefaultServiceInstance(base.getAuthority(), service, base.getHost(), port, secure);
    }
}
