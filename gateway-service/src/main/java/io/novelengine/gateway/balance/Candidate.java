package io.novelengine.gateway.balance;

/** An instance, as far as a strategy needs to know it. */
interface Candidate {

    /** What tells it from the other instances of its service. */
    String id();

    /** Its share of the requests beside the others', 1 or more. */
    int weight();

    /** Requests that it has and has not answered. */
    int inFlight();
}
