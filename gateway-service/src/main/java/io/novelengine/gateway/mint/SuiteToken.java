package io.novelengine.gateway.mint;

import io.novelengine.gateway.security.Credential;
import io.novelengine.gateway.security.Known;
import io.novelengine.gateway.security.Presented;
import io.novelengine.shared.access.AccessTokens;
import io.novelengine.shared.access.TokenRefused;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A token that the gateway itself has made, for calls of services to the gateway. */
@Component
@Order(30)
class SuiteToken implements Credential {

    private final AccessTokens tokens;
    private final Mint mint;

    SuiteToken(AccessTokens tokens, Mint mint) {
        this.tokens = tokens;
        this.mint = mint;
    }

    @Override
    public boolean takes(Presented presented) {
        return presented.kind() == Presented.Kind.BEARER && mint.hasMade(presented.secret());
    }

    @Override
    public Mono<Known> known(Presented presented) {
        var caller = tokens.known(presented.secret());
        return (caller == null ? tokens.verify(presented.secret()) : Mono.just(caller))
                .filter(found -> !found.anonymous())
                .map(service -> Known.of(service, presented))
                .onErrorResume(TokenRefused.class, refused -> Mono.empty());
    }
}
