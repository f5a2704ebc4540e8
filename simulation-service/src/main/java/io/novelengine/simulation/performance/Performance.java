package io.novelengine.simulation.performance;

import io.novelengine.shared.contract.TurnCommitted.Act;
import io.novelengine.shared.identity.Digest;
import io.novelengine.simulation.engine.Engine;
import io.novelengine.simulation.engine.Event;
import io.novelengine.simulation.engine.Turn;
import io.novelengine.simulation.engine.World;
import io.novelengine.simulation.narrator.Chronicle;
import io.novelengine.simulation.narrator.Chronicler;
import io.novelengine.simulation.narrator.Passage;
import io.novelengine.simulation.narrator.Telling;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A story being played by one worker: each turn is decided, told, and chained to the one before by its digest. */
public final class Performance {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Engine engine = new Engine();
    private World world;
    private Telling telling;
    private final SortedMap<Integer, List<Cue>> cues;
    private String digest;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Passage> passages = new ArrayList<>();

    Performance(World world, Telling telling, SortedMap<Integer, List<Cue>> cues, String digest) {
        this.world = world;
        this.telling = telling;
        this.cues = new TreeMap<>(cues);
        this.digest = digest;
    }

    /** Whether no turn is left to play. */
    public boolean isOver() {
        return engine.over(world);
    }

    /** Digest over all turns played so far. */
    public String digest() {
        return digest;
    }

    /** The next turn. */
    public PlayedTurn play() {
        var given = cues.getOrDefault(world.turn() + 1, List.of());
        var step = engine.play(world, given.stream().map(Cue::intervention).toList());
        var told = Chronicler.tell(telling, step.turn());
        var body = CanonicalJson.write(body(step.turn(), given, told.passage()));
        world = step.world();
        telling = told.telling();
        turns.add(step.turn());
        passages.add(told.passage());
        digest = Digest.sha256(digest, body);
        return new PlayedTurn(step.turn().number(), body, digest, words(told.passage()), acts(step.turn()));
    }

    /** Turns played so far. */
    public int turn() {
        return world.turn();
    }

    /** One turn, and more as long as the time is not over, nor the story, nor the last turn reached that is asked for. */
    public List<PlayedTurn> playFor(Duration time, int last, Clock clock) {
        var end = clock.instant().plus(time);
        var turns = new ArrayList<PlayedTurn>();
        do {
            turns.add(play());
        } while (!isOver() && turn() < last && clock.instant().isBefore(end));
        return turns;
    }

    /** What was played so far, bound into chapters. */
    Chronicle chronicle() {
        return Chronicler.finish(telling, turns, passages);
    }

    private static Object body(Turn turn, List<Cue> given, Passage passage) {
        var body = new LinkedHashMap<String, Object>();
        body.put("number", turn.number());
        body.put("phase", turn.phase());
        body.put("tension", turn.tension());
        body.put("targetTension", turn.targetTension());
        body.put("events", turn.events());
        body.put("paragraphs", passage.paragraphs());
        if (!given.isEmpty()) {
            body.put("interventions", given);
        }
        return body;
    }

    private static int words(Passage passage) {
        var text = passage.text().strip();
        return text.isEmpty() ? 0 : SPACE.split(text).length;
    }

    private static List<Act> acts(Turn turn) {
        return turn.events().stream()
                .filter(event -> !event.actor().isEmpty())
                .map(Performance::act)
                .toList();
    }

    private static Act act(Event event) {
        return new Act(
                event.actor(),
                event.type(),
                absentIfEmpty(event.target()),
                event.outcome().name());
    }

    private static @Nullable String absentIfEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
