-- Every event that was booked, so that it is booked once.
create table seen (
    id   uuid        not null primary key,
    at   timestamptz not null,
    type text        not null
);

-- One row per run. Each kind of event fills its own columns, so their order does not matter; the status follows.
create table run (
    id              uuid        not null primary key,
    scenario        text        not null default '',
    mind            text        not null default '',
    turns_asked     int,
    first_at        timestamptz not null,
    queued_at       timestamptz,
    started_at      timestamptz,
    waited_millis   bigint,
    ended_at        timestamptz,
    ended_as        text,
    duration_millis bigint,
    turns           bigint      not null default 0,
    acts            bigint      not null default 0,
    words           bigint      not null default 0,
    accepted_at     timestamptz not null generated always as (coalesce(queued_at, first_at)) stored,
    status          text        not null generated always as (
        coalesce(ended_as, case when started_at is not null or turns > 0 then 'RUNNING' else 'QUEUED' end)) stored
);
create index run_accepted on run (accepted_at) include (status, scenario, mind);
create index run_started on run (started_at) where started_at is not null;
create index run_ended on run (ended_at) include (duration_millis, scenario, mind) where ended_at is not null;
create index run_open on run (status) where ended_as is null;

-- Facts. A turn is booked once by its key; the acts of a turn are booked with it, keyed by time first, ready to be
-- partitioned by it.
create table turn (
    run      uuid        not null,
    number   int         not null,
    at       timestamptz not null,
    scenario text        not null,
    mind     text        not null,
    acts     int         not null,
    words    bigint      not null,
    digest   text        not null,
    primary key (run, number)
);
create index turn_at on turn (at) include (acts, words, scenario, mind);

create table act (
    at      timestamptz not null,
    run     uuid        not null,
    turn    int         not null,
    n       int         not null,
    actor   text        not null,
    type    text        not null,
    target  text,
    outcome text        not null,
    primary key (at, run, turn, n)
);

-- Roll-ups by hour and by day (UTC), kept up to date with every booking. Turns whose run is not known yet stand under
-- an empty scenario and mind until it is.
create table turn_tally (
    grain    text        not null check (grain in ('hour', 'day')),
    bucket   timestamptz not null,
    scenario text        not null,
    mind     text        not null,
    turns    bigint      not null,
    acts     bigint      not null,
    words    bigint      not null,
    primary key (grain, bucket, scenario, mind)
);

create table act_tally (
    grain    text        not null check (grain in ('hour', 'day')),
    bucket   timestamptz not null,
    scenario text        not null,
    mind     text        not null,
    actor    text        not null,
    type     text        not null,
    outcome  text        not null,
    acts     bigint      not null,
    primary key (grain, bucket, scenario, mind, actor, type, outcome)
);

-- Which character was in which run, and what it amounts to per character.
create table appearance (
    actor text not null,
    run   uuid not null,
    primary key (actor, run)
);

create table actor (
    slug      text   not null primary key,
    runs      bigint not null,
    acts      bigint not null,
    succeeded bigint not null,
    partly    bigint not null,
    failed    bigint not null
);
create index actor_busiest on actor (acts desc, slug);
