package io.novelengine.shared.event;

import java.util.List;
import reactor.core.publisher.Mono;

/** Takes part in the suite's events as one consumer group. */
public interface EventHandler {

    /** Name of the consumer group; one of {@link EventProperties#groups()}. */
    String group();

    /**
     * Handles events, all or none. The same event may come again, in another batch or in the same: handling it twice must
     * change nothing.
     */
    Mono<Void> handle(List<ReceivedEvent> events);
}
