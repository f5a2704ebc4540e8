package io.novelengine.simulation.performance;

/**
 * A story in one format.
 *
 * @param contentType its media type
 * @param body text, or an object to be written as JSON
 */
public record ToldStory(String contentType, Object body) {}
