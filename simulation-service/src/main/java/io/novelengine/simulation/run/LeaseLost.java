package io.novelengine.simulation.run;

/** Another worker has the run by now; whoever gets this must stop at once. */
final class LeaseLost extends RuntimeException {

    LeaseLost(Lease lease) {
        super("The lease of run " + lease.run() + " under fence " + lease.fence() + " is lost", null, false, false);
    }
}
