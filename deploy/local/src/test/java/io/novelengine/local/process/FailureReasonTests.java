package io.novelengine.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureReasonTests {

    @Test
    void takesTheDescriptionOfAFailureReport() {
        assertThat(FailureReason.in("""
                        2026-11-21 INFO starting
                        ***************************
                        APPLICATION FAILED TO START
                        ***************************

                        Description:

                        Web server failed to start.
                        Port 8081 was already in use.

                        Action:

                        Stop the other process.
                        """)).isEqualTo("Web server failed to start. Port 8081 was already in use.");
    }

    @Test
    void readsAFailureReportInAJsonLogLine() {
        assertThat(FailureReason.in("""
                        {"log":{"level":"ERROR"},"message":"\\n\\n***\\nAPPLICATION FAILED TO START\\n***\\n\\nDescription:\\n\\nNo ink.\\n\\nAction:\\n\\nBuy ink.\\n","ecs":{"version":"8.11"}}
                        """)).isEqualTo("No ink.");
    }

    @Test
    void takesTheRootCauseOfAStackTrace() {
        assertThat(FailureReason.in("""
                        org.example.BeanCreationException: cannot make bean
                        \tat org.example.Factory.make(Factory.java:12)
                        Caused by: java.net.ConnectException: Connection refused
                        \tat java.base/sun.nio.ch.Net.connect(Net.java:1)
                        """)).isEqualTo("java.net.ConnectException: Connection refused");
    }

    @Test
    void takesTheRootCauseOutOfAJsonLogLine() {
        assertThat(FailureReason.in("""
                        {"message":"Application run failed","error":{"stack_trace":"a.B: c\\n\\tat a.B.d(B.java:1)\\nCaused by: x.Y: no such role\\n\\tat x.Y.z(Y.java:2)\\n"},"ecs":{}}
                        """)).isEqualTo("x.Y: no such role");
    }

    @Test
    void takesTheLastComplaintOfAProgramThatIsNotJava() {
        assertThat(FailureReason.in("""
                        LOG:  starting
                        FATAL:  could not create lock file: No space left on device
                        LOG:  database system is shut down
                        """)).isEqualTo("FATAL:  could not create lock file: No space left on device");
    }

    @Test
    void takesTheLastLineWhenNothingComplains() {
        assertThat(FailureReason.in("one\ntwo\n\n")).isEqualTo("two");
        assertThat(FailureReason.in("")).isEmpty();
    }
}
