package io.novelengine.gateway.security;

import io.novelengine.shared.access.Callers;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets somebody known go on. Who is known by a cookie, which browsers send by themselves, proves by a header that a change is
 * meant.
 */
final class Entrance implements ServerAuthenticationSuccessHandler {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Override
    public Mono<Void> onAuthenticationSuccess(WebFilterExchange at, Authentication authentication) {
        var known = ((Authenticated) authentication).known();
        var exchange = at.getExchange();
        exchange.getAttributes().put(Callers.ATTRIBUTE, known.caller());
        exchange.getAttributes().put(Standing.KNOWN, known);
        if (known.proof() != null && !isMeant(exchange, known.proof())) {
            return Mono.error(() -> new ProblemException(
                    Problem.FORBIDDEN,
                    "With a session, send the cookie " + SecurityConfiguration.PROOF_COOKIE + " as the header "
                            + SecurityConfiguration.PROOF_HEADER + " when you change something."));
        }
        return at.getChain().filter(exchange);
    }

    private static boolean isMeant(ServerWebExchange exchange, String proof) {
        var request = exchange.getRequest();
        if (READS.contains(request.getMethod())) {
            return true;
        }
        return !"cross-site".equals(request.getHeaders().getFirst("Sec-Fetch-Site"))
                && isSame(proof, request.getHeaders().getFirst(SecurityConfiguration.PROOF_HEADER));
    }

    private static boolean isSame(String proof, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        proof.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
