package io.novelengine.gateway.mint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.novelengine.gateway.key.SigningKey;
import io.novelengine.gateway.key.SigningKeys;
import io.novelengine.shared.access.AccessTokens;
import io.novelengine.shared.client.TokenSource;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes the tokens by which services know who asks. One is used for half of its life before another is made. */
@Component
public class Mint implements TokenSource {

    private static final Duration USED = AccessTokens.LONGEST_LIFE.dividedBy(2);
    private static final int MOST_REMEMBERED = 20_000;
    private static final Caller GATEWAY = Caller.service("gateway");

    private final SigningKeys keys;
    private final Clock clock;
    private final Cache<Wanted, Minted> minted;

    Mint(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.minted = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfter(Expiry.creating((Wanted wanted, Minted token) -> USED))
                .build();
    }

    /** A token of the caller for the service with this name; a 503 problem in the first moments of a start. */
    public Minted mint(Caller caller, String audience) {
        var key = keys.current();
        var wanted = new Wanted(caller, audience, key.id());
        var known = minted.getIfPresent(wanted);
        var now = clock.instant();
        if (known != null && known.endsAt().minus(USED).isAfter(now)) {
            return known;
        }
        var made = sign(caller, audience, key, now);
        minted.put(wanted, made);
        return made;
    }

    @Override
    public Mono<String> token(String audience, @Nullable Caller caller) {
        return Mono.fromSupplier(() ->
                mint(Objects.requireNonNullElse(caller, GATEWAY), audience).token());
    }

    /** Whether this reads like a token of this suite, good or not. */
    boolean hasMade(String token) {
        try {
            return AccessTokens.ISSUER.equals(
                    SignedJWT.parse(token).getJWTClaimsSet().getIssuer());
        } catch (ParseException e) {
            return false;
        }
    }

    private static Minted sign(Caller caller, String audience, SigningKey key, Instant now) {
        var ends = now.truncatedTo(ChronoUnit.SECONDS).plus(AccessTokens.LONGEST_LIFE);
        var claims = new JWTClaimsSet.Builder()
                .issuer(AccessTokens.ISSUER)
                .audience(audience)
                .subject(caller.id())
                .claim("name", caller.name())
                .claim("roles", caller.roles().stream().map(Role::word).toList())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(ends))
                .build();
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.id()).build(), claims);
            jwt.sign(new ECDSASigner(key.pair()));
            return new Minted(jwt.serialize(), ends);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Wanted(Caller caller, String audience, String key) {}

    /** A token and when it ends. */
    public record Minted(String token, Instant endsAt) {}
}
