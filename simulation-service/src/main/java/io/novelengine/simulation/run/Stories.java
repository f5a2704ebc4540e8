package io.novelengine.simulation.run;

import io.novelengine.simulation.performance.Edition;
import io.novelengine.simulation.performance.EngineChanged;
import io.novelengine.simulation.performance.Performer;
import io.novelengine.simulation.performance.StoryFormat;
import io.novelengine.simulation.performance.ToldStory;
import io.novelengine.simulation.run.RunStore.StoredTurn;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.json.JsonMapper;

/** The turns and the story of a run, from what was committed. */
@Service
public class Stories {

    private static final int TURNS_AT_ONCE = 100;

    private final RunStore store;
    private final Performer performer;
    private final Scheduler engine;
    private final JsonMapper json;

    Stories(RunStore store, Performer performer, Scheduler engine, JsonMapper json) {
        this.store = store;
        this.performer = performer;
        this.engine = engine;
        this.json = json;
    }

    Mono<List<TurnView>> turns(UUID run, int after, int limit) {
        return store.turns(run, after, limit).map(turns -> turns.stream()
                .map(turn -> view(turn.number(), turn.digest(), turn.body()))
                .toList());
    }

    /** A committed turn for clients, from its canonical JSON. */
    public TurnView view(int number, String digest, String stored) {
        var body = json.readTree(stored);
        var paragraphs = body.path("paragraphs").values().stream()
                .map(paragraph -> json.treeToValue(paragraph, TurnView.ParagraphView.class))
                .toList();
        return new TurnView(
                number,
                digest,
                body.path("phase").asString(""),
                body.path("tension").asDouble(),
                body.path("targetTension").asDouble(),
                body.path("events").toString(),
                paragraphs.stream().map(TurnView.ParagraphView::text).collect(Collectors.joining("\n\n")),
                paragraphs);
    }

    /** The story so far in the given format; as it was committed when another engine version played it. */
    public Mono<ToldStory> tell(Run run, StoryFormat format) {
        var edition = new Edition(run.id(), run.title(), Objects.requireNonNullElse(run.finishedAt(), run.createdAt()));
        return store.script(run.id())
                .flatMap(script -> Mono.fromCallable(() -> performer.tell(
                                edition,
                                script.setup(),
                                script.manifest(),
                                script.cues(),
                                script.turn(),
                                script.digest(),
                                format))
                        .subscribeOn(engine))
                .onErrorResume(EngineChanged.class, changed -> bodies(run.id(), run.turn())
                        .publishOn(engine)
                        .map(bodies -> performer.tellAsCommitted(edition, bodies, format)));
    }

    private Mono<List<String>> bodies(UUID run, int turns) {
        return Flux.range(0, (turns + TURNS_AT_ONCE - 1) / TURNS_AT_ONCE)
                .concatMap(page -> store.turns(run, page * TURNS_AT_ONCE, TURNS_AT_ONCE))
                .flatMapIterable(found -> found)
                .map(StoredTurn::body)
                .collectList();
    }
}
