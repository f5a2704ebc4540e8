package io.novelengine.simulation.live;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that those who watch a run are told.
 *
 * @param seq its number within the run; 0 for what is not kept
 * @param type turn, status, progress or problem
 * @param at when it was committed
 * @param last whether nothing comes after it
 * @param json all of it as it is sent
 * @param bytes the same in UTF-8, not to be changed
 */
record LiveEvent(UUID run, long seq, String type, Instant at, boolean last, String json, byte[] bytes) {

    static final String TURN = "turn";
    static final String STATUS = "status";
    static final String PROGRESS = "progress";
    static final String PROBLEM = "problem";
}
