package io.novelengine.gateway.security;

import io.novelengine.gateway.config.GatewayProperties;
import io.novelengine.shared.identity.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Knows the operator of the installation by the token, without asking anything or anybody; the time to refuse does not tell
 * how much of a token was right.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OperatorToken implements Credential {

    static final int SHORTEST = 20;

    private static final Mono<Known> OPERATOR =
            Mono.just(Known.of(Caller.OPERATOR, new Presented(Presented.Kind.SUBJECT, Caller.OPERATOR.id())));

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
    public boolean takes(Presented presented) {
        return presented.kind() == Presented.Kind.BEARER && MessageDigest.isEqual(digest, digest(presented.secret()));
    }

    @Override
    public Mono<Known> known(Presented presented) {
        return OPERATOR;
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
