package io.novelengine.gateway.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A credential that nobody has looked at yet. */
final class Unproven extends AbstractAuthenticationToken {

    private final Presented presented;

    Unproven(Presented presented) {
        super(List.of());
        this.presented = presented;
    }

    @Override
    public Presented getCredentials() {
        return presented;
    }

    @Override
    public Object getPrincipal() {
        return presented.kind();
    }
}
