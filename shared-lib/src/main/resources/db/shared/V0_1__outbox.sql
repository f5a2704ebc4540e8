-- Events of this service, kept until every consumer group has confirmed them.
create table outbox (
    position        bigint generated always as identity primary key,
    id              uuid        not null unique,
    type            text        not null,
    subject         text        not null,
    at              timestamptz not null,
    data            text        not null,
    awaiting        text[]      not null,
    attempts        int         not null default 0,
    claimed_until   timestamptz,
    published_at    timestamptz,
    epoch           text,
    stream_millis   bigint,
    stream_sequence bigint
);
create index outbox_unpublished on outbox (position) where published_at is null;
create index outbox_published on outbox (stream_millis, stream_sequence) where published_at is not null;
