package io.novelengine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Stories, as they come out of the gateway and out of the command line. */
@ExtendWith(SuiteExtension.class)
class StoryIT {

    private static final String SCENARIO = "the-false-pound";
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** A capitalised word that does not begin a sentence or a speech. */
    private static final Pattern WITHIN = Pattern.compile("(?<=[\\p{Ll},;] )\\p{Lu}[\\p{L}’-]+");

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}-]*");
    private static final Pattern ENDING = Pattern.compile("(’s|’|’(d|ll|m|ve|re))$");

    @Test
    void aClientWaitsForAStoryInWhichEverybodyIsOfTheCast(Api api, Simulations simulations) {
        List<String> cast = simulations.cast("baker-street", 5);
        JsonNode run = api.post(Simulations.PATH, Simulations.request(SCENARIO, cast, 12, 7), "Prefer", "wait=60")
                .expect(200)
                .json();
        assertThat(run.path("status").asString()).isEqualTo("COMPLETED");

        String story = simulations.story(run.path("id").asString());

        assertThat(SPACE.split(story.strip())).hasSizeGreaterThanOrEqualTo(400);
        JsonNode everybody = api.read("/api/v1/characters?limit=200").path("items");
        for (JsonNode character : everybody) {
            String name =
                    character.path("shortName").asString(character.path("name").asString());
            Pattern whole = Pattern.compile("(?<!\\p{L})" + Pattern.quote(name) + "(?!\\p{L})");
            assertThat(whole.matcher(story).find())
                    .as(name)
                    .isEqualTo(cast.contains(character.path("slug").asString()));
        }
        assertThat(unknownNames(story, api, cast)).isEmpty();
    }

    /** Words written like names that neither the cast nor the scenario brought along. */
    private static List<String> unknownNames(String story, Api api, List<String> cast) {
        StringBuilder known =
                new StringBuilder(api.read("/api/v1/scenarios/" + SCENARIO).toString());
        for (String slug : cast) {
            known.append(api.read("/api/v1/characters/" + slug));
        }
        List<String> words =
                WORD.matcher(known).results().map(result -> result.group()).toList();
        TreeSet<String> lower = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        lower.addAll(words);
        List<String> unknown = new ArrayList<>();
        story.lines()
                .filter(line -> !line.matches("\\d+\\. .*"))
                .flatMap(line -> WITHIN.matcher(line).results())
                .map(result -> ENDING.matcher(result.group()).replaceFirst(""))
                .filter(word -> !word.equals("I") && !lower.contains(word))
                .forEach(unknown::add);
        return unknown;
    }

    @Test
    void aSeedPrintsTheSameStoryTwiceAndAnotherSeedAnother(LocalSuite suite) throws IOException, InterruptedException {
        String seven = suite.printed("story", "--seed", "7");

        assertThat(SPACE.split(seven.strip())).hasSizeGreaterThanOrEqualTo(400);
        assertThat(suite.printed("story", "--seed", "7")).isEqualTo(seven);
        assertThat(suite.printed("story", "--seed", "8")).isNotEqualTo(seven);
    }

    @Test
    void theSameManifestGivesTheSameDigest(Simulations simulations) {
        List<String> cast = simulations.cast("elsinore", 4);
        List<JsonNode> runs = new ArrayList<>();
        for (long seed : List.of(7L, 7L, 8L)) {
            runs.add(simulations.completed(simulations.start(Simulations.request(SCENARIO, cast, 6, seed))));
        }

        assertThat(runs.get(1).path("digest")).isEqualTo(runs.get(0).path("digest"));
        assertThat(runs.get(2).path("digest")).isNotEqualTo(runs.get(0).path("digest"));
        assertThat(simulations.story(runs.get(1).path("id").asString()))
                .isEqualTo(simulations.story(runs.get(0).path("id").asString()))
                .isNotEqualTo(simulations.story(runs.get(2).path("id").asString()));
    }

    @Test
    void eightRunsAtOnceAllComplete(Simulations simulations) {
        List<String> cast = simulations.cast("camelot", 5);
        long begin = System.nanoTime();
        List<String> ids = new ArrayList<>();
        for (int run = 0; run < 8; run++) {
            ids.add(simulations.start(Simulations.request(SCENARIO, cast, 12, 100 + run)));
        }
        for (String id : ids) {
            assertThat(simulations.completed(id).path("turn").asInt()).isEqualTo(12);
        }
        System.out.printf(
                "8 runs of 12 turns with 5 characters at once: %.1f s%n",
                Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0);
    }
}
