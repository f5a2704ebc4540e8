package io.novelengine.gateway.health;

import io.novelengine.gateway.config.GatewayProperties;
import io.novelengine.gateway.config.Suite;
import io.novelengine.gateway.config.Suite.Instance;
import io.novelengine.gateway.health.SuiteHealth.InstanceHealth;
import io.novelengine.gateway.health.SuiteHealth.ServiceHealth;
import io.novelengine.gateway.source.ServiceSource;
import java.net.URI;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How the suite is, over HTTP: 200 while any of it works, 503 when none does. */
@RestController
class HealthController {

    private static final int AT_ONCE = 16;

    private final ServiceSource source;
    private final Mono<SuiteHealth> latest;

    HealthController(ServiceSource source, Suite suite, GatewayProperties gateway) {
        this.source = source;
        this.latest = Flux.defer(() -> Flux.fromIterable(suite.services().values()))
                .flatMapSequential(this::service)
                .collectList()
                .map(parts -> SuiteHealth.of(parts, suite.services().keySet()))
                .cache(gateway.healthAge());
    }

    @GetMapping("/health")
    Mono<ResponseEntity<SuiteHealth>> health() {
        return latest.map(health -> ResponseEntity.status(
                        health.status() == Condition.DOWN ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .cacheControl(CacheControl.noStore())
                .body(health));
    }

    private Mono<ServiceHealth> service(List<Instance> instances) {
        return Flux.fromIterable(instances)
                .map(Instance::url)
                .flatMapSequential(this::instance, AT_ONCE)
                .collectList()
                .map(ServiceHealth::of);
    }

    private Mono<InstanceHealth> instance(URI url) {
        return source.readiness(url)
                .map(Condition::of)
                .defaultIfEmpty(Condition.DOWN)
                .map(status -> new InstanceHealth(url, status));
    }
}
