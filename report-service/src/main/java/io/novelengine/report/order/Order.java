package io.novelengine.report.order;

import io.novelengine.report.render.Format;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order of a report, and what became of it.
 *
 * @param id id
 * @param owner id of whose it is
 * @param wish what is wanted
 * @param status where it stands
 * @param fence number of the latest claim
 * @param createdAt time of the order
 * @param startedAt time of the first claim
 * @param finishedAt time of the end
 * @param failure why there is no report
 * @param complete whether every section could be made
 * @param sections what became of each section
 */
record Order(
        UUID id,
        String owner,
        Wish wish,
        Status status,
        int fence,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure,
        @Nullable Boolean complete,
        List<Made> sections) {

    /**
     * What is wanted.
     *
     * @param template kind of report
     * @param subject run, for a report of a run
     * @param from start of the period, for a report of a period
     * @param to end of the period
     * @param format form in which it is wanted
     */
    record Wish(
            Template template,
            @Nullable UUID subject,
            @Nullable Instant from,
            @Nullable Instant to,
            Format format) {}

    /**
     * What became of a section.
     *
     * @param id id of the section
     * @param title its title
     * @param millis how long it took, in milliseconds
     * @param missing why it is not there, if it is not
     */
    record Made(
            String id, String title, long millis, @Nullable String missing) {}
}
