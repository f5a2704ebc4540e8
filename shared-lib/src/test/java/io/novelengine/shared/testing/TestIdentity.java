package io.novelengine.shared.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.novelengine.shared.access.AccessTokens;
import io.novelengine.shared.access.KeySource;
import io.novelengine.shared.client.TokenSource;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** A gateway's signature for tests: tokens signed with a key that every service in this test JVM knows. */
public final class TestIdentity {

    private static final ECKey KEY = newKey("tests");

    private TestIdentity() {}

    /** The value of an {@code Authorization} header of this caller for the service with this name. */
    public static String bearer(Caller caller, String audience) {
        return "Bearer " + token(caller, audience);
    }

    /** A token of this caller for the service with this name, good for two minutes. */
    public static String token(Caller caller, String audience) {
        return token(caller, audience, AccessTokens.ISSUER, Instant.now().plus(AccessTokens.LONGEST_LIFE), KEY);
    }

    /** A token of this caller that ended a minute ago. */
    public static String expired(Caller caller, String audience) {
        return token(caller, audience, AccessTokens.ISSUER, Instant.now().minus(Duration.ofMinutes(1)), KEY);
    }

    /** A token that is right but for its signature, which is of another key with the same id. */
    public static String forged(Caller caller, String audience) {
        return token(
                caller,
                audience,
                AccessTokens.ISSUER,
                Instant.now().plus(AccessTokens.LONGEST_LIFE),
                newKey(KEY.getKeyID()));
    }

    /** A token with everything in it chosen. */
    public static String token(Caller caller, String audience, String issuer, Instant ends, ECKey key) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject(caller.id())
                .claim("name", caller.name())
                .claim("roles", caller.roles().stream().map(Role::word).toList())
                .expirationTime(Date.from(ends))
                .build();
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new key pair. */
    public static ECKey newKey(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Knows the one key of the tests. */
    public static KeySource keys() {
        return id -> KEY.getKeyID().equals(id) ? Mono.just(KEY.toPublicJWK()) : Mono.empty();
    }

    /** Vouches for the calls of the service with this name, as the gateway would. */
    public static TokenSource tokens(String service) {
        return (audience, caller) -> Mono.fromSupplier(
                () -> token(Objects.requireNonNullElseGet(caller, () -> Caller.service(service)), audience));
    }
}
