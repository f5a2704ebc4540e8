package io.novelengine.shared.problem;

import org.jspecify.annotations.Nullable;

/** Says what a failure of one concern means to a client. */
@FunctionalInterface
public interface ProblemTranslator {

    /** The meaning of the failure, or null when it is not this concern's. */
    @Nullable
    ProblemException translate(Throwable failure);
}
