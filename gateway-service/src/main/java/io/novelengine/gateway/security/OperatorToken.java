package io.novelengine.gateway.security;

import io.novelengine.gateway.config.GatewayProperties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Knows the operator by the token; the time to refuse does not tell how much of a token was right. */
@Component
class OperatorToken implements ReactiveAuthenticationManager {

    static final int SHORTEST = 20;
    static final String OPERATOR = "OPERATOR";

    private final byte[] digest;

    OperatorToken(GatewayProperties gateway) {
        if (gateway.token().isBlank()) {
            throw new OperatorTokenMissing("is not set");
        }
        if (gateway.token().length() < SHORTEST) {
            throw new OperatorTokenMissing("is shorter than " + SHORTEST + " characters");
        }
        digest = digest(gateway.token());
    }

    @Override
    public Mono<Authentication> authenticate(Authentication offered) {
        return Mono.fromCallable(() -> {
            if (!MessageDigest.isEqual(digest, digest(String.valueOf(offered.getCredentials())))) {
                throw new BadCredentialsException("Not a token of this suite");
            }
            return UsernamePasswordAuthenticationToken.authenticated(
                    "operator", "", List.of(new SimpleGrantedAuthority("ROLE_" + OPERATOR)));
        });
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
