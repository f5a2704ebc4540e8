package io.novelengine.gateway.key;

import io.novelengine.shared.background.BackgroundLoop;
import java.time.Duration;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The loop that looks after the keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeyProperties.class)
class KeyConfiguration {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(2);

    @Bean
    BackgroundLoop keyLoop(SigningKeys keys) {
        return new BackgroundLoop("Looking after the signing keys", keys::look, LONGEST, GRACE);
    }

    @Bean
    ApplicationRunner firstKeys(SigningKeys keys) {
        return arguments -> keys.awaitFirst();
    }
}
