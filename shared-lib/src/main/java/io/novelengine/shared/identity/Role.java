package io.novelengine.shared.identity;

import java.util.Locale;
import java.util.Optional;

/** What somebody may do in the suite; each of the first four may also do what those before it may. */
public enum Role {
    /** Reads what is public and what is shared with it. */
    READER,
    /** Creates and changes things of its own, and starts runs. */
    AUTHOR,
    /** Sees and steers everything of everybody. */
    OPERATOR,
    /** Looks after users, tokens, keys and the audit log. */
    ADMIN,
    /** A service of the suite on its own behalf; may what an operator may. */
    SERVICE;

    /** Whether who has this role may what the other role may. */
    public boolean includes(Role other) {
        return this == other || other.ordinal() <= (this == SERVICE ? OPERATOR : this).ordinal();
    }

    /** The word for it in tokens and documents, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of a word; empty for a word that is not known here. */
    public static Optional<Role> of(String word) {
        for (var role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
