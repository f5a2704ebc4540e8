package io.novelengine.report.order;

import io.novelengine.report.order.Order.Made;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as clients see it.
 *
 * @param id id
 * @param template kind of report
 * @param subject run, of a report of a run
 * @param period period, of a report of a period
 * @param format form
 * @param status {@code QUEUED}, {@code RUNNING}, {@code READY} or {@code FAILED}
 * @param complete whether every section could be made
 * @param createdAt time of the order
 * @param startedAt time of the start
 * @param finishedAt time of the end
 * @param failure why there is no report
 * @param sections what became of each section, with its time in milliseconds
 * @param content path of the report itself
 */
record OrderAnswer(
        UUID id,
        String template,
        @Nullable UUID subject,
        OrderRequest.@Nullable Period period,
        String format,
        Status status,
        @Nullable Boolean complete,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure,
        List<Made> sections,
        String content) {

    static OrderAnswer of(Order order) {
        var wish = order.wish();
        return new OrderAnswer(
                order.id(),
                wish.template().word(),
                wish.subject(),
                wish.from() == null ? null : new OrderRequest.Period(wish.from(), wish.to()),
                wish.format().word(),
                order.status(),
                order.complete(),
                order.createdAt(),
                order.startedAt(),
                order.finishedAt(),
                order.failure(),
                order.sections(),
                OrderController.PATH + "/" + order.id() + "/content");
    }

    /**
     * Part of a list.
     *
     * @param items orders, the latest first
     * @param next cursor of the next part, absent at the end
     */
    record Page(List<OrderAnswer> items, @Nullable String next) {}
}
