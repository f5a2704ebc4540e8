package io.novelengine.gateway.account;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Whoever asks, about themselves. */
@RestController
@RequestMapping("/api/v1/me")
class MeController {

    private final Accounts accounts;
    private final Attempts attempts;

    MeController(Accounts accounts, Attempts attempts) {
        this.accounts = accounts;
        this.attempts = attempts;
    }

    @GetMapping
    Me me(Caller caller) {
        return new Me(
                caller.id(),
                caller.name(),
                caller.roles().stream().map(Role::word).toList());
    }

    /** A new password ends all sessions. */
    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> password(@Valid @RequestBody NewPassword wanted, Caller caller, ServerWebExchange exchange) {
        return accounts.active(caller.id())
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problem.CONFLICT, "The operator of the installation has a token and no password.")))
                .flatMap(account -> attempts.guard(account.name(), exchange, proven(account, wanted.current)))
                .flatMap(account -> accounts.encoded(wanted.password)
                        .flatMap(encoded -> accounts.change(
                                UUID.fromString(caller.id()),
                                null,
                                now -> new UserController.Change(null, null, null, null).of(now, encoded),
                                true)))
                .then();
    }

    private Mono<Account> proven(Account account, String password) {
        return accounts.matches(password, account.password())
                .filter(right -> right)
                .map(right -> account);
    }

    /** Who asks. */
    record Me(String id, String name, List<String> roles) {}

    /** The password that is, and the one that is to be. */
    record NewPassword(
            @NotNull @Size(max = 200) String current,
            @NotNull @Size(max = 200) String password) {

        @Override
        public String toString() {
            return "NewPassword[]";
        }
    }
}
