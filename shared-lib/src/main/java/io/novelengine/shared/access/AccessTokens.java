package io.novelengine.shared.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Verifies the gateway's tokens for one audience: ES256, issuer, audience, and an end that is near. A token seen before costs
 * a lookup until it ends.
 */
public final class AccessTokens {

    /** Who issues the tokens. */
    public static final String ISSUER = "novel-gateway";

    /** Longest life of a token. */
    public static final Duration LONGEST_LIFE = Duration.ofMinutes(2);

    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 20_000;
    private static final int LONGEST_TOKEN = 8192;

    private final KeySource keys;
    private final String audience;
    private final Clock clock;
    private final Cache<String, Verified> verified;

    /**
     * @param audience the one service that these tokens must be meant for
     */
    public AccessTokens(KeySource keys, String audience, Clock clock) {
        this.keys = keys;
        this.audience = audience;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfter(Expiry.creating(
                        (String token, Verified known) -> Duration.between(clock.instant(), known.ends())))
                .build();
    }

    /** Who sent this token, if it was verified before and has not ended. */
    public @Nullable Caller known(String token) {
        var known = verified.getIfPresent(token);
        return known == null || known.ends().isBefore(clock.instant()) ? null : known.caller();
    }

    /** Who sent this token; a {@link TokenRefused} when it is not good, a 503 problem when that cannot be known now. */
    public Mono<Caller> verify(String token) {
        return Mono.defer(() -> {
            if (token.length() > LONGEST_TOKEN) {
                return Mono.error(new TokenRefused("it is too long"));
            }
            var jwt = parsed(token);
            if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())
                    || jwt.getHeader().getKeyID() == null) {
                return Mono.error(new TokenRefused("it is not signed by the gateway"));
            }
            return keys.key(jwt.getHeader().getKeyID())
                    .switchIfEmpty(Mono.error(() -> new TokenRefused("its key is not known")))
                    .map(key -> verified(jwt, key))
                    .doOnNext(known -> verified.put(token, known))
                    .map(Verified::caller);
        });
    }

    private static SignedJWT parsed(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException e) {
            throw new TokenRefused("it is no token of the gateway");
        }
    }

    private Verified verified(SignedJWT jwt, ECKey key) {
        try {
            if (!jwt.verify(new ECDSAVerifier(key))) {
                throw new TokenRefused("its signature is wrong");
            }
            return accepted(jwt.getJWTClaimsSet());
        } catch (JOSEException | ParseException e) {
            throw new TokenRefused("it cannot be verified");
        }
    }

    private Verified accepted(JWTClaimsSet claims) throws ParseException {
        if (!ISSUER.equals(claims.getIssuer())) {
            throw new TokenRefused("it has another issuer");
        }
        if (!List.of(audience).equals(claims.getAudience())) {
            throw new TokenRefused("it is meant for another service");
        }
        var subject = claims.getSubject();
        if (claims.getExpirationTime() == null || subject == null || subject.isBlank()) {
            throw new TokenRefused("a claim is missing");
        }
        var ends = claims.getExpirationTime().toInstant().plus(SKEW);
        var now = clock.instant();
        if (!ends.isAfter(now)) {
            throw new TokenRefused("it has ended");
        }
        if (ends.isAfter(now.plus(LONGEST_LIFE).plus(SKEW.multipliedBy(2)))) {
            throw new TokenRefused("it would live too long");
        }
        return new Verified(caller(subject, claims), ends);
    }

    private static Caller caller(String subject, JWTClaimsSet claims) throws ParseException {
        var roles = EnumSet.noneOf(Role.class);
        var words = claims.getStringListClaim("roles");
        if (words != null) {
            words.forEach(word -> Role.of(word).ifPresent(roles::add));
        }
        var name = claims.getStringClaim("name");
        return new Caller(subject, name == null ? subject : name, roles);
    }

    private record Verified(Caller caller, Instant ends) {}
}
