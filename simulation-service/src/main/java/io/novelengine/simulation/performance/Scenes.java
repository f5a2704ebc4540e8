package io.novelengine.simulation.performance;

import io.novelengine.simulation.narrator.Chapter;
import io.novelengine.simulation.narrator.Paragraph;
import java.util.ArrayList;
import java.util.List;

/** The scenes of a chapter. */
final class Scenes {

    private Scenes() {}

    /** The paragraphs in order, cut where a scene begins; no scene is empty. */
    static List<List<Paragraph>> of(Chapter chapter) {
        var scenes = new ArrayList<List<Paragraph>>();
        for (var passage : chapter.passages()) {
            for (var paragraph : passage.paragraphs()) {
                if (paragraph.scene() || scenes.isEmpty()) {
                    scenes.add(new ArrayList<>());
                }
                scenes.getLast().add(paragraph);
            }
        }
        return scenes;
    }
}
