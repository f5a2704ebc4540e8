-- Orders of reports, which are also the queue of the workers. The fence grows with every claim: who holds an older one
-- may no longer write.
create table report (
    id              uuid        not null primary key,
    idempotency_key text        unique,
    template        text        not null,
    subject         uuid,
    period_from     timestamptz,
    period_to       timestamptz,
    format          text        not null,
    status          text        not null check (status in ('QUEUED', 'RUNNING', 'READY', 'FAILED')),
    fence           int         not null default 0,
    lease_until     timestamptz,
    created_at      timestamptz not null,
    started_at      timestamptz,
    finished_at     timestamptz,
    failure         text,
    complete        boolean,
    sections        text
);
create index report_open on report (created_at, id) where status in ('QUEUED', 'RUNNING');

create table content (
    report     uuid not null primary key references report on delete cascade,
    media_type text not null,
    body       text not null
);
