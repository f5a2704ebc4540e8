package io.novelengine.gateway.account;

import io.novelengine.gateway.lookup.Lookups;
import io.novelengine.gateway.mint.Subjects;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Ids;
import io.novelengine.shared.identity.Role;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The users. */
@Component
public class Accounts implements Subjects {

    private static final int MOST_REMEMBERED = 10_000;

    private final AccountStore store;
    private final Passwords passwords;
    private final Ids ids;
    private final Lookups<Account> known;

    Accounts(AccountStore store, Passwords passwords, AccountProperties settings, Ids ids, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.ids = ids;
        this.known = new Lookups<>(
                settings.fresh(), settings.grace(), MOST_REMEMBERED, clock, id -> store.byId(UUID.fromString(id)));
    }

    @Override
    public Mono<Caller> byId(String id) {
        if (id.equals(Caller.OPERATOR.id())) {
            return Mono.just(Caller.OPERATOR);
        }
        return id.equals(Caller.ANONYMOUS.id())
                ? Mono.just(Caller.ANONYMOUS)
                : active(id).map(Account::caller);
    }

    /** The user with this id, unless kept out; as remembered, so no older than is said in the settings. */
    public Mono<Account> active(String id) {
        return isId(id) ? known.get(id).filter(account -> !account.disabled()) : Mono.empty();
    }

    /** The user with this name and password; empty when there is none or the user is kept out. It takes equally long. */
    public Mono<Account> proven(String name, String password) {
        return store.byName(name.toLowerCase(Locale.ROOT))
                .map(java.util.Optional::of)
                .defaultIfEmpty(java.util.Optional.empty())
                .flatMap(found -> passwords
                        .matches(password, found.map(Account::password).orElse(null))
                        .flatMap(right -> right ? Mono.justOrEmpty(found) : Mono.empty()))
                .filter(account -> !account.disabled());
    }

    /** The user known elsewhere by this issuer and subject, made on the first visit. */
    public Mono<Account> visiting(String issuer, String subject, String title, Set<Role> roles) {
        return store.bySubject(issuer, subject)
                .switchIfEmpty(Mono.defer(
                        () -> store.insert(ids.next(), guestName(issuer, subject), title, roles, null, issuer, subject)
                                .switchIfEmpty(store.bySubject(issuer, subject))))
                .flatMap(account -> account.roles().equals(roles)
                        ? Mono.just(account)
                        : changed(store.update(withRoles(account, roles), false).defaultIfEmpty(account)))
                .filter(account -> !account.disabled());
    }

    private static String guestName(String issuer, String subject) {
        return "oidc-"
                + io.novelengine.shared.identity.Digest.sha256(issuer, "\n", subject)
                        .substring(0, 24);
    }

    private static Account withRoles(Account account, Set<Role> roles) {
        return new Account(
                account.id(),
                account.name(),
                account.title(),
                roles,
                account.password(),
                account.disabled(),
                account.epoch(),
                account.version(),
                account.createdAt(),
                account.updatedAt());
    }

    /** Ends all sessions of the user. */
    public Mono<Void> endSessions(String id) {
        return isId(id)
                ? store.endSessions(UUID.fromString(id))
                        .doOnNext(ended -> known.forget(id))
                        .then()
                : Mono.empty();
    }

    Mono<List<Account>> page(@Nullable String after, int limit) {
        return store.page(after, limit);
    }

    Mono<Account> get(UUID id) {
        return store.byId(id).switchIfEmpty(Mono.error(() -> ProblemException.notFound("user", id)));
    }

    Mono<Account> create(String name, @Nullable String title, Set<Role> roles, String password) {
        return passwords
                .encoded(password)
                .flatMap(encoded ->
                        store.insert(ids.next(), name, title == null ? name : title, roles, encoded, null, null))
                .switchIfEmpty(Mono.error(
                        () -> new ProblemException(Problem.CONFLICT, "There is a user '" + name + "' already.")));
    }

    Mono<Account> change(UUID id, @Nullable Long version, UnaryOperator<Account> change, boolean endSessions) {
        return get(id).filter(account -> version == null || account.version() == version)
                .flatMap(account -> changed(kept(account, change.apply(account), endSessions)))
                .switchIfEmpty(Mono.error(
                        () -> new ProblemException(Problem.STALE, "The user was changed meanwhile. Read it again.")));
    }

    private Mono<Account> kept(Account before, Account now, boolean endSessions) {
        var update = store.update(now, endSessions);
        return before.administers() && !now.administers() ? store.unlessLastAdmin(before.id(), update) : update;
    }

    Mono<String> encoded(String password) {
        return passwords.encoded(password);
    }

    Mono<Boolean> matches(String password, @Nullable String encoded) {
        return passwords.matches(password, encoded);
    }

    Mono<Void> delete(UUID id) {
        return store.unlessLastAdmin(id, store.delete(id))
                .filter(deleted -> deleted > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("user", id)))
                .doOnNext(deleted -> known.forget(id.toString()))
                .then();
    }

    private Mono<Account> changed(Mono<Account> change) {
        return change.doOnNext(account -> known.forget(account.id().toString()));
    }

    private static boolean isId(String id) {
        try {
            return UUID.fromString(id).toString().equals(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
