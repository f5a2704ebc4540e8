package io.novelengine.gateway.mint;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Gives services the tokens for their calls to one another, on their own behalf or on that of a caller. */
@RestController
class ServiceTokenController {

    private static final String SCHEME = "Bearer ";

    private final Clients clients;
    private final Mint mint;
    private final Subjects subjects;
    private final Clock clock;

    ServiceTokenController(Clients clients, Mint mint, Subjects subjects, Clock clock) {
        this.clients = clients;
        this.mint = mint;
        this.subjects = subjects;
        this.clock = clock;
    }

    @PostMapping("/internal/tokens")
    Mono<ResponseEntity<Given>> give(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @Valid @RequestBody Wanted wanted) {
        var secret = authorization.startsWith(SCHEME) ? authorization.substring(SCHEME.length()) : "";
        if (!clients.knows(wanted.client, secret)) {
            throw new ProblemException(Problem.UNAUTHENTICATED, "This is not the secret of that service.");
        }
        return caller(wanted).map(caller -> mint.mint(caller, wanted.audience)).map(token -> ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(given(token)));
    }

    private Mono<Caller> caller(Wanted wanted) {
        return wanted.subject == null
                ? Mono.just(Caller.service(wanted.client))
                : subjects.byId(wanted.subject)
                        .switchIfEmpty(
                                Mono.error(() -> ProblemException.invalid("subject", "there is nobody with this id")));
    }

    private Given given(Mint.Minted token) {
        return new Given(
                token.token(),
                Math.max(0, Duration.between(clock.instant(), token.endsAt()).toSeconds()));
    }

    /** A service asks for a token. */
    record Wanted(
            @NotNull @Pattern(regexp = "[a-z]{1,20}") String client,

            @NotNull @Pattern(regexp = "[a-z]{1,20}") String audience,

            @Nullable @Size(max = 80) String subject) {}

    /**
     * A token.
     *
     * @param expiresIn seconds
     */
    record Given(String token, long expiresIn) {}
}
