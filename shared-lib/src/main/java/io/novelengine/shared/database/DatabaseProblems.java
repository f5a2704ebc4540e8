package io.novelengine.shared.database;

import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.shared.problem.ProblemTranslator;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import reactor.pool.PoolAcquirePendingLimitException;

/** What a failure of the database means to a client; decided by the SQL state, never by the exception's class alone. */
final class DatabaseProblems implements ProblemTranslator {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final List<String> UNAVAILABLE = List.of("08", "53", "57", "25006", "28", "3D", "40", "55P03");

    @Override
    public @Nullable ProblemException translate(Throwable failure) {
        if (!(failure instanceof DataAccessException
                || failure instanceof TransactionException
                || failure instanceof R2dbcException
                || failure instanceof TimeoutException)) {
            return null;
        }
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isUnavailable(cause)) {
                return ProblemException.unavailable("The database", failure);
            }
            if (cause instanceof R2dbcException e && UNIQUE_VIOLATION.equals(e.getSqlState())) {
                return new ProblemException(Problem.CONFLICT, "It exists already.", List.of(), failure);
            }
        }
        return null;
    }

    private static boolean isUnavailable(Throwable cause) {
        return switch (cause) {
            case TimeoutException e -> true;
            case IOException e -> true;
            case PoolAcquirePendingLimitException e -> true;
            case R2dbcTimeoutException e -> true;
            case R2dbcTransientResourceException e -> true;
            case R2dbcException e
            when e.getSqlState() != null -> UNAVAILABLE.stream().anyMatch(String.valueOf(e.getSqlState())::startsWith);
            case R2dbcNonTransientResourceException e -> true;
            default -> false;
        };
    }
}
