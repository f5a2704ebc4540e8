package io.novelengine.shared.access;

import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;

/** A token is not one of the gateway for this service, or not any more. */
public final class TokenRefused extends ProblemException {

    /**
     * @param reason what is wrong with it, such as {@code it has ended}; a client may know
     */
    public TokenRefused(String reason) {
        super(Problem.UNAUTHENTICATED, "The token is refused: " + reason + ".");
    }
}
