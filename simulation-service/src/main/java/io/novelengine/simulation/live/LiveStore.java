package io.novelengine.simulation.live;

import io.novelengine.shared.database.Database;
import io.novelengine.simulation.run.RunStatus;
import io.novelengine.simulation.run.Stories;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What was committed about runs, by sequence number. */
@Component
class LiveStore {

    private final Database database;
    private final Stories stories;
    private final JsonMapper json;

    LiveStore(Database database, Stories stories, JsonMapper json) {
        this.database = database;
        this.stories = stories;
        this.json = json;
    }

    /** Events after a number, in order. */
    Mono<List<LiveEvent>> after(UUID run, long seq, int limit) {
        return database.sql("""
                        (select seq, committed_at as at, number as turn, digest, body, null as status, null as reason
                         from turn where run_id = :run and seq > :seq order by seq limit :limit)
                        union all
                        (select seq, at, turn, null, null, status, reason
                         from run_change where run_id = :run and seq > :seq order by seq limit :limit)
                        order by seq limit :limit""")
                .bind("run", run)
                .bind("seq", seq)
                .bind("limit", limit)
                .list(row -> event(run, row));
    }

    /** The newest number of each of these runs. */
    Mono<Map<UUID, Long>> newest(Collection<UUID> runs) {
        return database.sql("select id, seq from run where id = any(:runs)")
                .bind("runs", runs.toArray(UUID[]::new))
                .list(row -> Map.entry(row.get("id", UUID.class), row.get("seq", Long.class)))
                .map(rows -> {
                    var newest = new LinkedHashMap<UUID, Long>();
                    rows.forEach(row -> newest.put(row.getKey(), row.getValue()));
                    return newest;
                });
    }

    private LiveEvent event(UUID run, Readable row) {
        var seq = row.get("seq", Long.class);
        var at = row.get("at", OffsetDateTime.class).toInstant();
        var turn = row.get("turn", Integer.class);
        var body = row.get("body", String.class);
        if (body != null) {
            var view = stories.view(turn, row.get("digest", String.class), body);
            return event(run, seq, LiveEvent.TURN, at, false, view);
        }
        var status = RunStatus.valueOf(row.get("status", String.class));
        return event(
                run,
                seq,
                LiveEvent.STATUS,
                at,
                status.isOver(),
                new StatusData(status, turn, row.get("reason", String.class)));
    }

    /** An event with its text. */
    LiveEvent event(UUID run, long seq, String type, Instant at, boolean last, Object data) {
        var text = json.writeValueAsString(new Frame(run, seq == 0 ? null : seq, type, at, data));
        return new LiveEvent(run, seq, type, at, last, text, text.getBytes(StandardCharsets.UTF_8));
    }

    private record Frame(UUID run, @Nullable Long seq, String type, Instant at, Object data) {}

    /** Where a run stands after this many turns, and why it failed if it did. */
    private record StatusData(
            RunStatus status, int turn, @Nullable String reason) {}
}
