package io.novelengine.monitoring.status;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.novelengine.monitoring.measure.Endpoint;
import io.novelengine.monitoring.measure.Requests;

/** An endpoint and how its requests were answered. */
record EndpointView(
        String method, String uri, @JsonUnwrapped Traffic traffic) {

    static EndpointView of(Endpoint endpoint, Requests requests) {
        return new EndpointView(endpoint.method(), endpoint.uri(), Traffic.of(requests));
    }
}
