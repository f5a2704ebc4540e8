package io.novelengine.gateway.oidc;

import io.novelengine.shared.problem.ProblemException;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** The one issuer, whose addresses are asked of itself when they are first needed, and again after an hour. */
final class Registrations implements ReactiveClientRegistrationRepository {

    static final String ID = "oidc";

    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration AGE = Duration.ofHours(1);
    private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
            new ParameterizedTypeReference<>() {};

    private final OidcProperties oidc;
    private final Mono<ClientRegistration> registration;

    Registrations(OidcProperties oidc, WebClient web) {
        this.oidc = oidc;
        this.registration = web.get()
                .uri(oidc.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration")
                .retrieve()
                .bodyToMono(METADATA)
                .timeout(DEADLINE)
                .map(this::registration)
                .onErrorMap(failure -> ProblemException.unavailable("The issuer of identities", failure))
                .cache(known -> AGE, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String id) {
        return id.equals(ID) ? registration : Mono.empty();
    }

    private ClientRegistration registration(Map<String, Object> metadata) {
        if (!oidc.issuer().equals(metadata.get("issuer"))) {
            throw new IllegalStateException("the issuer calls itself " + metadata.get("issuer"));
        }
        return ClientRegistration.withRegistrationId(ID)
                .clientId(oidc.clientId())
                .clientSecret(oidc.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(oidc.redirect())
                .scope(oidc.scopes())
                .issuerUri(oidc.issuer())
                .authorizationUri(String.valueOf(metadata.get("authorization_endpoint")))
                .tokenUri(String.valueOf(metadata.get("token_endpoint")))
                .jwkSetUri(String.valueOf(metadata.get("jwks_uri")))
                .userNameAttributeName("sub")
                .build();
    }
}
