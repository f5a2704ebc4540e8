package io.novelengine.gateway.account;

import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user.
 *
 * @param name by which the user signs in, in lower case
 * @param title for people to read
 * @param password encoded; null for who signs in elsewhere
 * @param disabled whether the user is kept out
 * @param epoch sessions of an earlier epoch have ended
 */
public record Account(
        UUID id,
        String name,
        String title,
        Set<Role> roles,
        @Nullable String password,
        boolean disabled,
        int epoch,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** Who this is to the services. */
    public Caller caller() {
        return new Caller(id.toString(), title, roles);
    }

    /** Whether this user may administer, and is not kept out. */
    boolean administers() {
        return roles.contains(Role.ADMIN) && !disabled;
    }

    @Override
    public String toString() {
        return "Account[" + name + "]";
    }
}
