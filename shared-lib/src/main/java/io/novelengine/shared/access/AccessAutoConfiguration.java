package io.novelengine.shared.access;

import io.novelengine.shared.client.ClientAutoConfiguration;
import io.novelengine.shared.client.GatewayCalls;
import io.novelengine.shared.identity.IdentityAutoConfiguration;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.WebFilter;

/** The door of every service; one that decides itself who comes in, as the gateway does, brings its own {@code accessFilter}. */
@AutoConfiguration(after = {IdentityAutoConfiguration.class, ClientAutoConfiguration.class})
@ConditionalOnWebApplication(type = Type.REACTIVE)
@EnableConfigurationProperties(AccessProperties.class)
public final class AccessAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "callers")
    WebFluxConfigurer callers() {
        return new Callers();
    }

    @Bean
    @ConditionalOnMissingBean
    KeySource gatewayKeys(GatewayCalls gateway, AccessProperties access, Clock clock) {
        return new GatewayKeys(gateway, access.keyAge(), access.keyPause(), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    AccessTokens accessTokens(KeySource keys, GatewayCalls gateway, Clock clock) {
        return new AccessTokens(keys, gateway.self(), clock);
    }

    @Bean
    @ConditionalOnMissingBean(name = "accessFilter")
    WebFilter accessFilter(AccessTokens tokens, AccessProperties access) {
        return new AccessFilter(tokens, access);
    }
}
