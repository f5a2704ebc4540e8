package io.novelengine.shared.client;

import io.novelengine.shared.identity.Caller;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where the tokens for calls to other services come from. */
@FunctionalInterface
public interface TokenSource {

    /**
     * A token for a call.
     *
     * @param audience the service to be called
     * @param caller on whose behalf; null for this service's own
     */
    Mono<String> token(String audience, @Nullable Caller caller);
}
