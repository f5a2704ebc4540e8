package io.novelengine.gateway.openapi;

import io.novelengine.gateway.config.GatewayProperties;
import io.novelengine.gateway.config.Suite;
import io.novelengine.gateway.source.ServiceSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of the suite, as JSON and as YAML. */
@RestController
class OpenApiController {

    private static final int INCOMPLETE_SHORTENS = 15;

    private final ServiceSource source;
    private final OwnDocument own;
    private final Mono<Published> latest;

    OpenApiController(ServiceSource source, OwnDocument own, Suite suite, GatewayProperties gateway) {
        this.source = source;
        this.own = own;
        this.latest = Flux.fromIterable(suite.services().keySet())
                .flatMapSequential(this::ask)
                .collectList()
                .map(this::publish)
                .cache(
                        published -> published.complete()
                                ? gateway.documentAge()
                                : gateway.documentAge().dividedBy(INCOMPLETE_SHORTENS),
                        _ -> Duration.ZERO,
                        () -> Duration.ZERO);
    }

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<byte[]> json() {
        return latest.map(Published::json);
    }

    @GetMapping(path = "/v3/api-docs.yaml", produces = MediaType.APPLICATION_YAML_VALUE)
    Mono<byte[]> yaml() {
        return latest.map(Published::yaml);
    }

    private Mono<Answer> ask(String service) {
        return source.openApi(service)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(document -> new Answer(service, document));
    }

    private Published publish(List<Answer> answers) {
        var merge = new OpenApiMerge(own.document(), own.texts());
        answers.forEach(answer -> answer.document().ifPresent(document -> merge.add(answer.service(), document)));
        var missing = answers.stream()
                .filter(answer -> answer.document().isEmpty())
                .map(answer -> Suite.title(answer.service()))
                .toList();
        if (!missing.isEmpty()) {
            merge.missing(missing);
        }
        merge.tidy();
        return new Published(own.json(merge.document()), own.yaml(merge.document()), missing.isEmpty());
    }

    /** What a service answered. */
    private record Answer(String service, Optional<ObjectNode> document) {}

    /** A document ready to be sent. */
    private record Published(byte[] json, byte[] yaml, boolean complete) {}
}
