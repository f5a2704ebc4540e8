package io.novelengine.monitoring.measure;

import org.jspecify.annotations.Nullable;

/**
 * How requests were answered in a window. What there were no samples or no requests for is null.
 *
 * @param requests number of requests, as far as samples cover the window
 * @param throughput requests per second
 * @param meanMs mean response time in milliseconds
 * @param p50 half of the requests took no longer, in milliseconds
 * @param p95 95 % of the requests took no longer, in milliseconds
 * @param p99 99 % of the requests took no longer, in milliseconds
 * @param maxMs longest response time in milliseconds that the instances remember
 * @param errorRate share of requests answered with 5xx, 0 to 1
 * @param clientErrorRate share of requests answered with 4xx, 0 to 1
 */
public record Requests(
        @Nullable Long requests,
        @Nullable Double throughput,
        @Nullable Double meanMs,
        @Nullable Quantile p50,
        @Nullable Quantile p95,
        @Nullable Quantile p99,
        @Nullable Double maxMs,
        @Nullable Double errorRate,
        @Nullable Double clientErrorRate) {}
