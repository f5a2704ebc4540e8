package io.novelengine.simulation.engine;

import io.novelengine.simulation.narrator.Chronicler;
import io.novelengine.simulation.narrator.Passage;
import io.novelengine.simulation.narrator.Style;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;

/** Tells stories in a Java process of its own. */
final class ForkedStory {

    private static final int SECONDS = 180;

    private ForkedStory() {}

    /** Prints, for {@code digests}, what four stories come to; for {@code long}, the words of a long story as told. */
    public static void main(String[] arguments) {
        if (arguments[0].equals("digests")) {
            System.out.println(digests());
            System.out.println(Locale.getDefault() + " " + TimeZone.getDefault().getID() + " "
                    + Runtime.getRuntime().availableProcessors());
        } else {
            System.out.println(words() + " words in " + (Runtime.getRuntime().maxMemory() >> 20) + " MB");
        }
    }

    static List<String> digests() {
        List<String> digests = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            List<Persona> cast = Content.casts().get(k).subList(0, 5);
            digests.add(EngineTests.digest(
                    new Engine().tell(Setup.of(Content.scenarios().get(k), cast, 7 + k, 12))));
        }
        List<Persona> names = Fixtures.names(4);
        digests.add(EngineTests.digest(
                new Engine().tell(Setup.of(ScenarioForge.complete(Fixtures.bare(), names, 3), names, 3, 12))));
        return digests;
    }

    private static int words() {
        Setup setup = Setup.of(Content.scenarios().getFirst(), Content.people().subList(0, 20), 3, 200);
        Story story = new Engine().tell(setup);
        return Chronicler.chronicle(setup, story.parts(), story.things(), story.turns(), Style.DEFAULT)
                .chapters()
                .stream()
                .flatMap(chapter -> chapter.passages().stream())
                .map(Passage::text)
                .mapToInt(text -> text.split("\\s+").length)
                .sum();
    }

    /** The lines that a fork prints; fails if it does not end well within three minutes. */
    static List<String> fork(List<String> options, String what) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ForkedStory.class.getName(), what));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(output);
            }
            return output.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }
}
