package io.novelengine.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.novelengine.local.app.JvmProfile;
import io.novelengine.local.app.Service;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuiteOptionsTests {

    @Test
    void readsHowManyInstancesAreWanted() {
        var scale = SuiteOptions.scale("simulation=2,report-service=3");

        assertThat(scale).isEqualTo(Map.of(Service.SIMULATION, 2, Service.REPORT, 3));
        var options = new SuiteOptions(8080, scale, JvmProfile.DEFAULT);
        assertThat(options.instances(Service.SIMULATION)).isEqualTo(2);
        assertThat(options.instances(Service.CHARACTER)).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoNumberOfInstances() {
        assertThatIllegalArgumentException().isThrownBy(() -> SuiteOptions.scale("simulation"));
        assertThatIllegalArgumentException().isThrownBy(() -> SuiteOptions.scale("simulation=two"));
        assertThatIllegalArgumentException().isThrownBy(() -> SuiteOptions.scale("poetry=2"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SuiteOptions(8080, Map.of(Service.REPORT, 0), JvmProfile.DEFAULT));
        assertThatIllegalArgumentException().isThrownBy(() -> new SuiteOptions(64_800, Map.of(), JvmProfile.DEFAULT));
    }
}
