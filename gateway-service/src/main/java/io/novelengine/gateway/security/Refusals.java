package io.novelengine.gateway.security;

import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Says no in problem documents: 401 to whom is not known, 403 to whom may not. */
final class Refusals implements ServerAuthenticationEntryPoint, ServerAccessDeniedHandler {

    private static final String CHALLENGE = "Bearer realm=\"novel\"";

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException failure) {
        return Mono.defer(() -> {
            var wrong = failure instanceof BadCredentialsException;
            exchange.getResponse()
                    .getHeaders()
                    .set(HttpHeaders.WWW_AUTHENTICATE, wrong ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE);
            if (wrong && hasSessionOnly(exchange)) {
                exchange.getResponse()
                        .addCookie(ResponseCookie.from(SecurityConfiguration.SESSION_COOKIE, "")
                                .path("/")
                                .maxAge(Duration.ZERO)
                                .build());
                return Mono.error(
                        new ProblemException(Problem.UNAUTHENTICATED, "The session has ended. Sign in again."));
            }
            return Mono.error(new ProblemException(
                    Problem.UNAUTHENTICATED,
                    wrong
                            ? "The token is not one of this suite."
                            : "This needs a token: send 'Authorization: Bearer <token>'."));
        });
    }

    private static boolean hasSessionOnly(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return !request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                && request.getCookies().containsKey(SecurityConfiguration.SESSION_COOKIE);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        return Mono.error(new ProblemException(Problem.FORBIDDEN, "The token does not allow this."));
    }
}
