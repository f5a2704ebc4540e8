package io.novelengine.report.compose;

import java.time.Instant;
import java.util.List;

/**
 * A report as it is handed to a reader.
 *
 * @param title its title
 * @param about what it is about, in a sentence fragment
 * @param madeAt when it was made
 * @param sections its sections
 */
public record Report(String title, String about, Instant madeAt, List<Section> sections) {

    /** The sections that could not be made. */
    public List<Section> missing() {
        return sections.stream().filter(section -> section.missing() != null).toList();
    }

    /** Whether every section could be made. */
    public boolean complete() {
        return missing().isEmpty();
    }
}
