package io.novelengine.character.card;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of a card's contents.
 *
 * @param container {@code json}, {@code png} or {@code charx}
 * @param spec {@code v1}, {@code v2} or {@code v3}, as it was read
 * @param kept what comes out of an export again, though no story uses it
 * @param mapped what the character was made from
 * @param repaired what was not as the format asks, and how it was read
 * @param ignored what could not be used
 */
public record ImportReport(
        String container, String spec, List<Line> kept, List<Line> mapped, List<Line> repaired, List<Line> ignored) {

    /**
     * One thing of the card.
     *
     * @param field path in the card, or part of the file
     * @param note what was done with it
     */
    public record Line(String field, String note) {}

    /** A report while it is written; each part says at most a hundred lines. */
    static final class Draft {

        private static final int MOST = 100;

        private final List<Line> kept = new ArrayList<>();
        private final List<Line> mapped = new ArrayList<>();
        private final List<Line> repaired = new ArrayList<>();
        private final List<Line> ignored = new ArrayList<>();

        void kept(String field, String note) {
            add(kept, field, note);
        }

        void mapped(String field, String note) {
            add(mapped, field, note);
        }

        void repaired(String field, String note) {
            add(repaired, field, note);
        }

        void ignored(String field, String note) {
            add(ignored, field, note);
        }

        private static void add(List<Line> lines, String field, String note) {
            if (lines.size() < MOST) {
                lines.add(new Line(PlainText.line(field, 120), PlainText.line(note, 300)));
            } else if (lines.size() == MOST) {
                lines.add(new Line("…", "and more"));
            }
        }

        ImportReport done(String container, String spec) {
            return new ImportReport(
                    container,
                    spec,
                    List.copyOf(kept),
                    List.copyOf(mapped),
                    List.copyOf(repaired),
                    List.copyOf(ignored));
        }
    }
}
