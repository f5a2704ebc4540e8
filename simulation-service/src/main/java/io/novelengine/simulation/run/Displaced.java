package io.novelengine.simulation.run;

/** A write was refused because the run is not what its worker took it for: its lease, its status or its course changed. */
final class Displaced extends RuntimeException {

    Displaced(Lease lease) {
        super("Run " + lease.run() + " changed under fence " + lease.fence(), null, false, false);
    }
}
