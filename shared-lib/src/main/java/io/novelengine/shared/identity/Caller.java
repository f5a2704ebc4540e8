package io.novelengine.shared.identity;

import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who asks.
 *
 * @param id under which things are owned: the id of a user, or one of the names built in
 * @param name for people to read
 * @param roles what the caller may do, in the order of {@link Role}
 */
public record Caller(String id, String name, Set<Role> roles) {

    /** Nobody who is known: may read what is public. */
    public static final Caller ANONYMOUS = new Caller("anonymous", "anonymous", Set.of());

    /** The operator of a local installation, who is its administrator too. */
    public static final Caller OPERATOR = new Caller("operator", "operator", Set.of(Role.OPERATOR, Role.ADMIN));

    public Caller {
        roles = ordered(roles);
    }

    private static Set<Role> ordered(Collection<Role> roles) {
        var ordered = EnumSet.noneOf(Role.class);
        ordered.addAll(roles);
        return Collections.unmodifiableSet(ordered);
    }

    /** A service of the suite on its own behalf. */
    public static Caller service(String service) {
        return new Caller("service:" + service, service + "-service", Set.of(Role.SERVICE));
    }

    /** Whether the caller has this role or one that includes it. */
    public boolean is(Role role) {
        return roles.stream().anyMatch(own -> own.includes(role));
    }

    /** Whether nobody is signed in. */
    public boolean anonymous() {
        return id.equals(ANONYMOUS.id);
    }

    /** Whether the caller may see everything, whoever owns it. */
    public boolean operator() {
        return is(Role.OPERATOR);
    }

    /** Whether the caller is the owner; nobody owns what nobody made. */
    public boolean owns(String owner) {
        return !anonymous() && id.equals(owner);
    }

    /** Whether the caller may see a thing of this owner. */
    public boolean sees(String owner, boolean isPublic) {
        return isPublic || owns(owner) || operator();
    }

    /** Does nothing when the caller has the role; otherwise a 401 for nobody and a 403 for somebody. */
    public void require(Role role) {
        if (!is(role)) {
            throw anonymous()
                    ? new ProblemException(Problem.UNAUTHENTICATED, "This needs somebody who is signed in.")
                    : new ProblemException(Problem.FORBIDDEN, "This needs the role '" + role.word() + "'.");
        }
    }
}
