package io.novelengine.monitoring.status;

import io.novelengine.monitoring.measure.Requests;
import org.jspecify.annotations.Nullable;

/** How requests were answered; what there are no samples or no requests for is absent. */
record Traffic(
        @Nullable Long requests,
        @Nullable Double throughput,
        @Nullable Double errorRate,
        @Nullable Double clientErrorRate,
        ResponseTime responseTime) {

    static Traffic of(Requests requests) {
        return new Traffic(
                requests.requests(),
                requests.throughput(),
                requests.errorRate(),
                requests.clientErrorRate(),
                ResponseTime.of(requests));
    }
}
