package io.novelengine.simulation.performance;

import io.novelengine.shared.contract.TurnCommitted.Act;
import java.util.List;

/**
 * A turn as it is committed.
 *
 * @param number from 1
 * @param body canonical JSON: events and paragraphs
 * @param digest SHA-256 of the digest before and the body
 * @param words words of its prose
 * @param acts what the characters did, in order
 */
public record PlayedTurn(int number, String body, String digest, int words, List<Act> acts) {

    public PlayedTurn {
        acts = List.copyOf(acts);
    }
}
