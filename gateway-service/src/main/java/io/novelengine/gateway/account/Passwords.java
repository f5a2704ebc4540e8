package io.novelengine.gateway.account;

import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Encodes and compares passwords with bcrypt, on threads of their own: few, with a short queue, so that sign-ins never keep
 * other requests from being answered. A comparison takes its time also when there is nothing to compare with.
 */
@Component
class Passwords implements DisposableBean {

    /** More bytes bcrypt does not look at. */
    static final int LONGEST_BYTES = 72;

    static final int SHORTEST = 12;

    private static final int THREADS = 2;
    private static final int WAITING = 64;

    private final BCryptPasswordEncoder encoder;
    private final String nobody;
    private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, WAITING, "passwords");

    Passwords(AccountProperties accounts) {
        encoder = new BCryptPasswordEncoder(accounts.passwordCost());
        nobody = encoder.encode("nobody has this password");
    }

    Mono<String> encoded(String password) {
        if (password.length() < SHORTEST) {
            throw ProblemException.invalid("password", "must have " + SHORTEST + " characters or more");
        }
        if (isTooLong(password)) {
            throw ProblemException.invalid("password", "must have " + LONGEST_BYTES + " bytes or fewer");
        }
        return Mono.fromCallable(() -> encoder.encode(password))
                .subscribeOn(threads)
                .onErrorMap(RejectedExecutionException.class, Passwords::busy);
    }

    /** Whether it is the password; nothing is, when there is none. */
    Mono<Boolean> matches(String password, @Nullable String encoded) {
        var tried = isTooLong(password) ? "too long" : password;
        return Mono.fromCallable(() -> encoder.matches(tried, encoded == null ? nobody : encoded)
                        && encoded != null
                        && !isTooLong(password))
                .subscribeOn(threads)
                .onErrorMap(RejectedExecutionException.class, Passwords::busy);
    }

    private static boolean isTooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES;
    }

    private static ProblemException busy(Throwable refused) {
        return new ProblemException(
                Problem.UNAVAILABLE, "Too many people sign in now. Try again soon.", java.util.List.of(), refused);
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
