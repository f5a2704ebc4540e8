package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Engine;
import io.novelengine.simulation.engine.Setup;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Digests of some stories with every text that comes of them; as a program it prints them. */
final class GoldenStories {

    private static final int TURNS = 12;
    private static final List<Style> STYLES = List.of(
            Style.DEFAULT,
            Style.of("first", "past", "wry"),
            Style.of("third", "present", "grave"),
            Style.of("first", "present", "grave"));

    private GoldenStories() {}

    public static void main(String[] arguments) {
        lines().forEach(System.out::println);
    }

    /** One line a story: scenario, number of the cast, seed, style and digest. */
    static List<String> lines() {
        var work = new ArrayList<Integer>();
        var scenarios = Library.scenarios();
        for (var i = 0; i < scenarios.size(); i++) {
            work.add(i);
        }
        return work.parallelStream().map(GoldenStories::line).toList();
    }

    private static String line(int number) {
        var scenario = Library.scenario(Library.scenarios().get(number));
        var casts = Library.casts();
        var index = number % casts.size();
        var cast = Library.cast(casts.get(index));
        var style = STYLES.get(number % STYLES.size());
        var seed = 100 + number;
        var setup = Setup.of(scenario, cast.subList(0, Math.min(5, cast.size())), seed, TURNS);
        var story = new Engine().tell(setup);
        var text = Rendering.markdown(Chronicler.chronicle(setup, story.parts(), story.things(), story.turns(), style));
        return scenario.slug() + " " + index + " " + seed + " " + style.pov() + "," + style.tense() + "," + style.tone()
                + " " + digest(text);
    }

    private static String digest(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
