package io.novelengine.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.local.app.Service;
import io.novelengine.local.client.Gateway;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SuiteExtension.class)
class JourneyIT {

    @Test
    void allServicesAreReadyAndTheGatewaySaysSo(LocalSuite suite, Gateway gateway)
            throws IOException, InterruptedException {
        String status = suite.run("status").output();

        for (Service service : Service.values()) {
            assertThat(status).containsPattern(service.module() + " +\\d+ +\\d+ ready");
        }
        assertThat(gateway.get("/health").path("status").asString()).isEqualTo("UP");
    }
}
