package io.novelengine.gateway.apitoken;

import io.novelengine.shared.background.BackgroundLoop;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The loop that writes down when tokens were used. */
@Configuration(proxyBeanMethods = false)
class ApiTokenConfiguration {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(2);

    @Bean
    BackgroundLoop tokenUseLoop(ApiTokens tokens) {
        return new BackgroundLoop("Writing when tokens were used", tokens::writeUses, LONGEST, GRACE);
    }
}
