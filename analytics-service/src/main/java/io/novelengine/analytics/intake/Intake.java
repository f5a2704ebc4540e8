package io.novelengine.analytics.intake;

import io.novelengine.analytics.measure.Batch;
import io.novelengine.analytics.measure.Dated;
import io.novelengine.analytics.measure.Storable;
import io.novelengine.analytics.measure.Tallies;
import io.novelengine.shared.contract.SuiteEvent;
import io.novelengine.shared.database.Database;
import io.novelengine.shared.event.EventHandler;
import io.novelengine.shared.event.ReceivedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Books batches of events, each batch in one transaction and each event once. */
@Component
final class Intake implements EventHandler {

    /*
     * Events come in any order, in any batches, and again. Two guards make each count once: the id of the event, and the
     * key of what it tells (a turn of a run is booked once, whoever announces it). Roll-ups only ever grow by what the
     * second guard let through in the same transaction, so they equal the facts. A turn that comes before its run is
     * known is counted under no scenario, and moved when the run's own event comes. The rows of all runs of a batch are
     * locked first, in the order of their ids, so that two batches about one run follow each other.
     */

    private final Database database;
    private final RunLedger runs;
    private final TurnLedger turns;
    private final TallyLedger tallies;

    Intake(Database database, RunLedger runs, TurnLedger turns, TallyLedger tallies) {
        this.database = database;
        this.runs = runs;
        this.turns = turns;
        this.tallies = tallies;
    }

    @Override
    public String group() {
        return "analytics";
    }

    @Override
    public Mono<Void> handle(List<ReceivedEvent> events) {
        var distinct = new LinkedHashMap<UUID, ReceivedEvent>();
        events.forEach(event -> distinct.putIfAbsent(event.id(), event));
        var received = List.copyOf(distinct.values());
        return database.transaction(runs.unseen(received)
                .flatMap(ids -> book(Batch.of(received.stream()
                        .filter(event -> ids.contains(event.id()))
                        .map(Intake::dated)
                        .toList()))));
    }

    private static Dated<SuiteEvent> dated(ReceivedEvent received) {
        return new Dated<>(received.at(), Storable.event(received.event()));
    }

    private Mono<Void> book(Batch batch) {
        if (batch.firstSeen().isEmpty()) {
            return Mono.empty();
        }
        return runs.open(batch.firstSeen())
                .then(runs.queued(batch.queued()))
                .then(runs.started(batch.started()))
                .then(runs.ended(batch.ended()))
                .then(tallies.attribute(batch.queued()))
                .then(Mono.defer(() -> turns.book(batch.turns())))
                .flatMap(keys -> count(batch, keys));
    }

    private Mono<Void> count(Batch batch, List<Batch.Attributed> keys) {
        var booked = batch.booked(keys);
        var sums = Tallies.of(booked);
        return turns.acts(booked)
                .then(runs.grow(sums.runs()))
                .then(tallies.turns(sums.turns()))
                .then(tallies.acts(sums.acts()))
                .then(tallies.actors(batch.queued(), booked, sums.actors()));
    }
}
