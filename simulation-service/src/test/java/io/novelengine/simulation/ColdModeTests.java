package io.novelengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.novelengine.shared.testing.ServiceTest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.netty.DisposableServer;

/** An instance that forgets a run after every turn and reads it again from what was committed. */
@ServiceTest(schema = "simulation_cold")
@TestPropertySource(properties = {"novel.simulation.cold=true", "novel.simulation.pace=20ms"})
class ColdModeTests {

    private static final DisposableServer CHARACTERS = CharacterStub.start();
    private static final int TURNS = 15;

    @Autowired
    WebTestClient web;

    @Autowired
    MeterRegistry meters;

    @DynamicPropertySource
    static void characters(DynamicPropertyRegistry registry) {
        registry.add("novel.services.character", () -> "http://localhost:" + CHARACTERS.port());
    }

    @AfterAll
    static void stop() {
        CHARACTERS.disposeNow();
    }

    @Test
    void aRunForgottenAfterEveryTurnComesOutAsOnePlayedWithoutABreak() {
        var client = new Client(web);
        var id = client.start(51, TURNS);
        client.awaitTurn(id, 2);
        client.post("/" + id + "/interventions", Map.of("type", "mute", "character", "queequeg"), 201);
        var over = client.await(id, "COMPLETED");
        assertThat(over.get("turn").asInt()).isEqualTo(TURNS);
        var warm = client.post("/" + id + "/replay", null, 200);
        assertThat(warm.get("identical").asBoolean()).isTrue();
        assertThat(warm.get("digest")).isEqualTo(over.get("digest"));
        assertThat(meters.get("novel.simulation.resumed").counter().count()).isGreaterThanOrEqualTo(TURNS);
    }
}
