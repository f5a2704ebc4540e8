package io.novelengine.character.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.shared.database.Database;
import io.novelengine.shared.testing.ServiceTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was deleted goes for good when nobody can want it back any more. */
@ServiceTest(schema = "character")
class PurgeTests {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Autowired
    private Database database;

    private void character(UUID id, int daysAgo) {
        database.sql("""
                        insert into story_character (id, slug, name, owner, profile, deleted_at)
                        values (:id, :slug, 'Gone', 'operator', '{"name":"Gone"}',
                                case when :days > 0 then now() - make_interval(days => :days) end)""")
                .bind("id", id)
                .bind("slug", "gone-" + id)
                .bind("days", daysAgo)
                .update()
                .block(LIMIT);
    }

    private boolean isThere(UUID id) {
        return database.sql("select count(*) as n from story_character where id = :id")
                        .bind("id", id)
                        .one(row -> row.get("n", Long.class))
                        .block(LIMIT)
                == 1;
    }

    @Test
    void onlyWhatWasDeletedLongAgoIsRemovedAndOnlySomeOfItAtOnce() {
        var ancient = UUID.randomUUID();
        var old = UUID.randomUUID();
        var recent = UUID.randomUUID();
        var alive = UUID.randomUUID();
        character(ancient, 400);
        character(old, 300);
        character(recent, 3);
        character(alive, 0);
        var retention = new RetentionProperties(Duration.ofDays(200), Duration.ofMinutes(10), 1);

        assertThat(Purge.step(database, retention).block(LIMIT)).isEqualTo(1);
        assertThat(isThere(ancient)).isFalse();
        assertThat(isThere(old)).isTrue();
        assertThat(Purge.step(database, retention).block(LIMIT)).isEqualTo(1);
        assertThat(Purge.step(database, retention).block(LIMIT)).isZero();
        assertThat(isThere(recent)).isTrue();
        assertThat(isThere(alive)).isTrue();
    }
}
