package io.novelengine.report.order;

/** Where an order stands. */
enum Status {
    /** It waits for a worker. */
    QUEUED,
    /** A worker is at it. */
    RUNNING,
    /** The report can be had. */
    READY,
    /** There will be no report. */
    FAILED
}
