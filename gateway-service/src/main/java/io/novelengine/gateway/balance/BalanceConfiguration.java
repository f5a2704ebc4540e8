package io.novelengine.gateway.balance;

import io.novelengine.gateway.config.Suite;
import io.novelengine.gateway.source.ServiceSource;
import io.novelengine.shared.background.BackgroundLoop;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The balancer: its filters, and the loop that looks after the instances. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BalanceProperties.class)
class BalanceConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(1);

    @Bean
    Dice balanceDice() {
        return new Dice(new SecureRandom().nextLong());
    }

    @Bean(destroyMethod = "close")
    DnsAddresses addresses(BalanceProperties rules) {
        return new DnsAddresses(rules.every());
    }

    @Bean
    Fleet fleet(
            Suite suite, ServiceSource source, Addresses addresses, BalanceProperties rules, Clock clock, Dice dice) {
        return new Fleet(suite, source, addresses, rules, clock, dice);
    }

    @Bean
    BackgroundLoop fleetWatch(Fleet fleet) {
        return new BackgroundLoop("Looking after the instances", fleet::look, LOOK, GRACE);
    }

    @Bean
    GlobalFilter loadBalancing(Fleet fleet, BalanceProperties rules, Dice dice) {
        return new LoadBalancing(fleet, rules, dice);
    }

    @Bean
    GlobalFilter inFlight() {
        return new InFlight();
    }

    /** The client's own second try would send a POST twice when its connection breaks. */
    @Bean
    HttpClientCustomizer noSecondTry() {
        return client -> client.disableRetry(true);
    }
}
