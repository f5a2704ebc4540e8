package io.novelengine.simulation.run;

/** Everything known of a run is to be dropped and read again, as a setting asks for after every commit. */
final class Forgotten extends RuntimeException {

    Forgotten(Lease lease) {
        super("Run " + lease.run() + " is read again", null, false, false);
    }
}
