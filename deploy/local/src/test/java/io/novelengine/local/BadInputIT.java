package io.novelengine.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.local.Api.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What cannot be done is refused by a problem document that names the field, and leaves nothing behind. */
@ExtendWith(SuiteExtension.class)
class BadInputIT {

    private static final String CHARACTERS = "/api/v1/characters";
    private static final String REPORTS = "/api/v1/reports";
    private static final String SCENARIOS = "/api/v1/scenarios";
    private static final List<String> LISTS = List.of(
            CHARACTERS + "?limit=200",
            Simulations.PATH + "?limit=200",
            SCENARIOS + "?limit=200",
            REPORTS + "?limit=200");

    @Test
    void everyBadRequestIsRefusedWithItsFieldAndLeavesNothing(Api api) {
        List<JsonNode> before = LISTS.stream().map(api::read).toList();

        for (Refused each : refused()) {
            Answer answer = api.post(each.path(), each.body()).expectProblem(each.status());
            assertThat(answer.json().path("errors").valueStream().map(error -> error.path("field")
                            .asString()))
                    .as(answer.body())
                    .contains(each.field());
            assertThat(answer.json().path("errors").valueStream().map(error -> error.path("message")
                            .asString()))
                    .as(answer.body())
                    .doesNotContain("");
        }

        assertThat(LISTS.stream().map(api::read)).isEqualTo(before);
    }

    private static List<Refused> refused() {
        return List.of(
                run("cast[1]", "[\"sherlock-holmes\", \"nobody-knows\"]", "2"),
                run("cast", "[]", "2"),
                run("cast", "[\"sherlock-holmes\"]", "2"),
                run("cast", "\"sherlock-holmes\"", "2"),
                run("cast[1]", "[\"ophelia\", \"ophelia\"]", "2"),
                run("turns", PAIR, "0"),
                run("turns", PAIR, "501"),
                run("turns", PAIR, "\"many\""),
                run("turns", PAIR, "2.5"),
                run("colour", PAIR, "2, \"colour\": \"red\""),
                run("style.mood", PAIR, "2, \"style\": {\"mood\": \"odd\"}"),
                run("body", PAIR, "2,"),
                new Refused(Simulations.PATH, "{\"scenario\": \"no-such\", \"cast\": " + PAIR + "}", 400, "scenario"),
                new Refused(Simulations.PATH, "{\"cast\": " + PAIR + "}", 400, "scenario"),
                new Refused(CHARACTERS, "{\"name\": \"Another\", \"slug\": \"ophelia\"}", 409, "slug"),
                new Refused(CHARACTERS, "{\"slug\": \"nameless\"}", 400, "name"),
                new Refused(CHARACTERS, "{\"name\": \"A\", \"height\": 3}", 400, "height"),
                new Refused(CHARACTERS, "{\"name\": \"A\", \"skills\": 3}", 400, "skills"),
                new Refused(CHARACTERS, "{\"name\": ", 400, "body"),
                new Refused(SCENARIOS, "{\"title\": \"A\", \"slug\": \"nine-berths\"}", 409, "slug"),
                new Refused(SCENARIOS, "{\"slug\": \"untitled\"}", 400, "title"),
                new Refused(SCENARIOS, "{\"title\": \"A\", \"slug\": \"a-b\", \"smell\": 1}", 400, "smell"),
                new Refused(REPORTS, "{\"template\": \"poem\"}", 400, "template"),
                new Refused(REPORTS, "{\"template\": \"run\", \"subject\": \"no-id\"}", 400, "subject"),
                new Refused(REPORTS, "{\"template\": \"run\", \"subject\": \"" + NO_ONE + "\"}", 400, "subject"));
    }

    private static final String PAIR = "[\"sherlock-holmes\", \"john-watson\"]";
    private static final String NO_ONE = "018f0000-0000-7000-8000-000000000000";

    private static Refused run(String field, String cast, String turns) {
        return new Refused(
                Simulations.PATH,
                "{\"scenario\": \"nine-berths\", \"cast\": " + cast + ", \"turns\": " + turns + "}",
                400,
                field);
    }

    @Test
    void aBodyOfFiveMegabytesIsTooLarge(Api api) {
        String large = "{\"name\": \"" + "x".repeat(5_000_000) + "\"}";

        for (String path : List.of(CHARACTERS, Simulations.PATH, SCENARIOS, REPORTS)) {
            assertThat(api.post(path, large)
                            .expectProblem(413)
                            .json()
                            .path("type")
                            .asString())
                    .isEqualTo("urn:novel:problem:too-large");
        }
        String inTheService = "{\"name\": \"" + "x".repeat(1_500_000) + "\"}";
        api.post(CHARACTERS, inTheService).expectProblem(413);
    }

    @Test
    void anIdThatIsNoIdIsNotFoundOrNamed(Api api) {
        Stream.of(
                        CHARACTERS + "/no%20id",
                        SCENARIOS + "/no-id",
                        Simulations.PATH + "/no-id",
                        Simulations.PATH + "/no-id/turns",
                        Simulations.PATH + "/no-id/story",
                        Simulations.PATH + "/" + NO_ONE,
                        REPORTS + "/" + NO_ONE,
                        "/api/v1/analytics/runs/" + NO_ONE,
                        "/api/v1/nothing",
                        "/nothing")
                .forEach(path -> assertThat(api.get(path)
                                .expectProblem(404)
                                .json()
                                .path("type")
                                .asString())
                        .as(path)
                        .isEqualTo("urn:novel:problem:not-found"));
        Stream.of(REPORTS + "/no-id", REPORTS + "/no-id/content", "/api/v1/analytics/runs/no-id")
                .forEach(path -> assertThat(api.get(path)
                                .expectProblem(400)
                                .json()
                                .at("/errors/0/field")
                                .asString())
                        .as(path)
                        .isEqualTo("id"));
    }

    /**
     * A request that is refused.
     *
     * @param field that the problem names
     */
    private record Refused(String path, String body, int status, String field) {}
}
