package io.novelengine.gateway.security;

import io.novelengine.shared.identity.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody known, in the words of Spring Security: an authority for each role, the included ones too. */
final class Authenticated extends AbstractAuthenticationToken {

    private final Known known;

    Authenticated(Known known) {
        super(authorities(known));
        this.known = known;
        setAuthenticated(true);
    }

    private static Collection<? extends GrantedAuthority> authorities(Known known) {
        return Arrays.stream(Role.values())
                .filter(known.caller()::is)
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }

    Known known() {
        return known;
    }

    @Override
    public Object getCredentials() {
        return List.of();
    }

    @Override
    public Object getPrincipal() {
        return known.caller();
    }
}
