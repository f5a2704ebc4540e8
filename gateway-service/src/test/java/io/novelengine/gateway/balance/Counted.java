package io.novelengine.gateway.balance;

/** A candidate that is only a record. */
record Counted(String id, int weight, int inFlight) implements Candidate {

    Counted(String id) {
        this(id, 1, 0);
    }
}
