package io.novelengine.gateway.balance;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Chooses one of several instances. Safe for use by many threads. */
interface Strategy {

    /**
     * One of the candidates.
     *
     * @param candidates one or more
     * @param key what the same instance should be chosen for again, where the strategy heeds it
     */
    <C extends Candidate> C choose(List<C> candidates, String key);

    /** Whether {@link #choose} heeds the key. */
    default boolean hasKey() {
        return false;
    }

    /**
     * A strategy by its name in the configuration.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    static Strategy of(String name, RandomGenerator dice) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "round-robin" -> new RoundRobin();
            case "weighted-round-robin" -> new WeightedRoundRobin();
            case "least-connections" -> new LeastConnections(dice);
            case "consistent-hash" -> new ConsistentHash();
            case "random" -> new AnyOne(dice);
            default -> throw new IllegalArgumentException("There is no strategy of load balancing '" + name + "'");
        };
    }
}
