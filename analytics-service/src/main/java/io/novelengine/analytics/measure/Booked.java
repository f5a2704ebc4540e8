package io.novelengine.analytics.measure;

import io.novelengine.shared.contract.TurnCommitted;
import java.time.Instant;

/**
 * A turn that counts, with what it is counted under.
 *
 * @param at when it was committed
 * @param turn the turn
 * @param scenario scenario of its run, empty while unknown
 * @param mind mind of its run, empty while unknown
 */
public record Booked(Instant at, TurnCommitted turn, String scenario, String mind) {}
