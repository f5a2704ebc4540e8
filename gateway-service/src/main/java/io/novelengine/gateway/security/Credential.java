package io.novelengine.gateway.security;

import reactor.core.publisher.Mono;

/** One way of being known. The ways are asked in their order; the first that takes a credential decides. */
public interface Credential {

    /** Whether a credential is of this way, good or not. */
    boolean takes(Presented presented);

    /** Whom it stands for; empty when it is not good; a problem when that cannot be known now. */
    Mono<Known> known(Presented presented);
}
