package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Setup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints stories: {@code cast scenario seed turns}. */
final class Recital {

    private Recital() {}

    public static void main(String[] args) {
        var cast = Library.cast(named(Library.casts(), args[0]));
        var scenario = Library.scenario(named(Library.scenarios(), args[1]));
        var setup = Setup.of(
                scenario,
                cast.subList(0, Math.min(5, cast.size())),
                Long.parseLong(args[2]),
                Integer.parseInt(args[3]));
        var rehearsal = new Rehearsal(setup);
        var telling = Chronicler.begin(
                setup,
                rehearsal.parts(),
                rehearsal.things(),
                args.length > 4 ? Style.of("", args[4], "") : Style.DEFAULT);
        var words = 0;
        for (var turn : rehearsal.turns()) {
            var told = Chronicler.tell(telling, turn);
            telling = told.telling();
            for (var paragraph : told.passage().paragraphs()) {
                System.out.println((paragraph.scene() ? "\n        * * *\n\n" : "") + paragraph.text() + "\n");
                words += paragraph.text().split("\\s+").length;
            }
        }
        System.out.println("[" + words + " words]");
    }

    static Path named(List<Path> files, String name) {
        return new ArrayList<>(files)
                .stream()
                        .filter(file -> file.toString().contains(name))
                        .findFirst()
                        .orElseThrow();
    }
}
