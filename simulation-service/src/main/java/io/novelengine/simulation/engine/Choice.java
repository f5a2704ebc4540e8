package io.novelengine.simulation.engine;

import java.util.List;

/** What somebody decided on, and what else they weighed, best first. */
record Choice(Candidate act, List<Candidate> others) {}
