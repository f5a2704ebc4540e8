package io.novelengine.local;

import io.novelengine.local.client.Gateway;
import io.novelengine.local.story.StoryRequest;
import io.novelengine.local.story.StoryTeller;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A story: brings the suite up if it is not, runs a simulation, prints what it tells. */
final class Story {

    private static final Set<String> OPTIONS = Set.of("--cast=", "--scenario=", "--turns=", "--seed=");
    private static final long TURNS = 12;
    private static final long SEEDS = 1_000_000_000L;
    private static final int WIDEST = 100;
    private static final int USUAL = 80;

    private final Context context;
    private final PrintStream progress;
    private final RandomGenerator random;

    /**
     * @param progress gets what is not the story
     * @param random gives the seed where none is given
     */
    Story(Context context, PrintStream progress, RandomGenerator random) {
        this.context = context;
        this.progress = progress;
        this.random = random;
    }

    int run() throws IOException {
        StoryRequest request = request();
        try (Gateway gateway = new RunningSuite(context, progress).gateway()) {
            return new StoryTeller(gateway, context.out(), progress, width()).tell(request) ? 0 : 1;
        }
    }

    private StoryRequest request() {
        Arguments arguments = Arguments.parse(context.line(), OPTIONS);
        if (!arguments.words().isEmpty()) {
            throw new IllegalArgumentException(
                    "story does not know " + arguments.words().getFirst());
        }
        List<String> cast = arguments
                .option("--cast")
                .map(names -> Arrays.stream(names.split(",")).map(String::strip).toList())
                .orElse(List.of());
        Optional<Long> seed = arguments.number("--seed");
        return new StoryRequest(
                cast,
                arguments.option("--scenario"),
                arguments.number("--turns").orElse(TURNS),
                seed.isPresent() ? seed.get() : random.nextLong(1, SEEDS));
    }

    private int width() {
        String columns = context.environment().getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{0,3}") ? Math.min(WIDEST, Integer.parseInt(columns)) : USUAL;
    }
}
