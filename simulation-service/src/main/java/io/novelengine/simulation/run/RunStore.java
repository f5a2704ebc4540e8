package io.novelengine.simulation.run;

import io.novelengine.shared.contract.RunQueued;
import io.novelengine.shared.database.Database;
import io.novelengine.shared.event.Outbox;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.simulation.performance.Cue;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Runs and their turns in PostgreSQL, as readers and those who start them need them. */
@Component
class RunStore {

    private static final String COLUMNS = """
            id, title, status, owner, is_public, scenario, members, turns, turn, seed, mind, priority, manifest, digest, words,
            attempts, failure, reason, parent, forked_at, created_at, started_at, finished_at""";

    /** Columns of {@code run} that make a script. */
    static final String SCRIPT = """
            run.setup, run.manifest, run.turn, run.turns, run.digest,
            array(select i.turn from intervention i where i.run_id = run.id order by i.turn, i.position) as cued,
            array(select i.cue from intervention i where i.run_id = run.id order by i.turn, i.position) as cues""";

    /** What the caller may see of the table {@code run}. */
    static final String SEEN = "(is_public or owner = :me or :all)";

    private final Database database;
    private final Outbox outbox;
    private final Marks marks;
    private final SimulationProperties properties;
    private final JsonMapper json;

    RunStore(Database database, Outbox outbox, Marks marks, SimulationProperties properties, JsonMapper json) {
        this.database = database;
        this.outbox = outbox;
        this.marks = marks;
        this.properties = properties;
        this.json = json;
    }

    /** Writes a run, its place in the queue and its announcement, or nothing. */
    Mono<Run> insert(NewRun run) {
        return insert(run, false, run.owner(), Integer.MAX_VALUE);
    }

    /**
     * Writes a run as {@link #insert(NewRun)} does.
     *
     * @param isPublic whether everybody may see it
     * @param starter who starts it, with less than {@code most} runs that wait or are played; a 429 otherwise
     */
    Mono<Run> insert(NewRun run, boolean isPublic, String starter, int most) {
        return database.transaction(admit(starter, most).then(write(run, isPublic)));
    }

    private Mono<Run> write(NewRun run, boolean isPublic) {
        return database.sql("""
                        with accepted as (
                            insert into run (id, title, status, owner, is_public, scenario, members, turns, seed, mind, priority, setup,
                                             manifest, digest, seq, idempotency_key, request_digest)
                            values (:id, :title, 'QUEUED', :owner, :public, :scenario, :members, :turns, :seed, :mind, :priority,
                                    :setup, :manifest, :digest, 1, :key, :request)
                            returning *),
                        noted as (
                            insert into run_change (run_id, seq, status, turn) select id, seq, status, turn from accepted)
                        select\s""" + COLUMNS + " from accepted")
                .bind("id", run.id())
                .bind("title", run.title())
                .bind("owner", run.owner())
                .bind("public", isPublic)
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
                .flatMap(accepted -> enqueue(run.id())
                        .then(outbox.append(List.of(new RunQueued(
                                run.id(),
                                run.title(),
                                run.scenario(),
                                run.cast(),
                                run.turns(),
                                run.mind(),
                                run.owner(),
                                isPublic))))
                        .thenReturn(accepted));
    }

    /** Refuses one run more of an owner who has as many as may be, as part of the transaction around this call. */
    Mono<Void> admit(String owner, int most) {
        return most == Integer.MAX_VALUE
                ? Mono.empty()
                : database.sql("select 1 where pg_advisory_xact_lock(hashtextextended(:owner, 4711)) is not null")
                        .bind("owner", owner)
                        .one(row -> owner)
                        .then(database.sql("""
                                select count(*) from (
                                    select from run_queue q where q.owner = :owner limit :most) started""")
                                .bind("owner", owner)
                                .bind("most", most)
                                .one(row -> row.get(0, Long.class)))
                        .flatMap(
                                started -> started < most
                                        ? Mono.empty()
                                        : Mono.error(
                                                new ProblemException(
                                                        Problem.LIMITED,
                                                        most
                                                                + " simulations of yours wait or are played. Start more when some are over.")));
    }

    /** Gives the run a place in the queue, as part of the transaction around this call; a 429 when its owner has too many. */
    Mono<Void> enqueue(UUID id) {
        return database.sql("""
                        with places as (
                            select * from unnest(:priorities, :headStarts, :marks) as h(priority, seconds, mark))
                        insert into run_queue (run_id, owner, priority, edition, rank)
                        select r.id, r.owner, r.priority, nullif(concat_ws('/',
                                   cast(r.manifest as json) ->> 'engineVersion',
                                   left(cast(r.manifest as json) ->> 'rulesHash', 12),
                                   cast(r.manifest as json) ->> 'narratorVersion',
                                   left(cast(r.manifest as json) ->> 'framesHash', 12)), ''),
                               greatest(
                                   now() - make_interval(secs => h.seconds),
                                   (select max(q.rank) from run_queue q where q.owner = r.owner and q.priority = r.priority
                                      and q.rank >= h.mark)
                                       + make_interval(secs => :spacing))
                        from run r join places h on h.priority = r.priority
                        where r.id = :id
                          and not exists (
                              select from places p join run_queue q on q.priority = p.priority and q.rank >= p.mark
                              where q.owner = r.owner offset :waiting - 1 limit 1)""")
                .bind("id", id)
                .bind("priorities", Marks.priorities())
                .bind("headStarts", marks.headStarts())
                .bind("marks", marks.ranks())
                .bind("spacing", properties.spacing().toMillis() / 1000.0)
                .bind("waiting", properties.waiting())
                .update()
                .flatMap(rows -> rows == 1
                        ? Mono.empty()
                        : Mono.error(new ProblemException(
                                Problem.LIMITED,
                                properties.waiting()
                                        + " simulations wait already. Start more when some of them are over.")));
    }

