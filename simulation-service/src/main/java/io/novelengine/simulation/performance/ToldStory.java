package io.novelengine.simulation.performance;

import java.util.Map;

/**
 * A story in one format.
 *
 * @param headers what HTTP says of it: its media type, and what else a reader should know
 * @param body text, bytes, or an object to be written as JSON
 */
public record ToldStory(Map<String, String> headers, Object body) {

    public ToldStory {
        headers = Map.copyOf(headers);
    }
}
