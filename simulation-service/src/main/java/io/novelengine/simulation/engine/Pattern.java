package io.novelengine.simulation.engine;

import java.util.List;

/**
 * A small story found within the story.
 *
 * @param kind such as {@code betrayal-after-trust}
 * @param people slugs, the one it is about first
 * @param events ids of the events that make it, in order
 */
public record Pattern(String kind, List<String> people, List<String> events) {}
