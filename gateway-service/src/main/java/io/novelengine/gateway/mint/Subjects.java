package io.novelengine.gateway.mint;

import io.novelengine.shared.identity.Caller;
import reactor.core.publisher.Mono;

/** Knows callers by their ids. */
@FunctionalInterface
public interface Subjects {

    /** Who has this id, with what they may do now; empty when nobody has it or they may not come in any more. */
    Mono<Caller> byId(String id);
}
