package io.novelengine.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The same stories in other processes, and long ones in little memory. */
class ForkedStoryTests {

    @Test
    void anotherProcessWithAnotherLocaleTimeZoneAndNumberOfCoresTellsTheSame() throws Exception {
        List<String> turkish = ForkedStory.fork(
                List.of(
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Duser.timezone=Pacific/Kiritimati",
                        "-XX:ActiveProcessorCount=1"),
                "digests");
        List<String> thai = ForkedStory.fork(
                List.of(
                        "-Duser.language=th",
                        "-Duser.country=TH",
                        "-Duser.timezone=America/St_Johns",
                        "-XX:ActiveProcessorCount=7",
                        "-Xint"),
                "digests");
        String here = ForkedStory.digests().toString();
        assertThat(turkish).containsExactly(here, "tr_TR Pacific/Kiritimati 1");
        assertThat(thai).containsExactly(here, "th_TH America/St_Johns 7");
    }

    @Test
    void twoHundredTurnsOfTwentyPeopleAreToldWithin512Megabytes() throws Exception {
        List<String> told = ForkedStory.fork(List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError"), "long");
        assertThat(told.getLast()).matches("\\d{5,6} words in 512 MB");
    }
}
