package io.novelengine.gateway.oidc;

import io.novelengine.gateway.account.Account;
import io.novelengine.gateway.account.Accounts;
import io.novelengine.shared.identity.Role;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClaimAccessor;
import reactor.core.publisher.Mono;

/** Turns what the issuer says of somebody into a user of the suite. */
final class Visitors {

    private final Accounts accounts;
    private final OidcProperties oidc;

    Visitors(Accounts accounts, OidcProperties oidc) {
        this.accounts = accounts;
        this.oidc = oidc;
    }

    /** The user, made on the first visit; empty when the user is kept out. */
    Mono<Account> visit(ClaimAccessor claims) {
        var subject = Objects.requireNonNull(claims.getClaimAsString("sub"));
        var title = Stream.of("name", "preferred_username", "email", "sub")
                .map(claims::getClaimAsString)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Visitors::shortened)
                .orElse(subject);
        return accounts.visiting(oidc.issuer(), subject, title, roles(claims));
    }

    private Set<Role> roles(ClaimAccessor claims) {
        var roles = EnumSet.noneOf(Role.class);
        java.util.@Nullable List<String> words = claims.getClaimAsStringList(oidc.rolesClaim());
        if (words != null) {
            words.forEach(
                    word -> Role.of(word).filter(role -> role != Role.SERVICE).ifPresent(roles::add));
        }
        if (roles.isEmpty()) {
            roles.add(oidc.role());
        }
        return roles;
    }

    private static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120);
    }
}
