package io.novelengine.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.shared.testing.Backends;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What stands in the schema of the service, read past it. */
public record Books(String schema) {

    /** The rows of a query, each as its columns joined by blanks. */
    public List<String> rows(String sql) {
        try (var connection = Backends.postgres().connect();
                var statement = connection.createStatement()) {
            statement.execute("set search_path = " + schema);
            try (var result = statement.executeQuery(sql)) {
                var rows = new ArrayList<String>();
                while (result.next()) {
                    var row = new ArrayList<String>();
                    for (var column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        row.add(result.getString(column));
                    }
                    rows.add(String.join(" ", row));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The only number that a query gives. */
    public long number(String sql) {
        return Long.parseLong(rows(sql).getFirst());
    }

    public void run(String sql) {
        try (var connection = Backends.postgres().connect();
                var statement = connection.createStatement()) {
            statement.execute("set search_path = " + schema);
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void empty() {
        run("truncate seen, run, turn, act, turn_tally, act_tally, appearance, actor");
    }

    /** Every roll-up and every sum must say what the facts say. */
    public void balance() {
        assertThat(rows("select turns, acts, words, id from run order by id"))
                .as("runs against turns")
                .isEqualTo(rows("""
                        select count(t.run), coalesce(sum(t.acts), 0), coalesce(sum(t.words), 0), r.id
                        from run r left join turn t on t.run = r.id group by r.id order by r.id"""));
        for (var grain : List.of("hour", "day")) {
            assertThat(rows("""
                            select bucket, scenario, mind, turns, acts, words from turn_tally
                            where grain = '%s' and turns <> 0 order by 1, 2, 3""".formatted(grain))).as("turns by " + grain).isEqualTo(rows("""
                            select date_trunc('%s', t.at, 'UTC'), r.scenario, r.mind, count(*), sum(t.acts), sum(t.words)
                            from turn t join run r on r.id = t.run group by 1, 2, 3 order by 1, 2, 3""".formatted(grain)));
            assertThat(rows("""
                            select bucket, scenario, mind, actor, type, outcome, acts from act_tally
                            where grain = '%s' and acts <> 0 order by 1, 2, 3, 4, 5, 6""".formatted(grain))).as("acts by " + grain).isEqualTo(rows("""
                            select date_trunc('%s', a.at, 'UTC'), r.scenario, r.mind, actor, type, outcome, count(*)
                            from act a join run r on r.id = a.run group by 1, 2, 3, 4, 5, 6
                            order by 1, 2, 3, 4, 5, 6""".formatted(grain)));
        }
        assertThat(rows("select slug, acts, succeeded, partly, failed from actor order by slug"))
                .as("acts by character")
                .isEqualTo(rows("""
                        select p.actor, count(a.run), count(*) filter (where outcome = 'SUCCESS'),
                               count(*) filter (where outcome = 'PARTIAL'), count(*) filter (where outcome = 'FAIL')
                        from (select distinct actor from appearance) p left join act a on a.actor = p.actor
                        group by 1 order by 1"""));
        assertThat(rows("select slug, runs from actor order by slug"))
                .as("runs by character")
                .isEqualTo(rows("select actor, count(*) from appearance group by 1 order by 1"));
    }
}
