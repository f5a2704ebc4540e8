package io.novelengine.monitoring.status;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.novelengine.monitoring.measure.Resources;
import io.novelengine.monitoring.measure.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service: how it is, its figures in the window, its instances, and its busiest endpoints. */
record ServiceView(
        Status status,
        List<String> reasons,
        @Nullable Instant since,
        int samples,
        int missed,
        @JsonUnwrapped Traffic traffic,
        @JsonUnwrapped Resources resources,
        List<InstanceView> instances,
        List<EndpointView> endpoints) {}
