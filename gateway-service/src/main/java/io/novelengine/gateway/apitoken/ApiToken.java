package io.novelengine.gateway.apitoken;

import io.novelengine.shared.identity.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token that somebody made, without its secret.
 *
 * @param owner id of the user whom it stands for
 * @param role most that it allows, and never more than its owner may
 */
record ApiToken(
        UUID id,
        String owner,
        String name,
        Role role,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    boolean isGoodAt(Instant now) {
        return revokedAt == null && expiresAt.isAfter(now);
    }
}
