package io.novelengine.gateway.account;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.shared.web.EntityTag;
import io.novelengine.shared.web.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The users, for administrators. */
@RestController
@RequestMapping("/api/v1/users")
class UserController {

    private static final String NAME = "[a-z0-9][a-z0-9._@-]{1,62}";

    private final Accounts accounts;

    UserController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    Mono<Page<User>> list(
            @RequestParam(required = false) @Size(max = 200) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit,
            Caller caller) {
        caller.require(Role.ADMIN);
        return accounts.page(Page.after(cursor), limit)
                .map(found -> Page.of(found, limit, Account::name))
                .map(page -> new Page<>(page.items().stream().map(User::of).toList(), page.next()));
    }

    @PostMapping
    Mono<ResponseEntity<User>> create(@Valid @RequestBody NewUser user, Caller caller) {
        caller.require(Role.ADMIN);
        return accounts.create(user.name, user.title, roles(user.roles), user.password)
                .map(account -> ResponseEntity.created(URI.create("/api/v1/users/" + account.id()))
                        .eTag(tag(account))
                        .body(User.of(account)));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<User>> read(@PathVariable UUID id, Caller caller) {
        caller.require(Role.ADMIN);
        return accounts.get(id).map(UserController::answer);
    }

    @PatchMapping("/{id}")
    Mono<ResponseEntity<User>> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Change change,
            Caller caller) {
        caller.require(Role.ADMIN);
        var version = EntityTag.version(ifMatch);
        var password = change.password == null ? Mono.just("") : accounts.encoded(change.password);
        var ends = change.password != null || Boolean.TRUE.equals(change.disabled);
        return password.flatMap(encoded -> accounts.change(id, version, account -> change.of(account, encoded), ends))
                .map(UserController::answer);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(@PathVariable UUID id, Caller caller) {
        caller.require(Role.ADMIN);
        return accounts.delete(id);
    }

    private static ResponseEntity<User> answer(Account account) {
        return ResponseEntity.ok().eTag(tag(account)).body(User.of(account));
    }

    private static String tag(Account account) {
        return "\"" + account.version() + "\"";
    }

    private static Set<Role> roles(List<String> words) {
        return words.stream()
                .map(word -> Role.of(word)
                        .filter(role -> role != Role.SERVICE)
                        .orElseThrow(
                                () -> ProblemException.invalid("roles", "must be of reader, author, operator, admin")))
                .collect(Collectors.toSet());
    }

    /** A new user. */
    record NewUser(
            @NotNull @Pattern(regexp = NAME) String name,
            @Nullable @Size(max = 120) String title,
            @NotNull @Size(min = 1, max = 4) List<@NotNull String> roles,
            @NotNull @Size(max = 200) String password) {

        @Override
        public String toString() {
            return "NewUser[" + name + "]";
        }
    }

    /** What is to be another way; what is absent stays. */
    record Change(
            @Nullable @Size(max = 120) String title,
            @Nullable @Size(min = 1, max = 4) List<@NotNull String> roles,
            @Nullable Boolean disabled,
            @Nullable @Size(max = 200) String password) {

        Account of(Account account, String encoded) {
            return new Account(
                    account.id(),
                    account.name(),
                    Objects.requireNonNullElse(title, account.title()),
                    roles == null ? account.roles() : UserController.roles(roles),
                    encoded.isEmpty() ? account.password() : encoded,
                    Objects.requireNonNullElse(disabled, account.disabled()),
                    account.epoch(),
                    account.version(),
                    account.createdAt(),
                    account.updatedAt());
        }

        @Override
        public String toString() {
            return "Change[]";
        }
    }

    /** A user, without what is secret. */
    record User(
            UUID id,
            String name,
            String title,
            List<String> roles,
            boolean disabled,
            Instant createdAt,
            Instant updatedAt) {

        static User of(Account account) {
            return new User(
                    account.id(),
                    account.name(),
                    account.title(),
                    account.roles().stream().sorted().map(Role::word).toList(),
                    account.disabled(),
                    account.createdAt(),
                    account.updatedAt());
        }
    }
}
