package io.novelengine.report.order;

import java.util.List;
import java.util.Locale;

/** A kind of report. */
enum Template {
    RUN(
            "Report of a run",
            "One run: its figures, its cast and what they did, its turns and how long it took.",
            List.of("subject"),
            List.of("head", "cast", "tension", "relations", "turns", "counted", "timings")),
    PERIOD(
            "Report of a period",
            "All that ran between two times: runs by day, statuses, durations, characters and kinds of act.",
            List.of("period.from", "period.to"),
            List.of("head", "days", "statuses", "durations", "characters", "kinds"));

    private final String title;
    private final String description;
    private final List<String> needs;
    private final List<String> sections;

    Template(String title, String description, List<String> needs, List<String> sections) {
        this.title = title;
        this.description = description;
        this.needs = needs;
        this.sections = sections;
    }

    /** Its name as clients write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Description describe() {
        return new Description(word(), title, description, needs, sections);
    }

    /**
     * What clients are told of a template.
     *
     * @param name name for orders
     * @param title title
     * @param description what stands in it
     * @param needs fields that an order must have
     * @param sections ids of its sections
     */
    record Description(String name, String title, String description, List<String> needs, List<String> sections) {}
}
