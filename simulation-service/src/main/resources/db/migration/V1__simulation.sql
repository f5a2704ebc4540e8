create table scenario (
    slug       text primary key,
    id         uuid        not null unique,
    title      text        not null,
    genre      text        not null,
    owner      text        not null,
    built_in   boolean     not null default false,
    tags       text[]      not null default '{}',
    body       jsonb       not null,
    version    bigint      not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table run (
    id              uuid primary key,
    title           text        not null,
    status          text        not null check (status in
                    ('QUEUED', 'RUNNING', 'PAUSED', 'COMPLETED', 'PARTIAL', 'FAILED', 'CANCELLED')),
    owner           text        not null,
    scenario        text        not null,
    members         text[]      not null,
    turns           int         not null check (turns between 1 and 500),
    turn            int         not null default 0,
    seed            bigint      not null,
    mind            text        not null,
    priority        text        not null,
    setup           text        not null,
    manifest        text        not null,
    digest          text        not null,
    words           int         not null default 0,
    attempts        int         not null default 0,
    failure         text,
    created_at      timestamptz not null default now(),
    started_at      timestamptz,
    finished_at     timestamptz,
    idempotency_key text unique,
    request_digest  text
);
create index run_newest on run (created_at desc, id desc);
create index run_status on run (status, created_at desc, id desc);

-- What waits or is being played. Small and hot, so apart from the runs; a row goes when its run is over.
create table run_queue (
    run_id      uuid primary key references run,
    rank        timestamptz not null,
    ready_at    timestamptz not null default now(),
    fence       bigint      not null default 0,
    worker      text,
    lease_until timestamptz
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 50);
create index run_queue_rank on run_queue (rank);

create table turn (
    run_id       uuid        not null references run,
    number       int         not null check (number > 0),
    digest       text        not null,
    body         text        not null,
    words        int         not null,
    committed_at timestamptz not null default now(),
    primary key (run_id, number)
);
