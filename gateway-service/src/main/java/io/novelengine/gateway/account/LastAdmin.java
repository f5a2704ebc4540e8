package io.novelengine.gateway.account;

import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;

/** Without this user nobody would administer the suite. */
class LastAdmin extends ProblemException {

    LastAdmin() {
        super(
                Problem.CONFLICT,
                "This is the last administrator who is not kept out. Make another user an administrator first.");
    }
}