    /** Makes a transition, as part of the transaction around this call; empty when the run is not where it may be made. */
    Mono<Moved> move(UUID id, Transition transition, @Nullable String reason) {
        return database.sql("""
                        with moved as (
                            update run set status = :to, seq = seq + 1, failure = :reason, reason = :code,
                                   stop_after = case when :step then turn + 1 when :keep then stop_after end,
                                   finished_at = case when :over then clock_timestamp() end
                            where id = :id and status = any(:from)
                            returning id, seq, turn, started_at),
                        noted as (
                            insert into run_change (run_id, seq, status, turn, reason)
                            select id, seq, :to, turn, :reason from moved)
                        select turn, coalesce(
                            cast(extract(epoch from clock_timestamp() - started_at) * 1000 as bigint), 0) as duration
                        from moved""")
                .bind("id", id)
                .bind("to", transition.to().name())
                .bind("from", transition.from())
                .bind("over", transition.to().isOver())
                .bind("step", transition == Transition.STEP)
                .bind("keep", transition == Transition.HAND_BACK)
                .bind("reason", reason, String.class)
                .bind("code", transition.reason(), String.class)
                .one(row ->
                        new Moved(transition.to(), row.get("turn", Integer.class), row.get("duration", Long.class)));
    }

    Mono<Run> find(UUID id) {
        return database.sql("select " + COLUMNS + " from run where id = :id")
                .bind("id", id)
                .one(this::run);
    }

    /** The run, if the caller may see it. */
    Mono<Run> find(UUID id, Caller caller) {
        return seen(database.sql("select " + COLUMNS + " from run where id = :id and " + SEEN), caller)
                .bind("id", id)
                .one(this::run);
    }

    /** Binds who asks in a statement that has {@link #SEEN} in it. */
    static Database.Query seen(Database.Query statement, Caller caller) {
        return statement.bind("me", caller.anonymous() ? "" : caller.id()).bind("all", caller.operator());
    }

    /** What the same request started before, with the digest of that request. */
    Mono<Started> startedBy(String owner, String idempotencyKey) {
        return database.sql("select " + COLUMNS
                        + ", request_digest from run where owner = :owner and idempotency_key = :key")
                .bind("owner", owner)
                .bind("key", idempotencyKey)
                .one(row -> new Started(run(row), row.get("request_digest", String.class)));
    }

    /** Runs older than the given one, the newest first. */
    Mono<List<Run>> page(
            @Nullable String status,
            @Nullable String scenario,
            @Nullable Instant before,
            @Nullable UUID beforeId,
            int limit,
            Caller caller) {
        return seen(database.sql("select " + COLUMNS + " from run where " + SEEN + """
                          and (cast(:status as text) is null or status = :status)
                          and (cast(:scenario as text) is null or scenario = :scenario)
                          and (cast(:before as timestamptz) is null or (created_at, id) < (:before, :beforeId))
                        order by created_at desc, id desc limit :limit"""), caller)
                .bind("status", status, String.class)
                .bind("scenario", scenario, String.class)
                .bind("before", before == null ? null : before.atOffset(java.time.ZoneOffset.UTC), OffsetDateTime.class)
                .bind("beforeId", beforeId, UUID.class)
                .bind("limit", limit)
                .list(this::run);
    }

    /** What the run follows from, and how far it has come. */
    Mono<Script> script(UUID id) {
        return database.sql("select " + SCRIPT + " from run where id = :id")
                .bind("id", id)
                .one(this::script);
    }

    /** What is in a row with the columns of {@link #SCRIPT}. */
    Script script(Readable row) {
        return new Script(
                row.get("setup", String.class),
                row.get("manifest", String.class),
                cues(row.get("cued", Integer[].class), row.get("cues", String[].class)),
                row.get("turn", Integer.class),
                row.get("turns", Integer.class),
                row.get("digest", String.class));
    }

    private SortedMap<Integer, List<Cue>> cues(Integer[] turns, String[] bodies) {
        var cues = new TreeMap<Integer, List<Cue>>();
        for (var i = 0; i < turns.length; i++) {
            cues.computeIfAbsent(turns[i], turn -> new ArrayList<>()).add(json.readValue(bodies[i], Cue.class));
        }
        return cues;
    }

    /** The digests of the first turns, in order. */
    Mono<List<String>> digests(UUID run, int turns) {
        return database.sql(
                        "select digest from turn where run_id = :run and number <= :turns order by number limit 500")
                .bind("run", run)
                .bind("turns", turns)
                .list(row -> row.get("digest", String.class));
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

    Run run(Readable row) {
        return new Run(
                row.get("id", UUID.class),
                row.get("title", String.class),
                RunStatus.valueOf(row.get("status", String.class)),
                row.get("owner", String.class),
                row.get("is_public", Boolean.class) ? "public" : "private",
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
                row.get("reason", String.class),
                row.get("words", Integer.class),
                Run.Usage.NONE,
                row.get("parent", UUID.class),
                row.get("forked_at", Integer.class),
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

    /**
     * What a run follows from, and how far it has come.
     *
     * @param cues interventions by the number of the turn they precede
     * @param turn turns committed
     * @param turns turns asked for
     * @param digest digest after the committed ones
     */
    record Script(
            String setup, String manifest, SortedMap<Integer, List<Cue>> cues, int turn, int turns, String digest) {}

    /** Where a transition has led, with the turns committed and the time since the run was begun. */
    record Moved(RunStatus status, int turn, long durationMillis) {}

    /** Runs that wait and runs under a lease. */
    record QueueDepth(long waiting, long playing) {}
}
