package io.novelengine.gateway.oidc;

import io.novelengine.gateway.audit.Audit;
import io.novelengine.gateway.security.SignInMethod;
import io.novelengine.gateway.session.SessionCookies;
import io.novelengine.gateway.session.Sessions;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.net.URI;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signing in at the issuer, with PKCE; it ends in an ordinary session. The issuer's own tokens are not kept. */
final class OidcLogin implements SignInMethod {

    private final Registrations registrations;
    private final Departures departures;
    private final Visitors visitors;
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final Audit audit;

    OidcLogin(
            Registrations registrations,
            Departures departures,
            Visitors visitors,
            Sessions sessions,
            SessionCookies cookies,
            Audit audit) {
        this.registrations = registrations;
        this.departures = departures;
        this.visitors = visitors;
        this.sessions = sessions;
        this.cookies = cookies;
        this.audit = audit;
    }

    @Override
    public void addTo(ServerHttpSecurity http) {
        var requests = new DefaultServerOAuth2AuthorizationRequestResolver(registrations);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        http.oauth2Login(login -> login.clientRegistrationRepository(registrations)
                .authorizedClientRepository(new Forgetful())
                .authorizationRequestResolver(requests)
                .authorizationRequestRepository(departures)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authenticationSuccessHandler(this::welcome)
                .authenticationFailureHandler((at, failure) -> {
                    audit.note(
                            at.getExchange(),
                            "sign-in",
                            "oidc",
                            "refused",
                            failure.getClass().getSimpleName());
                    return Mono.error(new ProblemException(
                            Problem.UNAUTHENTICATED, "The sign-in at the issuer did not succeed. Begin again."));
                }));
    }

    private Mono<Void> welcome(WebFilterExchange at, Authentication authentication) {
        var exchange = at.getExchange();
        return visitors.visit((OidcUser) Objects.requireNonNull(authentication.getPrincipal()))
                .switchIfEmpty(Mono.error(() -> new ProblemException(Problem.FORBIDDEN, "This user is kept out.")))
                .flatMap(sessions::begin)
                .flatMap(begun -> {
                    cookies.give(exchange.getResponse(), begun);
                    audit.note(exchange, begun.caller(), "sign-in", "oidc", "done", "");
                    exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
                    exchange.getResponse().getHeaders().setLocation(URI.create("/"));
                    return exchange.getResponse().setComplete();
                });
    }

    /** Keeps nothing: what the issuer lets its users do elsewhere is not the suite's business. */
    private static final class Forgetful implements ServerOAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> Mono<T> loadAuthorizedClient(
                String registration, Authentication principal, ServerWebExchange exchange) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> saveAuthorizedClient(
                OAuth2AuthorizedClient client, Authentication principal, ServerWebExchange exchange) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> removeAuthorizedClient(
                String registration, Authentication principal, ServerWebExchange exchange) {
            return Mono.empty();
        }
    }
}
