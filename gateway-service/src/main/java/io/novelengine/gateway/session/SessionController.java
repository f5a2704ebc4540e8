package io.novelengine.gateway.session;

import io.novelengine.gateway.account.Accounts;
import io.novelengine.gateway.account.Attempts;
import io.novelengine.gateway.audit.Audit;
import io.novelengine.gateway.security.SecurityConfiguration;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signing in and out with a browser. */
@RestController
@RequestMapping("/api/v1/session")
class SessionController {

    private static final String SIGN_IN = "sign-in";

    private final Accounts accounts;
    private final Attempts attempts;
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final Audit audit;

    SessionController(Accounts accounts, Attempts attempts, Sessions sessions, SessionCookies cookies, Audit audit) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.sessions = sessions;
        this.cookies = cookies;
        this.audit = audit;
    }

    @PostMapping
    Mono<ResponseEntity<Session>> signIn(@Valid @RequestBody SignIn who, ServerWebExchange exchange) {
        var name = who.name.toLowerCase(Locale.ROOT);
        return attempts.guard(name, exchange, accounts.proven(name, who.password))
                .doOnError(
                        ProblemException.class,
                        refused -> audit.note(
                                exchange,
                                SIGN_IN,
                                name,
                                refused.problem() == Problem.UNAVAILABLE ? "failed" : "refused",
                                refused.problem().name().toLowerCase(Locale.ROOT)))
                .flatMap(sessions::begin)
                .flatMap(begun -> welcome(begun, name, exchange));
    }

    /** The operator of the installation, by the token, for the gateway's own pages. */
    @PostMapping("/operator")
    Mono<ResponseEntity<Session>> signInOperator(Caller caller, ServerWebExchange exchange) {
        caller.require(Role.OPERATOR);
        if (!caller.equals(Caller.OPERATOR)) {
            throw new ProblemException(Problem.FORBIDDEN, "This is for the operator of the installation.");
        }
        return sessions.beginOfOperator().flatMap(begun -> welcome(begun, caller.name(), exchange));
    }

    private Mono<ResponseEntity<Session>> welcome(Sessions.Begun begun, String name, ServerWebExchange exchange) {
        var before = exchange.getRequest().getCookies().getFirst(SecurityConfiguration.SESSION_COOKIE);
        var ended = before == null || before.getValue().isEmpty()
                ? Mono.<Void>empty()
                : sessions.end(before.getValue()).onErrorComplete();
        return ended.then(Mono.fromSupplier(() -> {
            cookies.give(exchange.getResponse(), begun);
            audit.note(exchange, begun.caller(), SIGN_IN, name, "done", "");
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Session.of(begun.caller()));
        }));
    }

    @GetMapping
    Session who(Caller caller) {
        caller.require(Role.READER);
        return Session.of(caller);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> signOut(
            @RequestParam(defaultValue = "false") boolean everywhere, Caller caller, ServerWebExchange exchange) {
        caller.require(Role.READER);
        var cookie = exchange.getRequest().getCookies().getFirst(SecurityConfiguration.SESSION_COOKIE);
        cookies.take(exchange.getResponse());
        audit.note(exchange, "sign-out", caller.name(), "done", everywhere ? "everywhere" : "");
        return (everywhere ? accounts.endSessions(caller.id()) : Mono.<Void>empty())
                .then(cookie == null ? Mono.empty() : sessions.end(cookie.getValue()));
    }

    /** Who signs in. */
    record SignIn(
            @NotBlank @Size(max = 80) String name,
            @NotNull @Size(max = 200) String password) {

        @Override
        public String toString() {
            return "SignIn[" + name + "]";
        }
    }

    /** Who is signed in. */
    record Session(String id, String name, List<String> roles) {

        static Session of(Caller caller) {
            return new Session(
                    caller.id(),
                    caller.name(),
                    caller.roles().stream().map(Role::word).toList());
        }
    }
}
