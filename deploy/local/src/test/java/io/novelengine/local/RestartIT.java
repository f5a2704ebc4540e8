package io.novelengine.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.local.LocalSuite.Result;
import io.novelengine.local.home.RunRecord;
import io.novelengine.local.process.ProcessIdentity;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Down and up again. */
@ExtendWith(SuiteExtension.class)
class RestartIT {

    @Test
    void downLeavesNoProcessAndUpHasTheDataAgain(LocalSuite suite, Api api, Simulations simulations)
            throws IOException, InterruptedException {
        String character = api.post("/api/v1/characters", "{\"name\": \"Phileas Fogg\"}")
                .expect(201)
                .json()
                .path("id")
                .asString();
        List<String> cast = simulations.cast("musketeers", 4);
        JsonNode run = simulations.completed(simulations.start(Simulations.request("nine-berths", cast, 6, 3)));
        String id = run.path("id").asString();
        String story = simulations.story(id);
        List<JsonNode> turns = simulations.turns(id);
        JsonNode characters = api.read("/api/v1/characters?limit=200");
        JsonNode runs = api.read(Simulations.PATH + "?limit=200");
        List<ProcessIdentity> processes = processes(suite);
        assertThat(processes).hasSizeGreaterThan(9);

        Result down = suite.run("down");

        assertThat(down.code()).as(down.output()).isZero();
        assertThat(processes.stream().filter(ProcessIdentity::isAlive)).isEmpty();
        assertThat(suite.processes()).isEmpty();
        assertThat(suite.run("status").output()).contains("Novel Engine is down.");

        Result up = suite.run("up", "--detach");

        assertThat(up.code()).as(up.output()).isZero();
        assertThat(api.read("/api/v1/characters/" + character).path("name").asString())
                .isEqualTo("Phileas Fogg");
        assertThat(api.read("/api/v1/characters?limit=200")).isEqualTo(characters);
        assertThat(api.read(Simulations.PATH + "?limit=200")).isEqualTo(runs);
        assertThat(api.read(Simulations.PATH + "/" + id)).isEqualTo(run);
        assertThat(simulations.story(id)).isEqualTo(story);
        assertThat(simulations.turns(id)).isEqualTo(turns);
        api.send("DELETE", "/api/v1/characters/" + character, "").expect(204);
    }

    /** Everything that runs now: what is on record, and what that has started. */
    private static List<ProcessIdentity> processes(LocalSuite suite) throws IOException {
        return RunRecord.all(suite.home()).stream()
                .map(RunRecord::identity)
                .flatMap(identity -> identity.handle().stream())
                .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                .map(ProcessIdentity::of)
                .distinct()
                .toList();
    }
}
