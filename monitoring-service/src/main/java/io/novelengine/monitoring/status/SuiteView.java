package io.novelengine.monitoring.status;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.novelengine.monitoring.measure.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The suite: how it is, its traffic as clients meet it at the gateway, and what all processes use together. Processors
 * and memory are sums over the instances; on one machine the sum of the shares is the share of the suite.
 */
record SuiteView(
        Status status,
        List<String> reasons,
        @Nullable Instant since,
        int instances,
        int reached,
        int samples,
        int missed,
        @JsonUnwrapped Traffic traffic,
        @Nullable Double cpu,
        @Nullable Double memoryBytes,
        @Nullable Double heapUsedBytes,
        @Nullable Double uptimeSeconds) {}
