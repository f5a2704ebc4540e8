package io.novelengine.report.source;

import io.novelengine.report.compose.RunView;
import io.novelengine.report.compose.RunView.Member;
import io.novelengine.report.compose.TurnView;
import io.novelengine.report.source.SimulationApi.Run;
import io.novelengine.report.source.SimulationApi.TurnPage;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Runs and their turns. An error is an {@link UnknownRun} or a {@link SourceAway}. */
@Component
public class Simulations {

    private static final String SERVICE = "simulation";
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 20;

    private final SimulationApi api;

    Simulations(SimulationApi api) {
        this.api = api;
    }

    /** The run. */
    public Mono<RunView> run(UUID id) {
        return api.run(id).map(Simulations::view).onErrorMap(failure -> translate(id, failure));
    }

    /** Its whole log of turns, in order. */
    public Mono<List<TurnView>> turns(UUID id) {
        return page(id, null)
                .expand(page -> page.next() == null ? Mono.empty() : page(id, page.next()))
                .take(MOST_PAGES)
                .flatMapIterable(TurnPage::items)
                .collectList()
                .onErrorMap(failure -> translate(id, failure));
    }

    private Mono<TurnPage> page(UUID id, @Nullable String after) {
        return api.turns(id, PAGE, after);
    }

    private static Throwable translate(UUID id, Throwable failure) {
        return failure instanceof WebClientResponseException.NotFound
                ? new UnknownRun(SERVICE, id)
                : SourceAway.of(SERVICE, failure);
    }

    private static RunView view(Run run) {
        return new RunView(
                Objects.requireNonNullElse(run.title(), "Run " + run.id()),
                run.status(),
                run.turn(),
                run.turns(),
                text(run.seed()),
                run.mind(),
                text(run.scenario()),
                run.digest(),
                Objects.requireNonNullElse(run.cast(), List.<JsonNode>of()).stream()
                        .map(Simulations::member)
                        .toList(),
                text(run.failure()),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt());
    }

    private static Member member(JsonNode node) {
        var slug = node.isObject() ? node.path("slug").asString(node.path("id").asString("")) : node.asString("");
        return new Member(slug, node.isObject() ? node.path("name").asString(slug) : slug);
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isObject()) {
            return node.asString("");
        }
        for (var name : List.of("title", "name", "slug", "message", "detail")) {
            if (node.path(name).isString()) {
                return node.path(name).asString("");
            }
        }
        return null;
    }
}
