package io.novelengine.gateway.account;

import io.novelengine.shared.background.BackgroundLoop;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings of users, and who makes the first. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountProperties.class)
class AccountConfiguration {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(2);

    @Bean
    BackgroundLoop firstAdminLoop(FirstAdmin first) {
        return new BackgroundLoop("Making the first administrator", first::make, LONGEST, GRACE);
    }
}
