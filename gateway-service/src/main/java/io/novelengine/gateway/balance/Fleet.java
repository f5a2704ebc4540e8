package io.novelengine.gateway.balance;

import io.novelengine.gateway.config.Suite;
import io.novelengine.gateway.config.Suite.Instance;
import io.novelengine.gateway.source.ServiceSource;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The instances of all services, asked again and again how they are and where they are. */
final class Fleet {

    private static final Logger log = LoggerFactory.getLogger(Fleet.class);
    private static final Set<String> NOT_READY = Set.of("DOWN", "OUT_OF_SERVICE");
    private static final int AT_ONCE = 32;

    private final Suite suite;
    private final ServiceSource source;
    private final Addresses addresses;
    private final BalanceProperties rules;
    private final Map<String, Pool> pools = new LinkedHashMap<>();

    Fleet(
            Suite suite,
            ServiceSource source,
            Addresses addresses,
            BalanceProperties rules,
            Clock clock,
            RandomGenerator dice) {
        this.suite = suite;
        this.source = source;
        this.addresses = addresses;
        this.rules = rules;
        suite.declared().forEach((service, instances) -> pools.put(service, new Pool(instances, rules, clock, dice)));
    }

    @Nullable
    Pool pool(String service) {
        return pools.get(service);
    }

    /** Looks for the instances, asks them how they are, and says how long to rest. */
    Mono<Duration> look() {
        return Flux.fromIterable(suite.declared().entrySet())
                .concatMap(service -> locate(service.getKey(), service.getValue()))
                .thenMany(Flux.fromIterable(pools.values()))
                .flatMap(this::ask, AT_ONCE)
                .then(Mono.just(rules.every()));
    }

    private Mono<Void> locate(String service, List<Instance> declared) {
        if (declared.stream().noneMatch(Instance::byName)) {
            return Mono.empty();
        }
        return Flux.fromIterable(declared)
                .concatMap(this::resolve)
                .collectList()
                .doOnNext(found -> found(service, found))
                .doOnError(failure ->
                        log.warn("The instances of {} could not be looked up: {}", service, failure.toString()))
                .onErrorComplete()
                .then();
    }

    private Flux<Instance> resolve(Instance instance) {
        return instance.byName()
                ? addresses
                        .of(instance.url().getHost())
                        .flatMapIterable(found -> found)
                        .map(instance::at)
                : Flux.just(instance);
    }

    private void found(String service, List<Instance> instances) {
        var pool = pools.get(service);
        if (pool != null
                && !instances.isEmpty()
                && !instances.equals(suite.services().get(service))) {
            log.info("{} has {} instances", Suite.title(service), instances.size());
            suite.found(service, instances);
            pool.replace(instances);
        }
    }

    private Mono<Void> ask(Pool pool) {
        var members = pool.members();
        if (members.size() < 2) {
            return Mono.empty();
        }
        return Flux.fromIterable(members)
                .flatMap(member -> ask(pool, member), AT_ONCE)
                .then(Mono.fromRunnable(pool::settle));
    }

    private Mono<Void> ask(Pool pool, Member member) {
        return source.readiness(member.instance().url())
                .doOnNext(word -> {
                    if (NOT_READY.contains(word)) {
                        pool.declined(member);
                    } else {
                        pool.ready(member);
                    }
                })
                .switchIfEmpty(Mono.fromRunnable(() -> pool.silent(member)))
                .then();
    }
}
