package io.novelengine.analytics.intake;

import io.novelengine.analytics.measure.Booked;
import io.novelengine.analytics.measure.Dated;
import io.novelengine.analytics.measure.Tallies.ActKey;
import io.novelengine.analytics.measure.Tallies.ActorSum;
import io.novelengine.analytics.measure.Tallies.TurnKey;
import io.novelengine.analytics.measure.Tallies.TurnSum;
import io.novelengine.shared.contract.RunQueued;
import io.novelengine.shared.database.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The roll-ups. */
@Component
class TallyLedger {

    private final Database database;

    TallyLedger(Database database) {
        this.database = database;
    }

    /** Moves the turns that came before their run was known to the run's scenario and mind. */
    Mono<Long> attribute(Collection<Dated<RunQueued>> queued) {
        if (queued.isEmpty()) {
            return Mono.just(0L);
        }
        return database.sql("""
                        with late as (
                            update turn t set scenario = r.scenario, mind = r.mind from run r
                            where r.id = t.run and t.run = any(:runs) and t.mind = '' and r.mind <> ''
                            returning t.run, t.number, t.at, t.acts, t.words, t.scenario, t.mind),
                        side as (
                            select * from (values ('hour'), ('day')) as g(grain)
                            cross join (values (-1, ''), (1, null)) as s(sign, known)),
                        moved_turns as (
                            insert into turn_tally (grain, bucket, scenario, mind, turns, acts, words)
                            select grain, date_trunc(grain, at, 'UTC'), coalesce(known, scenario), coalesce(known, mind),
                                   sum(sign), sum(sign * acts), sum(sign * words)
                            from late cross join side group by 1, 2, 3, 4 order by 1, 2, 3, 4
                            on conflict (grain, bucket, scenario, mind) do update
                            set turns = turn_tally.turns + excluded.turns, acts = turn_tally.acts + excluded.acts,
                                words = turn_tally.words + excluded.words)
                        insert into act_tally (grain, bucket, scenario, mind, actor, type, outcome, acts)
                        select grain, date_trunc(grain, late.at, 'UTC'), coalesce(known, scenario), coalesce(known, mind),
                               act.actor, act.type, act.outcome, sum(sign)
                        from late join act on act.at = late.at and act.run = late.run and act.turn = late.number
                        cross join side group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7
                        on conflict (grain, bucket, scenario, mind, actor, type, outcome) do update
                        set acts = act_tally.acts + excluded.acts""")
                .bind("runs", Columns.uuids(queued, run -> run.event().run()))
                .update();
    }

    Mono<Long> turns(SortedMap<TurnKey, TurnSum> sums) {
        if (sums.isEmpty()) {
            return Mono.just(0L);
        }
        var keys = sums.keySet();
        return database.sql("""
                        insert into turn_tally (grain, bucket, scenario, mind, turns, acts, words)
                        select t.grain, t.bucket::timestamptz, t.scenario, t.mind, t.turns, t.acts, t.words
                        from unnest(:grains, :buckets, :scenarios, :minds, :turns, :acts, :words)
                             as t(grain, bucket, scenario, mind, turns, acts, words)
                        on conflict (grain, bucket, scenario, mind) do update
                        set turns = turn_tally.turns + excluded.turns, acts = turn_tally.acts + excluded.acts,
                            words = turn_tally.words + excluded.words""")
                .bind("grains", Columns.texts(keys, key -> key.grain().word()))
                .bind("buckets", Columns.texts(keys, TurnKey::bucket))
                .bind("scenarios", Columns.texts(keys, TurnKey::scenario))
                .bind("minds", Columns.texts(keys, TurnKey::mind))
                .bind("turns", Columns.numbers(sums.values(), TurnSum::turns))
                .bind("acts", Columns.numbers(sums.values(), TurnSum::acts))
                .bind("words", Columns.numbers(sums.values(), TurnSum::words))
                .update();
    }

    Mono<Long> acts(SortedMap<ActKey, Long> sums) {
        if (sums.isEmpty()) {
            return Mono.just(0L);
        }
        var keys = sums.keySet();
        return database.sql("""
                        insert into act_tally (grain, bucket, scenario, mind, actor, type, outcome, acts)
                        select a.grain, a.bucket::timestamptz, a.scenario, a.mind, a.actor, a.type, a.outcome, a.acts
                        from unnest(:grains, :buckets, :scenarios, :minds, :actors, :types, :outcomes, :acts)
                             as a(grain, bucket, scenario, mind, actor, type, outcome, acts)
                        on conflict (grain, bucket, scenario, mind, actor, type, outcome) do update
                        set acts = act_tally.acts + excluded.acts""")
                .bind("grains", Columns.texts(keys, key -> key.turn().grain().word()))
                .bind("buckets", Columns.texts(keys, key -> key.turn().bucket()))
                .bind("scenarios", Columns.texts(keys, key -> key.turn().scenario()))
                .bind("minds", Columns.texts(keys, key -> key.turn().mind()))
                .bind("actors", Columns.texts(keys, ActKey::actor))
                .bind("types", Columns.texts(keys, ActKey::type))
                .bind("outcomes", Columns.texts(keys, ActKey::outcome))
                .bind("acts", Columns.numbers(sums.values(), Long::longValue))
                .update();
    }

    /** Notes who is in which run, by the cast or by an act, and adds acts to their characters. */
    Mono<Void> actors(Collection<Dated<RunQueued>> queued, List<Booked> booked, SortedMap<String, ActorSum> sums) {
        var appearances = new ArrayList<Appearance>();
        queued.forEach(run -> run.event()
                .cast()
                .forEach(
                        slug -> appearances.add(new Appearance(slug, run.event().run()))));
        booked.forEach(turn -> turn.turn()
                .acts()
                .forEach(act ->
                        appearances.add(new Appearance(act.actor(), turn.turn().run()))));
        if (appearances.isEmpty()) {
            return Mono.empty();
        }
        return database.sql("""
                        with fresh as (
                            insert into appearance (actor, run)
                            select distinct p.actor, p.run from unnest(:actors, :runs) as p(actor, run) order by 1, 2
                            on conflict do nothing returning actor),
                        change as (
                            select actor, count(*) as runs, 0 as acts, 0 as succeeded, 0 as partly, 0 as failed
                            from fresh group by actor
                            union all
                            select s.slug, 0, s.acts, s.succeeded, s.partly, s.failed
                            from unnest(:slugs, :acts, :succeeded, :partly, :failed)
                                 as s(slug, acts, succeeded, partly, failed))
                        insert into actor (slug, runs, acts, succeeded, partly, failed)
                        select actor, sum(runs), sum(acts), sum(succeeded), sum(partly), sum(failed)
                        from change group by actor order by actor
                        on conflict (slug) do update
                        set runs = actor.runs + excluded.runs, acts = actor.acts + excluded.acts,
                            succeeded = actor.succeeded + excluded.succeeded, partly = actor.partly + excluded.partly,
                            failed = actor.failed + excluded.failed""")
                .bind("actors", Columns.texts(appearances, Appearance::actor))
                .bind("runs", Columns.uuids(appearances, Appearance::run))
                .bind("slugs", Columns.texts(sums.entrySet(), Entry::getKey))
                .bind("acts", Columns.numbers(sums.values(), ActorSum::acts))
                .bind("succeeded", Columns.numbers(sums.values(), ActorSum::succeeded))
                .bind("partly", Columns.numbers(sums.values(), ActorSum::partly))
                .bind("failed", Columns.numbers(sums.values(), ActorSum::failed))
                .update()
                .then();
    }

    private record Appearance(String actor, UUID run) {}
}
