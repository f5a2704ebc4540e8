package io.novelengine.monitoring.measure;

import org.jspecify.annotations.Nullable;

/**
 * What instances use, over a window. Of several instances shares are means, amounts are sums, and the uptime is the
 * shortest. What was not measured is null.
 *
 * @param cpu share of the machine's processors that the process used, 0 to 1, mean of the window
 * @param systemCpu share of the machine's processors in use by anything, 0 to 1, mean of the window
 * @param memoryBytes resident memory, latest
 * @param heapUsedBytes heap in use, latest
 * @param heapMaxBytes heap there may be
 * @param gcShare share of the time spent in pauses of the garbage collector, 0 to 1
 * @param threads live threads, latest
 * @param poolAcquired database connections in use, mean of the window
 * @param poolPending callers waiting for a database connection, mean of the window
 * @param breakersOpen circuit breakers that are open, latest
 * @param uptimeSeconds time since the process started
 */
public record Resources(
        @Nullable Double cpu,
        @Nullable Double systemCpu,
        @Nullable Double memoryBytes,
        @Nullable Double heapUsedBytes,
        @Nullable Double heapMaxBytes,
        @Nullable Double gcShare,
        @Nullable Double threads,
        @Nullable Double poolAcquired,
        @Nullable Double poolPending,
        @Nullable Double breakersOpen,
        @Nullable Double uptimeSeconds) {}
