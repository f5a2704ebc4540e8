package io.novelengine.gateway.oidc;

import io.novelengine.gateway.account.Accounts;
import io.novelengine.gateway.audit.Audit;
import io.novelengine.gateway.security.Credential;
import io.novelengine.gateway.security.SignInMethod;
import io.novelengine.gateway.session.SessionCookies;
import io.novelengine.gateway.session.Sessions;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.json.JsonMapper;

/** Sign-in by OpenID Connect, when {@code novel.gateway.oidc.issuer} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("novel.gateway.oidc.issuer")
@EnableConfigurationProperties(OidcProperties.class)
class OidcConfiguration {

    @Bean
    Registrations registrations(OidcProperties oidc, WebClient.Builder web) {
        return new Registrations(oidc, web.clone().build());
    }

    @Bean
    Visitors visitors(Accounts accounts, OidcProperties oidc) {
        return new Visitors(accounts, oidc);
    }

    @Bean
    Credential oidcBearer(
            Registrations registrations, OidcProperties oidc, Visitors visitors, Accounts accounts, Clock clock) {
        var decoder = registrations
                .findByRegistrationId(Registrations.ID)
                .map(registration ->
                        decoder(String.valueOf(registration.getProviderDetails().getJwkSetUri()), oidc))
                .cacheInvalidateIf(known -> false);
        return new OidcBearer(token -> decoder.flatMap(known -> known.decode(token)), visitors, accounts, clock);
    }

    private static ReactiveJwtDecoder decoder(String keys, OidcProperties oidc) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSetUri(keys).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(oidc.issuer()),
                new JwtClaimValidator<java.util.Collection<String>>(
                        "aud", audiences -> audiences != null && audiences.contains(oidc.wantedAudience()))));
        return decoder;
    }

    @Bean
    SignInMethod oidcLogin(
            Registrations registrations,
            Visitors visitors,
            Sessions sessions,
            SessionCookies cookies,
            Audit audit,
            ReactiveStringRedisTemplate redis,
            JsonMapper json) {
        return new OidcLogin(
                registrations, new Departures(redis, json, cookies.secure()), visitors, sessions, cookies, audit);
    }
}
