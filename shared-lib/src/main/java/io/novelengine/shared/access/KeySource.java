package io.novelengine.shared.access;

import com.nimbusds.jose.jwk.ECKey;
import reactor.core.publisher.Mono;

/** The public keys by which the gateway's tokens are known. */
@FunctionalInterface
public interface KeySource {

    /** The key with this id; empty when there is none; a 503 problem when no key set could be had so far. */
    Mono<ECKey> key(String id);
}
