package io.novelengine.gateway.security;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks the ways of being known, in their order. */
@Component
class Doorkeeper implements ReactiveAuthenticationManager {

    private final List<Credential> credentials;

    Doorkeeper(ObjectProvider<Credential> credentials) {
        this.credentials = credentials.orderedStream().toList();
    }

    @Override
    public Mono<Authentication> authenticate(Authentication offered) {
        var presented = ((Unproven) offered).getCredentials();
        return known(presented).<Authentication>map(Authenticated::new).switchIfEmpty(refused());
    }

    /** Whom this stands for; empty when it is not good; a problem when that cannot be known now. */
    Mono<Known> known(Presented presented) {
        for (var credential : credentials) {
            if (credential.takes(presented)) {
                return credential.known(presented);
            }
        }
        return Mono.empty();
    }

    private static Mono<Authentication> refused() {
        return Mono.error(() -> new BadCredentialsException("Not a credential of this suite"));
    }
}
