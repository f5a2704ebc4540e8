package io.novelengine.simulation.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Plays stories: the same setup, and the same interventions, always give the same turns. */
public final class Engine {

    /** Changes with every change of the rules that changes stories. */
    public static final String VERSION = "2";

    private static final String RULES = digest(VERSION + "\n" + Actions.table() + "\n" + PatternRule.TABLE);

    /** Scratch paper of the last turn, for the next; says nothing of the story. */
    private final AtomicReference<@Nullable Chooser> spare = new AtomicReference<>();

    /** SHA-256 of the version and the tables of acts and patterns, in hex. */
    public static String rulesHash() {
        return RULES;
    }

    /** The world before the first turn. */
    public World begin(Setup setup) {
        return new World(Beginning.of(new Stage(setup)), null);
    }

    /** True if no turn is left to play. */
    public boolean over(World world) {
        return world.ending() != null;
    }

    /** Plays the next turn. */
    public Step play(World world) {
        return play(world, List.of());
    }

    /** Plays the next turn after these interventions; fails if the story is over. */
    public Step play(World world, List<Intervention> interventions) {
        Chooser idle = spare.getAndSet(null);
        Chooser chooser = idle == null ? new Chooser() : idle;
        Step step = play(world, interventions, chooser);
        spare.set(chooser);
        return step;
    }

    private Step play(World world, List<Intervention> interventions, Chooser chooser) {
        if (over(world)) {
            throw new IllegalStateException("the story is over");
        }
        return new TurnPlay(world.state().copy(), chooser).play(interventions);
    }

    /** The whole story. */
    public Story tell(Setup setup) {
        return tell(setup, Map.of());
    }

    /** The whole story, with interventions by the number of the turn they precede. */
    public Story tell(Setup setup, Map<Integer, List<Intervention>> interventions) {
        World world = begin(setup);
        Chooser chooser = new Chooser();
        List<Turn> turns = new ArrayList<>();
        List<Pattern> patterns = new ArrayList<>();
        while (!over(world)) {
            Step step = play(world, interventions.getOrDefault(world.turn() + 1, List.of()), chooser);
            turns.add(step.turn());
            patterns.addAll(step.patterns());
            world = step.world();
        }
        return story(world, turns, patterns);
    }

    /** What is known of a story after these turns. */
    public static Story story(World world, List<Turn> turns, List<Pattern> patterns) {
        return new Story(
                world.setup(),
                world.parts(),
                world.things(),
                world.matters(),
                world.hero(),
                List.copyOf(turns),
                List.copyOf(patterns),
                world.ending());
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
