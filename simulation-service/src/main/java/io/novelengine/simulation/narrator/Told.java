package io.novelengine.simulation.narrator;

/** A turn's prose, and the telling that goes on from it. */
public record Told(Telling telling, Passage passage) {}
