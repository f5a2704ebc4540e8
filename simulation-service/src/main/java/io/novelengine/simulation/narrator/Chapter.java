package io.novelengine.simulation.narrator;

import java.util.List;

/**
 * Some turns of a story under a title.
 *
 * @param number from 1
 */
public record Chapter(int number, String title, List<Passage> passages) {

    public Chapter {
        passages = List.copyOf(passages);
    }
}
