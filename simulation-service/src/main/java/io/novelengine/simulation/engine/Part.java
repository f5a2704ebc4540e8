package io.novelengine.simulation.engine;

import java.util.List;

/**
 * Which role somebody plays, and what they set out with.
 *
 * @param persona slug
 * @param role id of the scenario's role; empty for a bystander
 * @param lead true for the first cast in that role, false for allies of it
 * @param aims at the beginning, weightiest first
 * @param place id of the place where the part begins
 */
public record Part(String persona, String role, boolean lead, List<Aim> aims, String place) {}
