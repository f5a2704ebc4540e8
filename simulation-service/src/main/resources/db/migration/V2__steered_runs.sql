-- Every change of a run that is committed gets the next number of that run, under the lock on its row.
alter table run
    add column seq        bigint not null default 0,
    add column steered    bigint not null default 0,
    add column stop_after int,
    add column parent     uuid references run,
    add column forked_at  int;
create index run_parent on run (parent) where parent is not null;

create table run_change (
    run_id uuid        not null references run,
    seq    bigint      not null,
    status text        not null,
    turn   int         not null,
    reason text,
    at     timestamptz not null default clock_timestamp(),
    primary key (run_id, seq)
);

-- Runs of before: accepted, begun, their turns, over.
insert into run_change (run_id, seq, status, turn, at) select id, 1, 'QUEUED', 0, created_at from run;
insert into run_change (run_id, seq, status, turn, at) select id, 2, 'RUNNING', 0, started_at from run where started_at is not null;
insert into run_change (run_id, seq, status, turn, reason, at)
select id, turn + 3, status, turn, failure, finished_at from run where finished_at is not null;
update run set seq = case when finished_at is not null then turn + 3 when started_at is not null then turn + 2 else 1 end;
alter table turn add column seq bigint;
update turn set seq = number + 2;
alter table turn alter column seq set not null;
create unique index turn_seq on turn (run_id, seq);

-- What was done to a story from outside, before the turn it precedes; kept before it takes effect.
create table intervention (
    run_id          uuid        not null references run,
    turn            int         not null,
    position        int         not null,
    cue             text        not null,
    created_at      timestamptz not null default now(),
    idempotency_key text,
    primary key (run_id, turn, position),
    unique (run_id, idempotency_key)
);

-- Fencing numbers rise over all runs, so that a run which left the queue and came back has a newer one too.
create sequence run_fence start with 1000000;
alter table run_queue
    add column owner    text not null default 'operator',
    add column priority text not null default 'NORMAL',
    add column rescues  int  not null default 0;
create index run_queue_owner on run_queue (owner, priority, rank);
