package io.novelengine.monitoring.status;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.novelengine.monitoring.history.InstanceHistory;
import io.novelengine.monitoring.measure.Figures;
import io.novelengine.monitoring.measure.Resources;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An instance: whether it answers, and its figures in the window. */
record InstanceView(
        String instance,
        @Nullable Boolean reached,
        @Nullable Instant lastReachedAt,
        @Nullable String reason,
        @Nullable Instant since,
        int samples,
        int missed,
        @JsonUnwrapped Traffic traffic,
        @JsonUnwrapped Resources resources) {

    static InstanceView of(InstanceHistory instance, Figures figures) {
        var reach = instance.reach();
        return new InstanceView(
                instance.target().instance(),
                reach.reached(),
                reach.lastReachedAt(),
                reach.reason(),
                instance.since(),
                figures.samples(),
                figures.missed(),
                Traffic.of(figures.requests()),
                figures.resources());
    }
}
