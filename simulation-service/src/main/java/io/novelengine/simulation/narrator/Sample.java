package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Engine;
import io.novelengine.simulation.engine.Setup;
import io.novelengine.simulation.engine.StoryAudit;
import io.novelengine.simulation.narrator.measure.TextMetrics;
import io.novelengine.simulation.narrator.measure.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One story: its text, and what its events say. */
record Sample(Setup setup, String text, StoryAudit audit, List<String> unknownNames) {

    private static final int WINDOW = 1000;

    static Sample of(Setup setup) {
        var story = new Engine().tell(setup);
        var telling = Chronicler.begin(setup, story.parts(), story.things(), Style.DEFAULT);
        var passages = new ArrayList<String>();
        for (var turn : story.turns()) {
            var told = Chronicler.tell(telling, turn);
            telling = told.telling();
            passages.add(told.passage().text());
        }
        var text = String.join("\n\n", passages);
        return new Sample(setup, text, StoryAudit.of(story), TextMetrics.unknownNames(text, names(setup)));
    }

    String scenario() {
        return setup.scenario().slug();
    }

    int words() {
        return Words.of(text).size();
    }

    /** The first window of about 1000 words; the whole text when it is shorter. */
    String window() {
        var windows = Words.windows(text, WINDOW);
        return windows.isEmpty() ? text : String.join(" ", windows.getFirst());
    }

    /** Every word that the scenario or the cast has brought along, capitalised ones among them. */
    private static Set<String> names(Setup setup) {
        return Arrays.stream((setup.scenario() + " " + setup.cast())
                        .replace('’', '\'')
                        .split("[^\\p{L}']+"))
                .map(word -> word.replaceAll("'s$", "").replaceAll("^'+|'+$", ""))
                .collect(Collectors.toSet());
    }
}
