package io.novelengine.gateway.security;

import org.springframework.security.config.web.server.ServerHttpSecurity;

/** Another way to sign in with a browser, which adds what it needs to the door. */
@FunctionalInterface
public interface SignInMethod {

    /** Adds itself. */
    void addTo(ServerHttpSecurity http);
}
