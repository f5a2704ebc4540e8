package io.novelengine.simulation.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the written protocol allows. */
class ProtocolTests {

    private static final String STATUS = """
            {"run":"01890a5d-ac96-774b-bcce-b302099a8057","seq":2,"type":"status","at":"2026-01-01T00:00:00Z",
             "data":{"status":"RUNNING","turn":0}}""";

    @Test
    void takesAnEventAndAnArrayOfThem() {
        assertThat(Protocol.complaints(STATUS)).isEmpty();
        assertThat(Protocol.complaints("[" + STATUS + "," + STATUS + "]")).isEmpty();
    }

    @Test
    void refusesWhatHasNoNumberOrAnotherStatus() {
        assertThat(Protocol.complaints(STATUS.replace("\"seq\":2,", ""))).isNotEmpty();
        assertThat(Protocol.complaints(STATUS.replace("RUNNING", "LOST"))).isNotEmpty();
        assertThat(Protocol.complaints("[" + STATUS + "]")).isNotEmpty();
    }
}
