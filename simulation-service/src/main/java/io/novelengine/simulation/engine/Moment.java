package io.novelengine.simulation.engine;

/** Where the story stands while a turn is played. */
record Moment(Phase phase, double target) {}
