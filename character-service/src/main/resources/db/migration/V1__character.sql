create table story_cast (
    slug     text primary key,
    title    text not null,
    summary  text not null,
    source   text not null
);

create table story_character (
    id              uuid primary key,
    slug            text        not null unique,
    name            text        not null,
    owner           text        not null,
    built_in        boolean     not null default false,
    cast_slug       text references story_cast,
    cast_position   int,
    tags            text[]      not null default '{}',
    profile         jsonb       not null,
    version         bigint      not null default 1,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    idempotency_key text unique,
    request_digest  text
);
create index story_character_name on story_character (lower(name));
create index story_character_tags on story_character using gin (tags);
create index story_character_owner on story_character (owner, slug);
create index story_character_cast on story_character (cast_slug, cast_position) where cast_slug is not null;
