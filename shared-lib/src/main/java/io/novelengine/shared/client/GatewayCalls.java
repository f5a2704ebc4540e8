package io.novelengine.shared.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Calls to the gateway about identity, at whichever of its instances answers first when asked in turn. */
public final class GatewayCalls {

    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final List<WebClient> instances;
    private final String self;

    GatewayCalls(WebClient.Builder builder, List<URI> instances, String self) {
        this.instances = instances.stream()
                .map(instance -> builder.clone().baseUrl(instance.toString()).build())
                .toList();
        this.self = self;
    }

    /** The name of this service, in one word: the audience of the tokens that it takes. */
    public String self() {
        return self;
    }

    /** What the call gives at the first instance where it succeeds; the last failure when it does at none. */
    public <T> Mono<T> first(Function<WebClient, Mono<T>> call) {
        var answer = Mono.<T>error(() -> new IllegalStateException("no instance of the gateway is configured"));
        for (var instance : instances.reversed()) {
            var later = answer;
            var here = Mono.defer(() -> call.apply(instance)).timeout(DEADLINE);
            answer = instance == instances.getLast() ? here : here.onErrorResume(failure -> later);
        }
        return answer;
    }
}
