package io.novelengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.shared.testing.Backends;
import io.novelengine.shared.testing.ServiceTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.netty.DisposableServer;

/** A lease of 600 ms, of which 480 may be trusted, with a queue whose every write takes 450 ms or more. */
@ServiceTest(schema = "simulation_slow")
@TestPropertySource(properties = {"novel.simulation.lease=600ms", "novel.simulation.pace=100ms"})
class SlowAnswersTests {

    private static final DisposableServer CHARACTERS = CharacterStub.start();

    @Autowired
    WebTestClient web;

    Client client;

    @DynamicPropertySource
    static void characters(DynamicPropertyRegistry registry) {
        registry.add("novel.services.character", () -> "http://localhost:" + CHARACTERS.port());
    }

    @BeforeEach
    void slow() throws SQLException {
        client = new Client(web);
        sql("create or replace function simulation_slow.dawdle() returns trigger language plpgsql as "
                + "'begin perform pg_sleep(0.45); return null; end'");
    }

    @AfterEach
    void fast() throws SQLException {
        sql("drop trigger if exists dawdle on simulation_slow.run_queue");
    }

    @AfterAll
    static void stop() {
        CHARACTERS.disposeNow();
    }

    @Test
    void runsEndThoughEveryAnswerOutlastsTheTrustInTheLease() throws SQLException {
        var parent = client.await(client.start(41, 40), "COMPLETED");
        sql("create trigger dawdle before update on simulation_slow.run_queue for each statement "
                + "execute function simulation_slow.dawdle()");
        var forks = IntStream.range(0, 4)
                .mapToObj(fork -> client.post(
                        "/" + parent.get("id").asString() + "/forks",
                        Map.of("turn", parent.get("turn").asInt() - 8),
                        201))
                .map(fork -> fork.get("id").asString())
                .toList();
        assertThat(forks)
                .allSatisfy(fork -> assertThat(client.await(fork, "COMPLETED").get("digest"))
                        .isEqualTo(parent.get("digest")));
    }

    private static void sql(String... statements) throws SQLException {
        try (var connection = Backends.postgres().connect();
                var statement = connection.createStatement()) {
            for (var each : List.of(statements)) {
                statement.execute(each);
            }
        }
    }
}
