package io.novelengine.gateway.apitoken;

import io.novelengine.shared.database.Database;
import io.novelengine.shared.identity.Role;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The tokens in the database, by the SHA-256 of each. */
@Component
class ApiTokenStore {

    private static final String COLUMNS = "id, owner, name, role, created_at, expires_at, revoked_at, last_used_at";

    private final Database database;

    ApiTokenStore(Database database) {
        this.database = database;
    }

    Mono<ApiToken> byDigest(String digest) {
        return database.sql("select " + COLUMNS + " from api_token where digest = :digest")
                .bind("digest", HexFormat.of().parseHex(digest))
                .one(ApiTokenStore::token);
    }

    /** Adds a token unless its owner has as many that are good as anybody may have. */
    Mono<ApiToken> insert(UUID id, String digest, String owner, String name, Role role, Instant expiresAt, int most) {
        return database.sql("insert into api_token (id, digest, owner, name, role, expires_at)"
                        + " select :id, :digest, :owner, :name, :role, :expires where (select count(*) from api_token"
                        + " where owner = :owner and revoked_at is null and expires_at > now()) < :most"
                        + " returning " + COLUMNS)
                .bind("id", id)
                .bind("digest", HexFormat.of().parseHex(digest))
                .bind("owner", owner)
                .bind("name", name)
                .bind("role", role.word())
                .bind("expires", expiresAt)
                .bind("most", most)
                .one(ApiTokenStore::token);
    }

    Mono<List<ApiToken>> page(String owner, @Nullable UUID after, int limit) {
        return database.sql("select " + COLUMNS + " from api_token where owner = :owner"
                        + " and (:after::uuid is null or id > :after) order by id limit :limit")
                .bind("owner", owner)
                .bind("after", after, UUID.class)
                .bind("limit", limit + 1)
                .list(ApiTokenStore::token);
    }

    /** Revokes a token, of this owner unless null; gives its digest. */
    Mono<String> revoke(UUID id, @Nullable String owner) {
        return database.sql("update api_token set revoked_at = coalesce(revoked_at, now())"
                        + " where id = :id and (:owner::text is null or owner = :owner) returning digest")
                .bind("id", id)
                .bind("owner", owner, String.class)
                .one(row -> HexFormat.of().formatHex(Objects.requireNonNull(row.get("digest", byte[].class))));
    }

    Mono<Long> used(Map<UUID, Instant> uses) {
        return database.sql("update api_token t set last_used_at = greatest(t.last_used_at, u.at)"
                        + " from unnest(:ids::uuid[], :at::timestamptz[]) as u (id, at) where t.id = u.id")
                .bind("ids", uses.keySet().toArray(UUID[]::new))
                .bind("at", uses.values().stream().map(Instant::toString).toArray(String[]::new))
                .update();
    }

    private static ApiToken token(Readable row) {
        return new ApiToken(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("owner", String.class)),
                Objects.requireNonNull(row.get("name", String.class)),
                Role.of(Objects.requireNonNull(row.get("role", String.class))).orElse(Role.READER),
                Objects.requireNonNull(row.get("created_at", Instant.class)),
                Objects.requireNonNull(row.get("expires_at", Instant.class)),
                row.get("revoked_at", Instant.class),
                row.get("last_used_at", Instant.class));
    }
}
