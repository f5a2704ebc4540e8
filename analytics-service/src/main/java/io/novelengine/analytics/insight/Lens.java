package io.novelengine.analytics.insight;

import io.novelengine.shared.database.Database;
import io.novelengine.shared.database.Database.Query;
import io.novelengine.shared.identity.Caller;
import org.springframework.stereotype.Component;

/** The tables as somebody may see them: operators everything, others what comes of public runs and of their own. */
@Component
class Lens {

    /*
     * In the query of somebody who is no operator each table is hidden behind a part of it with the same name. Roll-ups are
     * of everybody's runs, so what stands in for them is counted from the facts; a query counts only what it names.
     */

    private static final String PARTS = """
            with run as (select * from run where is_public or owner = :me),
                 turn as (select t.* from turn t join run r on r.id = t.run),
                 act as (select a.* from act a join run r on r.id = a.run),
                 turn_tally as (
                    select g.grain, date_trunc(g.grain, t.at, 'UTC') as bucket, t.scenario, t.mind, count(*)::bigint as turns,
                           sum(t.acts)::bigint as acts, sum(t.words)::bigint as words
                    from turn t cross join (values ('hour'), ('day')) as g(grain) group by 1, 2, 3, 4),
                 act_tally as (
                    select g.grain, date_trunc(g.grain, a.at, 'UTC') as bucket, r.scenario, r.mind, a.actor, a.type, a.outcome,
                           count(*)::bigint as acts
                    from act a join run r on r.id = a.run cross join (values ('hour'), ('day')) as g(grain)
                    group by 1, 2, 3, 4, 5, 6, 7),
                 appearance as (select p.* from appearance p join run r on r.id = p.run),
                 actor as (
                    select p.actor as slug, p.runs, coalesce(s.acts, 0) as acts, coalesce(s.succeeded, 0) as succeeded,
                           coalesce(s.partly, 0) as partly, coalesce(s.failed, 0) as failed
                    from (select actor, count(*)::bigint as runs from appearance group by 1) p
                    left join (
                        select actor, count(*)::bigint as acts, count(*) filter (where outcome = 'SUCCESS')::bigint as succeeded,
                               count(*) filter (where outcome = 'PARTIAL')::bigint as partly,
                               count(*) filter (where outcome = 'FAIL')::bigint as failed
                        from act group by 1) s on s.actor = p.actor)
            """;

    private final Database database;

    Lens(Database database) {
        this.database = database;
    }

    /** A statement that begins with {@code select}, on the tables as the caller may see them. */
    Query sql(Caller caller, String select) {
        return caller.operator()
                ? database.sql(select)
                : database.sql(PARTS + select).bind("me", caller.anonymous() ? "" : caller.id());
    }
}
