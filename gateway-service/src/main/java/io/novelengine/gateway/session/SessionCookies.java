package io.novelengine.gateway.session;

import io.novelengine.gateway.security.SecurityConfiguration;
import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;

/** The two cookies of a session: its id, which no script can read, and the proof, which the gateway's own pages read. */
@Component
public class SessionCookies {

    private final SessionProperties settings;

    SessionCookies(SessionProperties settings) {
        this.settings = settings;
    }

    /** Gives the cookies to the browser. */
    public void give(ServerHttpResponse response, Sessions.Begun session) {
        response.addCookie(cookie(SecurityConfiguration.SESSION_COOKIE, session.id(), true, settings.longest()));
        response.addCookie(cookie(SecurityConfiguration.PROOF_COOKIE, session.proof(), false, settings.longest()));
    }

    /** Whether browsers send cookies over TLS only. */
    public boolean secure() {
        return settings.secure();
    }

    void take(ServerHttpResponse response) {
        response.addCookie(cookie(SecurityConfiguration.SESSION_COOKIE, "", true, Duration.ZERO));
        response.addCookie(cookie(SecurityConfiguration.PROOF_COOKIE, "", false, Duration.ZERO));
    }

    private ResponseCookie cookie(String name, String value, boolean hidden, Duration age) {
        return ResponseCookie.from(name, value)
                .httpOnly(hidden)
                .secure(settings.secure())
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build();
    }
}
