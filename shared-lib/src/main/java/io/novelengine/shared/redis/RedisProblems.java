package io.novelengine.shared.redis;

import io.lettuce.core.RedisException;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.shared.problem.ProblemTranslator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.RedisSystemException;

/** What a failure of Redis means to a client. */
final class RedisProblems implements ProblemTranslator {

    @Override
    public @Nullable ProblemException translate(Throwable failure) {
        return switch (failure) {
            case RedisConnectionFailureException e -> unavailable(e);
            case RedisSystemException e -> unavailable(e);
            case RedisException e -> unavailable(e);
            case QueryTimeoutException e when e.getCause() instanceof RedisException -> unavailable(e);
            default -> null;
        };
    }

    private static ProblemException unavailable(Throwable failure) {
        return ProblemException.unavailable("Redis", failure);
    }
}
