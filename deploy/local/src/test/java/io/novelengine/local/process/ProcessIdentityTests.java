package io.novelengine.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessIdentityTests {

    @Test
    void aProcessIsAliveUntilItEnds() throws IOException {
        Process process = new ProcessBuilder("sleep", "60").start();
        ProcessIdentity identity = ProcessIdentity.of(process.toHandle());

        assertThat(identity.isAlive()).isTrue();
        process.destroyForcibly();

        await().atMost(Duration.ofSeconds(5)).until(() -> !identity.isAlive());
        assertThat(identity.handle()).isEmpty();
    }

    @Test
    void anotherProcessWithTheSameNumberIsNotTheSame() {
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

        assertThat(self.isAlive()).isTrue();
        assertThat(new ProcessIdentity(self.pid(), "0@" + self.birth()).isAlive())
                .isFalse();
        assertThat(new ProcessIdentity(self.pid(), "0@" + self.birth()).handle())
                .isEmpty();
    }

    @Test
    void aProcessThatDoesNotListenIsKilledAfterItsTime() throws IOException {
        Process deaf = new ProcessBuilder("sh", "-c", "trap '' TERM; while :; do sleep 0.1; done").start();
        ProcessIdentity identity = ProcessIdentity.of(deaf.toHandle());
        await().atMost(Duration.ofSeconds(5))
                .until(() -> deaf.descendants().findAny().isPresent());

        assertThat(StopSignal.TERM.end(identity, Duration.ofMillis(300))).isFalse();

        assertThat(identity.isAlive()).isFalse();
        assertThat(StopSignal.TERM.end(identity, Duration.ofMillis(300))).isTrue();
    }
}
