package io.novelengine.gateway.account;

import io.novelengine.shared.database.Database;
import io.novelengine.shared.identity.Role;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The users in the database. */
@Component
class AccountStore {

    private static final String COLUMNS =
            "id, name, title, roles, password, disabled, epoch, version, created_at, updated_at";

    private final Database database;

    AccountStore(Database database) {
        this.database = database;
    }

    Mono<Account> byId(UUID id) {
        return database.sql("select " + COLUMNS + " from account where id = :id")
                .bind("id", id)
                .one(AccountStore::account);
    }

    Mono<Account> byName(String name) {
        return database.sql("select " + COLUMNS + " from account where name = :name")
                .bind("name", name)
                .one(AccountStore::account);
    }

    Mono<Account> bySubject(String issuer, String subject) {
        return database.sql("select " + COLUMNS + " from account where issuer = :issuer and subject = :subject")
                .bind("issuer", issuer)
                .bind("subject", subject)
                .one(AccountStore::account);
    }

    Mono<List<Account>> page(@Nullable String after, int limit) {
        return database.sql("select " + COLUMNS + " from account where name > :after order by name limit :limit")
                .bind("after", after == null ? "" : after)
                .bind("limit", limit + 1)
                .list(AccountStore::account);
    }

    Mono<Boolean> hasAdmin() {
        return database.sql("select exists (select from account where 'admin' = any (roles)) as there")
                .one(row -> Boolean.TRUE.equals(row.get("there", Boolean.class)));
    }

    Mono<Account> insert(
            UUID id,
            String name,
            String title,
            Set<Role> roles,
            @Nullable String password,
            @Nullable String issuer,
            @Nullable String subject) {
        return database.sql("insert into account (id, name, title, roles, password, issuer, subject)"
                        + " values (:id, :name, :title, :roles, :password, :issuer, :subject)"
                        + " on conflict do nothing returning " + COLUMNS)
                .bind("id", id)
                .bind("name", name)
                .bind("title", title)
                .bind("roles", words(roles))
                .bind("password", password, String.class)
                .bind("issuer", issuer, String.class)
                .bind("subject", subject, String.class)
                .one(AccountStore::account);
    }

    /** Keeps the account as it is now, if it is still of the version given; ends the sessions when its epoch is over. */
    Mono<Account> update(Account account, boolean endSessions) {
        return database.sql("update account set title = :title, roles = :roles, password = :password,"
                        + " disabled = :disabled, epoch = epoch + :ended, version = version + 1, updated_at = now()"
                        + " where id = :id and version = :version returning " + COLUMNS)
                .bind("id", account.id())
                .bind("version", account.version())
                .bind("title", account.title())
                .bind("roles", words(account.roles()))
                .bind("password", account.password(), String.class)
                .bind("disabled", account.disabled())
                .bind("ended", endSessions ? 1 : 0)
                .one(AccountStore::account);
    }

    /**
     * Does this within a transaction, unless it would leave nobody who administers and is not kept out.
     *
     * @param id who would administer no more
     */
    <T> Mono<T> unlessLastAdmin(UUID id, Mono<T> work) {
        /*
         * Whoever takes an administrator away locks all of them first, in one order: of two who take away each other, the second
         * waits for the first, and is then given the rows as they are by then.
         */
        return database.transaction(database.sql(
                        "select id from account where 'admin' = any (roles) and not disabled order by id for update")
                .list(row -> Objects.requireNonNull(row.get("id", UUID.class)))
                .flatMap(admins -> admins.equals(List.of(id)) ? Mono.error(new LastAdmin()) : work));
    }

    Mono<Long> endSessions(UUID id) {
        return database.sql("update account set epoch = epoch + 1 where id = :id")
                .bind("id", id)
                .update();
    }

    Mono<Long> delete(UUID id) {
        return database.sql("delete from account where id = :id").bind("id", id).update();
    }

    private static String[] words(Set<Role> roles) {
        return roles.stream().map(Role::word).toArray(String[]::new);
    }

    private static Account account(Readable row) {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream(Objects.requireNonNull(row.get("roles", String[].class)))
                .forEach(word -> Role.of(word).ifPresent(roles::add));
        return new Account(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("name", String.class)),
                Objects.requireNonNull(row.get("title", String.class)),
                roles,
                row.get("password", String.class),
                Boolean.TRUE.equals(row.get("disabled", Boolean.class)),
                Objects.requireNonNull(row.get("epoch", Integer.class)),
                Objects.requireNonNull(row.get("version", Long.class)),
                Objects.requireNonNull(row.get("created_at", Instant.class)),
                Objects.requireNonNull(row.get("updated_at", Instant.class)));
    }
}
