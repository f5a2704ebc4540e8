package io.novelengine.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What becomes of a call whose caller goes away. */
@ExtendWith(OutputCaptureExtension.class)
class ShieldTests {

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    @Test
    void theCallGoesOnAndItsFailureIsNoError(CapturedOutput output) {
        var cancelled = new AtomicBoolean();
        var answer = Sinks.<String>one();
        Mono<String> work = answer.asMono().doOnCancel(() -> cancelled.set(true));

        Shield.around(work, DEADLINE).subscribe().dispose();
        answer.tryEmitError(new IllegalStateException("the connection broke"));

        assertThat(cancelled).isFalse();
        assertThat(output).doesNotContain("onErrorDropped", "\tat ");
    }
}
