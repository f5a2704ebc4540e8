-- Keys that sign the tokens for the services. The newest whose time has come signs; older ones are published until what they
-- signed has ended.
create table signing_key (
    id          text        primary key,
    sealed      bytea       not null,
    created_at  timestamptz not null default now(),
    active_from timestamptz not null
);

create table account (
    id         uuid        primary key,
    name       text        not null check (name = lower(name)),
    title      text        not null,
    roles      text[]      not null,
    password   text,
    issuer     text,
    subject    text,
    disabled   boolean     not null default false,
    epoch      int         not null default 0,
    version    bigint      not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (name),
    unique (issuer, subject)
);
comment on column account.password is 'encoded; null for who signs in elsewhere';
comment on column account.epoch is 'sessions of an earlier epoch have ended';

create table api_token (
    id           uuid        primary key,
    digest       bytea       not null unique,
    owner        text        not null,
    name         text        not null,
    role         text        not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null,
    revoked_at   timestamptz,
    last_used_at timestamptz
);
create index api_token_owner on api_token (owner, id);

create table audit_entry (
    id      bigint      generated always as identity primary key,
    at      timestamptz not null,
    actor   text        not null,
    name    text        not null,
    action  text        not null,
    target  text        not null,
    outcome text        not null,
    address text        not null,
    request text        not null,
    detail  text        not null
);
create index audit_entry_actor on audit_entry (actor, id);
create index audit_entry_action on audit_entry (action, id);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only' using errcode = '42501';
end
$$;
create trigger audit_no_change before update or delete on audit_entry
    for each row execute function audit_is_append_only();
create trigger audit_no_truncate before truncate on audit_entry
    for each statement execute function audit_is_append_only();
