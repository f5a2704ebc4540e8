package io.novelengine.simulation.run;

import io.novelengine.shared.background.BackgroundLoop;
import io.novelengine.shared.database.Database;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Below which rank of each priority nobody waits, so that nobody need look there. */
@Component
class Marks implements SmartLifecycle {

    /*
     * Places are taken from the low end of an index and leave a dead entry there each. As long as somebody holds an old
     * snapshot no entry can be removed, and a claim that begins at the low end passes over all of them: the queue slows down
     * with the length of somebody's report. So claims begin at a mark, and only a look every now and then begins at the end.
     * Newcomers of a priority have a rank of about now; one that was slow to commit, or waits below the mark for another
     * reason, is seen by the next look, which lowers the mark again. A stale mark costs time, nothing else.
     */

    private static final Duration APART = Duration.ofSeconds(2);
    private static final Duration SLACK = Duration.ofSeconds(1);
    private static final OffsetDateTime NEVER = OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final Database database;
    private final SimulationProperties properties;
    private final BackgroundLoop loop;
    private volatile List<OffsetDateTime> marks =
            Arrays.stream(Priority.values()).map(priority -> NEVER).toList();

    Marks(Database database, SimulationProperties properties) {
        this.database = database;
        this.properties = properties;
        this.loop = new BackgroundLoop(
                "marks", () -> look().thenReturn(APART), Duration.ofSeconds(10), Duration.ofSeconds(1));
    }

    /** The names of the priorities, in the order of {@link #ranks} and {@link #headStarts}. */
    static String[] priorities() {
        return Arrays.stream(Priority.values()).map(Priority::name).toArray(String[]::new);
    }

    /** The rank of each priority below which nobody was seen waiting. */
    OffsetDateTime[] ranks() {
        return marks.toArray(OffsetDateTime[]::new);
    }

    /** By how many seconds each priority is ahead of a normal one. */
    Double[] headStarts() {
        return Arrays.stream(Priority.values())
                .map(priority -> priority.headStart(properties.headStart()).toMillis() / 1000.0)
                .toArray(Double[]::new);
    }

    Mono<Void> look() {
        return database.sql("""
                        select least(min(q.rank), now() - make_interval(secs => c.seconds))
                               - make_interval(secs => :slack) as mark
                        from unnest(:priorities, :headStarts) with ordinality as c(priority, seconds, n)
                        left join (select priority, min(rank) as rank from run_queue group by priority) q
                             on q.priority = c.priority
                        group by c.n, c.seconds order by c.n""")
                .bind("slack", (double) SLACK.toSeconds())
                .bind("priorities", priorities())
                .bind("headStarts", headStarts())
                .list(row -> row.get("mark", OffsetDateTime.class))
                .doOnNext(found -> marks = found)
                .then();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE / 4;
    }
}
