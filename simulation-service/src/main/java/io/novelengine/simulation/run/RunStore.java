package io.novelengine.simulation.run;

import io.novelengine.shared.contract.RunQueued;
import io.novelengine.shared.database.Database;
import io.novelengine.shared.event.Outbox;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Runs and their turns in PostgreSQL, as readers and those who start them need them. */
@Component
class RunStore {

    private static final String COLUMNS = """
            id, title, status, owner, scenario, members, turns, turn, seed, mind, priority, manifest, digest, words,
            attempts, failure, created_at, started_at, finished_at""";

    private final Database database;
    private final Outbox outbox;
    private final JsonMapper json;

    RunStore(Database database, Outbox outbox, JsonMapper json) {
        this.database = database;
        this.outbox = outbox;
        this.json = json;
    }

    /** Writes a run, its place in the queue and its announcement, or nothing. */
    Mono<Run> insert(NewRun run) {
        var headStart = (double) run.priority().headStart().toSeconds();
        return database.transaction(database.sql("""
                        insert into run (id, title, status, owner, scenario, members, turns, seed, mind, priority, setup,
                                         manifest, digest, idempotency_key, request_digest)
                        values (:id, :title, 'QUEUED', :owner, :scenario, :members, :turns, :seed, :mind, :priority, :setup,
                                :manifest, :digest, :key, :request)
                        returning\s""" + COLUMNS)
                .bind("id", run.id())
                .bind("title", run.title())
                .bind("owner", run.owner())
                .bind("scenario", run.scenario())
                .bind("members", run.cast().toArray(String[]::new))
                .bind("turns", run.turns())
                .bind("seed", run.seed())
                .bind("mind", run.mind())
                .bind("priority", run.priority().name())
                .bind("setup", run.setup())
                .bind("manifest", run.manifest())
                .bind("digest", run.digest())
                .bind("key", run.idempotencyKey(), String.class)
                .bind("request", run.requestDigest(), String.class)
                .one(this::run)
                .flatMap(inserted -> database.sql("""
                                insert into run_queue (run_id, rank)
                                values (:id, now() - make_interval(secs => :headStart))""")
                        .bind("id", run.id())
                        .bind("headStart", headStart)
                        .update()
                        .then(outbox.append(List.of(new RunQueued(
                                run.id(), run.title(), run.scenario(), run.cast(), run.turns(), run.mind()))))
                        .thenReturn(inserted)));
    }

    Mono<Run> find(UUID id) {
        return database.sql("select " + COLUMNS + " from run where id = :id")
                .bind("id", id)
                .one(this::run);
    }

    /** What the same request started before, with the digest of that request. */
    Mono<Started> startedBy(String idempotencyKey) {
        return database.sql("select " + COLUMNS + ", request_digest from run where idempotency_key = :key")
                .bind("key", idempotencyKey)
                .one(row -> new Started(run(row), row.get("request_digest", String.class)));
    }

    /** Runs older than the given one, the newest first. */
    Mono<List<Run>> page(
            @Nullable String status,
            @Nullable String scenario,
            @Nullable Instant before,
            @Nullable UUID beforeId,
            int limit) {
        return database.sql("select " + COLUMNS + """
                         from run
                        where (cast(:status as text) is null or status = :status)
                          and (cast(:scenario as text) is null or scenario = :scenario)
                          and (cast(:before as timestamptz) is null or (created_at, id) < (:before, :beforeId))
                        order by created_at desc, id desc limit :limit""")
                .bind("status", status, String.class)
                .bind("scenario", scenario, String.class)
                .bind("before", before == null ? null : before.atOffset(java.time.ZoneOffset.UTC), OffsetDateTime.class)
                .bind("beforeId", beforeId, UUID.class)
                .bind("limit", limit)
                .list(this::run);
    }

    /** What the run follows from, and how far it has come. */
    Mono<ScriptSoFar> script(UUID id) {
        return database.sql("select setup, manifest, turn, digest from run where id = :id")
                .bind("id", id)
                .one(row -> new ScriptSoFar(
                        row.get("setup", String.class),
                        row.get("manifest", String.class),
                        row.get("turn", Integer.class),
                        row.get("digest", String.class)));
    }

    Mono<List<StoredTurn>> turns(UUID run, int after, int limit) {
        return database.sql("""
                        select number, digest, body from turn where run_id = :run and number > :after
                        order by number limit :limit""")
                .bind("run", run)
                .bind("after", after)
                .bind("limit", limit)
                .list(row -> new StoredTurn(
                        row.get("number", Integer.class),
                        row.get("digest", String.class),
                        row.get("body", String.class)));
    }

    /** How many runs wait, and how many are being played. */
    Mono<QueueDepth> depth() {
        return database.sql("""
                        select count(*) filter (where lease_until is null or lease_until < now()) as waiting,
                               count(*) filter (where lease_until >= now()) as playing
                        from run_queue""")
                .one(row -> new QueueDepth(row.get("waiting", Long.class), row.get("playing", Long.class)));
    }

    private Run run(Readable row) {
        return new Run(
                row.get("id", UUID.class),
                row.get("title", String.class),
                RunStatus.valueOf(row.get("status", String.class)),
                row.get("turn", Integer.class),
                row.get("turns", Integer.class),
                row.get("seed", Long.class),
                row.get("mind", String.class),
                true,
                row.get("digest", String.class),
                json.readTree(row.get("manifest", String.class)),
                row.get("scenario", String.class),
                Arrays.asList(row.get("members", String[].class)),
                Priority.valueOf(row.get("priority", String.class)),
                row.get("attempts", Integer.class),
                row.get("failure", String.class),
                row.get("words", Integer.class),
                Run.Usage.NONE,
                row.get("created_at", OffsetDateTime.class).toInstant(),
                instant(row.get("started_at", OffsetDateTime.class)),
                instant(row.get("finished_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** A run about to be written. */
    record NewRun(
            UUID id,
            String title,
            String owner,
            String scenario,
            List<String> cast,
            int turns,
            long seed,
            String mind,
            Priority priority,
            String setup,
            String manifest,
            String digest,
            @Nullable String idempotencyKey,
            @Nullable String requestDigest) {}

    /** A run, and the digest of the request that started it. */
    record Started(Run run, String requestDigest) {}

    /** A committed turn: canonical JSON and the digest chained over it. */
    record StoredTurn(int number, String digest, String body) {}

    /** Setup and manifest of a run, turns committed, and the digest after them. */
    record ScriptSoFar(String setup, String manifest, int turn, String digest) {}

    /** Runs that wait and runs under a lease. */
    record QueueDepth(long waiting, long playing) {}
}
