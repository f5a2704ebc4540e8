package io.novelengine.gateway.balance;

import java.util.List;
import reactor.core.publisher.Mono;

/** What a name stands for. */
@FunctionalInterface
interface Addresses {

    /** The addresses of a host, in a stable order; an error when nobody could tell. */
    Mono<List<String>> of(String host);
}
