package io.novelengine.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Single rows over lanes. */
class LanesTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String SQL = "select id, name from thing where id = $1";

    private DatabaseFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = DatabaseFixture.with("lanes", "/database/thing.sql");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private CompletableFuture<String> name(long id) {
        return fixture.database().row(SQL, row -> row.get(1, String.class), id);
    }

    /** Whether reads of this thread are carried by a lane. */
    private boolean isOpen() {
        var rows = fixture.lanes().rows(SQL, found -> found.get(1, String.class), 1L);
        return rows != null && rows.join().equals(List.of("thing 1"));
    }

    @Test
    void theRowIsReadWhetherOrNotALaneIsOpenYet() {
        assertThat(name(7).join()).isEqualTo("thing 7");
        await().pollInSameThread().atMost(LIMIT).until(this::isOpen);
        assertThat(name(7).join()).isEqualTo("thing 7");
        assertThat(name(7_000).join()).isNull();
    }

    @Test
    void manyAreUnderWayAtATimeAndEachGetsItsOwn() {
        await().pollInSameThread().atMost(LIMIT).until(this::isOpen);
        var names = LongStream.rangeClosed(1, 120).mapToObj(this::name).toList();
        for (var n = 0; n < names.size(); n++) {
            assertThat(names.get(n).join()).isEqualTo("thing " + (n + 1));
        }
    }

    @Test
    void aReaderThatGivesUpDoesNotDisturbTheOthers() {
        await().pollInSameThread().atMost(LIMIT).until(this::isOpen);
        var names = LongStream.rangeClosed(1, 60).mapToObj(this::name).toList();
        for (var n = 0; n < names.size(); n += 2) {
            names.get(n).cancel(true);
        }
        for (var n = 1; n < names.size(); n += 2) {
            assertThat(names.get(n).join()).isEqualTo("thing " + (n + 1));
        }
        assertThat(isOpen()).isTrue();
    }

    @Test
    void noReadFailsWhenTheConnectionsAreCutAndALaneComesBack() {
        await().pollInSameThread().atMost(LIMIT).until(this::isOpen);
        fixture.database()
                .sql(
                        "select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()")
                .list(row -> true)
                .block(LIMIT);

        for (var n = 1; n <= 20; n++) {
            assertThat(name(n).join()).isEqualTo("thing " + n);
        }
        await().pollInSameThread().atMost(LIMIT).until(this::isOpen);
    }

    @Test
    void aStatementThatIsWrongFailsWithItsReason() {
        await().pollInSameThread().atMost(LIMIT).until(this::isOpen);
        assertThat(fixture.database().row("select nonsense from thing where id = $1", row -> 1, 1L))
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withMessageContaining("nonsense");
        assertThat(name(3).join()).isEqualTo("thing 3");
    }
}
