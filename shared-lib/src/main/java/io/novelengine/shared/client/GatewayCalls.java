package io.novelengine.shared.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/** Calls to the gateway about identity, at whichever of its instances answers first when asked in turn. */
public final class GatewayCalls {

    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final List<WebClient> instances;
    private final String self;

    /**
     * @param instances base URLs of the gateway
     * @param self the name of this service, in one word
     */
    public GatewayCalls(WebClient.Builder builder, List<URI> instances, String self) {
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

    /** What the call gives at all instances where it succeeds; an error when it does at none. */
    public <T> Mono<List<T>> all(Function<WebClient, Mono<T>> call) {
        return Flux.fromIterable(instances)
                .flatMapSequential(instance -> call.apply(instance)
                        .timeout(DEADLINE)
                        .materialize()
                        .filter(signal -> signal.hasValue() || signal.hasError()))
                .collectList()
                .flatMap(GatewayCalls::answered);
    }

    private static <T> Mono<List<T>> answered(List<Signal<T>> signals) {
        var answers = signals.stream().<T>mapMulti(GatewayCalls::value).toList();
        return answers.isEmpty()
                ? Mono.error(() -> new IllegalStateException("no instance of the gateway answers: " + signals))
                : Mono.just(answers);
    }

    private static <T> void value(Signal<T> signal, Consumer<T> answers) {
        var value = signal.get();
        if (value != null) {
            answers.accept(value);
        }
    }
}
