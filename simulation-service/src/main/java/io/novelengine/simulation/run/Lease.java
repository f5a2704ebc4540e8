package io.novelengine.simulation.run;

import java.util.UUID;

/**
 * A worker's right to write to a run, until the lease runs out or another claims it.
 *
 * @param run id of the run
 * @param fence rises with every claim; a write that names an older one is refused
 * @param rescues how often it was claimed because its worker had fallen silent, since its last turn
 */
record Lease(UUID run, long fence, int rescues) {}
