package io.novelengine.gateway.balance;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests are spread over the instances of a service. A route has its strategy as {@code metadata.balance}, and the key
 * of a consistent hash as {@code metadata.balance-key}.
 *
 * @param strategy strategy of the routes that name none
 * @param failures how many failures in a row put an instance out
 * @param every how often instances are asked whether they are ready, and DNS for addresses
 * @param rest how long an instance is left out at first; twice as long the second time, and so on
 * @param ramp how long after its return an instance gets its full share; it begins with a tenth
 * @param pause rest before the same instance is tried again; twice as long before each further try
 */
@ConfigurationProperties("novel.gateway.balance")
public record BalanceProperties(
        @DefaultValue("round-robin") String strategy,
        @DefaultValue("3") int failures,
        @DefaultValue("1s") Duration every,
        @DefaultValue("2s") Duration rest,
        @DefaultValue("10s") Duration ramp,
        @DefaultValue("20ms") Duration pause) {}
