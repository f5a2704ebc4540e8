package io.novelengine.gateway.apitoken;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.shared.web.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The tokens of whoever asks; administrators see and revoke those of others too. */
@RestController
@RequestMapping("/api/v1/tokens")
class ApiTokenController {

    private static final int DEFAULT_DAYS = 90;

    private final ApiTokens tokens;

    ApiTokenController(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping
    Mono<ResponseEntity<Token>> make(@Valid @RequestBody NewToken wanted, Caller caller) {
        var role = Role.of(wanted.role)
                .filter(known -> known != Role.SERVICE)
                .orElseThrow(() -> ProblemException.invalid("role", "must be one of reader, author, operator, admin"));
        if (!caller.is(role)) {
            throw ProblemException.invalid("role", "must not be more than you are");
        }
        var days = wanted.days == null ? DEFAULT_DAYS : wanted.days;
        return tokens.make(caller, wanted.name, role, Duration.ofDays(days)).map(made -> ResponseEntity.created(
                        URI.create("/api/v1/tokens/" + made.token().id()))
                .cacheControl(CacheControl.noStore())
                .body(Token.of(made.token(), made.text())));
    }

    @GetMapping
    Mono<Page<Token>> list(
            @RequestParam(required = false) @Size(max = 80) @Nullable String owner,
            @RequestParam(required = false) @Size(max = 200) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit,
            Caller caller) {
        if (owner != null && !owner.equals(caller.id())) {
            caller.require(Role.ADMIN);
        }
        return tokens.page(owner == null ? caller.id() : owner, after(cursor), limit)
                .map(found -> Page.of(found, limit, token -> token.id().toString()))
                .map(page -> new Page<>(
                        page.items().stream()
                                .map(token -> Token.of(token, null))
                                .toList(),
                        page.next()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(@PathVariable UUID id, Caller caller) {
        return tokens.revoke(id, caller.is(Role.ADMIN) ? null : caller.id());
    }

    private static @Nullable UUID after(@Nullable String cursor) {
        var key = Page.after(cursor);
        try {
            return key == null ? null : UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "is not a cursor that this list has given");
        }
    }

    /**
     * A token that is wanted.
     *
     * @param days of its life; 90 when absent
     */
    record NewToken(
            @NotBlank @Size(max = 80) String name,
            @NotNull String role,
            @Nullable @Min(1) @Max(366) Integer days) {}

    /**
     * A token as its owner sees it.
     *
     * @param token the secret, only in the answer to its making
     */
    record Token(
            UUID id,
            String owner,
            String name,
            String role,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt,
            @Nullable String token) {

        static Token of(ApiToken token, @Nullable String text) {
            return new Token(
                    token.id(),
                    token.owner(),
                    token.name(),
                    token.role().word(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.revokedAt(),
                    token.lastUsedAt(),
                    text);
        }

        @Override
        public String toString() {
            return "Token[" + id + "]";
        }
    }
}
