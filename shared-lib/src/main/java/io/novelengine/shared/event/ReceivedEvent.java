package io.novelengine.shared.event;

import io.novelengine.shared.contract.SuiteEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as its consumer gets it, at least once.
 *
 * @param id id of the event, the same at every delivery
 * @param source name of the service that announced it
 * @param at when it happened
 * @param event what happened
 */
public record ReceivedEvent(UUID id, String source, Instant at, SuiteEvent event) {}
