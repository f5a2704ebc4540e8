package io.novelengine.simulation.run;

import io.novelengine.shared.contract.RunQueued;
import io.novelengine.shared.database.Database;
import io.novelengine.shared.event.Outbox;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Digest;
import io.novelengine.shared.identity.Ids;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.simulation.signal.Signals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Runs that share their first turns with another: starting them, and the tree of them. */
@Service
class Forks {

    private static final int MOST_IN_TREE = 1000;

    private final Runs runs;
    private final RunStore store;
    private final Interventions interventions;
    private final Database database;
    private final Outbox outbox;
    private final Signals signals;
    private final Ids ids;
    private final JsonMapper json;

    Forks(
            Runs runs,
            RunStore store,
            Interventions interventions,
            Database database,
            Outbox outbox,
            Signals signals,
            Ids ids,
            JsonMapper json) {
        this.runs = runs;
        this.store = store;
        this.interventions = interventions;
        this.database = database;
        this.outbox = outbox;
        this.signals = signals;
        this.ids = ids;
        this.json = json;
    }

    /**
     * A new run with the turns of the given one up to the fork, queued to be played on; what was done to the parent after the
     * fork is done to it as well, so that without changes it is the same story.
     */
    Mono<Run> fork(String id, ForkRequest request, @Nullable String idempotencyKey, Caller caller) {
        var digest = idempotencyKey == null ? null : Digest.sha256(id, json.writeValueAsString(request));
        return runs.get(id, caller).flatMap(parent -> runs.acceptedBefore(idempotencyKey, digest, caller)
                .switchIfEmpty(Mono.defer(() ->
                                check(parent, request).then(make(parent, request, idempotencyKey, digest, caller)))
                        .onErrorResume(DataIntegrityViolationException.class, race -> runs.acceptedBefore(
                                        idempotencyKey, digest, caller)
                                .switchIfEmpty(Mono.error(race)))));
    }

    private Mono<Void> check(Run parent, ForkRequest request) {
        var most = parent.status() == RunStatus.COMPLETED
                ? parent.turn() - 1
                : Math.min(parent.turn(), parent.turns() - 1);
        if (request.turn() > most) {
            return Mono.error(ProblemException.invalid(
                    "turn", "must be 0 to " + most + ": the turns committed so far, and one left to play"));
        }
        return interventions.check(parent.id(), request.cues(), "changes.interventions");
    }

    private Mono<Run> make(
            Run parent, ForkRequest request, @Nullable String key, @Nullable String digest, Caller caller) {
        var fork = ids.next();
        return database.transaction(store.admit(caller.id(), runs.most(caller))
                        .then(store.script(parent.id()))
                        .flatMap(script -> copy(parent, script.manifest(), fork, request, key, digest, caller))
                        .then(interventions.inherit(parent.id(), fork, request.turn(), request.cues()))
                        .then(store.enqueue(fork))
                        .then(store.find(fork))
                        .flatMap(run -> outbox.append(List.of(new RunQueued(
                                        fork,
                                        run.title(),
                                        run.scenario(),
                                        run.cast(),
                                        run.turns(),
                                        run.mind(),
                                        caller.id(),
                                        false)))
                                .thenReturn(run)))
                .doOnNext(run -> {
                    signals.runChanged(fork);
                    signals.workArrived();
                });
    }

    private Mono<Long> copy(
            Run parent,
            String manifest,
            UUID fork,
            ForkRequest request,
            @Nullable String key,
            @Nullable String digest,
            Caller caller) {
        return database.sql("""
                        with forked as (
                            insert into run (id, title, status, owner, scenario, members, turns, turn, seed, mind, priority,
                                             setup, manifest, digest, words, seq, parent, forked_at, idempotency_key,
                                             request_digest)
                            select :fork, coalesce(:title, p.title), 'QUEUED', :owner, p.scenario, p.members, p.turns, :at,
                                   p.seed, p.mind, p.priority, p.setup, p.manifest,
                                   coalesce((select t.digest from turn t where t.run_id = p.id and t.number = :at), :base),
                                   (select coalesce(sum(t.words), 0) from turn t where t.run_id = p.id and t.number <= :at),
                                   :at + 1, p.id, :at, :key, :request
                            from run p where p.id = :parent
                            returning id, seq, turn),
                        noted as (
                            insert into run_change (run_id, seq, status, turn) select id, seq, 'QUEUED', turn from forked)
                        insert into turn (run_id, number, digest, body, words, seq)
                        select forked.id, t.number, t.digest, t.body, t.words, t.number
                        from forked, turn t where t.run_id = :parent and t.number <= :at""")
                .bind("fork", fork)
                .bind("title", request.title(), String.class)
                .bind("at", request.turn())
                .bind("base", Digest.sha256(manifest))
                .bind("key", key, String.class)
                .bind("request", digest, String.class)
                .bind("owner", caller.id())
                .bind("parent", parent.id())
                .update();
    }

    /** The run and all that was forked from it, directly or not. */
    Mono<Fork> tree(String id, Caller caller) {
        return runs.get(id, caller).flatMap(root -> RunStore.seen(database.sql("""
                        with recursive tree as (
                            select id, parent, forked_at, title, status, turn, digest, created_at, 0 as depth
                            from run where id = :root
                            union all
                            select r.id, r.parent, r.forked_at, r.title, r.status, r.turn, r.digest, r.created_at, t.depth + 1
                            from run r join tree t on r.parent = t.id
                            where t.depth < 50 and (r.is_public or r.owner = :me or :all))
                        select tree.*, (
                            select min(own.number) from turn own
                            join turn theirs on theirs.run_id = tree.parent and theirs.number = own.number
                            where own.run_id = tree.id and own.number > tree.forked_at and own.digest <> theirs.digest) as parts_at
                        from tree order by depth, created_at, id limit :most"""), caller)
                .bind("root", root.id())
                .bind("most", MOST_IN_TREE)
                .list(row -> new Fork(
                        row.get("id", UUID.class),
                        row.get("title", String.class),
                        RunStatus.valueOf(row.get("status", String.class)),
                        row.get("turn", Integer.class),
                        row.get("digest", String.class),
                        row.get("parent", UUID.class),
                        row.get("forked_at", Integer.class),
                        row.get("parts_at", Integer.class),
                        new ArrayList<>()))
                .map(Forks::grow));
    }

    private static Fork grow(List<Fork> topDown) {
        Map<UUID, Fork> known = new LinkedHashMap<>();
        for (var fork : topDown) {
            known.put(fork.id(), fork);
            var parent = fork.parent() == null ? null : known.get(fork.parent());
            if (parent != null) {
                parent.forks().add(fork);
            }
        }
        return topDown.getFirst();
    }

    /**
     * A run in the tree of forks.
     *
     * @param turn turns committed
     * @param digest digest after them
     * @param parent id of the run it was forked from; absent for one that was not
     * @param forkedAt turns it shares with its parent by being forked after them
     * @param partsAt number of the first turn that differs from its parent's; absent while none does
     * @param forks what was forked from it
     */
    record Fork(
            UUID id,
            String title,
            RunStatus status,
            int turn,
            String digest,
            @Nullable UUID parent,
            @Nullable Integer forkedAt,
            @Nullable Integer partsAt,
            List<Fork> forks) {}
}
