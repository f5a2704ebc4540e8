-- Words of a text in lower case and without accents, so that Zoë is found as zoe.
create function plain_words(words text) returns text
    language sql immutable parallel safe strict
    return regexp_replace(normalize(lower(words), nfd), '[\u0300-\u036f]', '', 'g');

create function lower_all(words text[]) returns text[]
    language sql immutable parallel safe strict
    return array(select lower(word) from unnest(words) as word);

-- The words of a name, and each of them with one letter left out: two words that differ in one letter, or in two letters
-- changed about, have at least one of these in common. An exact index then answers what is misspelt.
create function near_words(name text) returns text[]
    language sql immutable parallel safe strict
    return array(
        select distinct form
        from regexp_split_to_table(plain_words(name), '[^[:alnum:]]+') as word,
             lateral (
                 select word as form
                 union all
                 select substr(word, 1, letter - 1) || substr(word, letter + 1)
                 from generate_series(1, length(word)) as letter
                 where length(word) between 3 and 40
             ) as forms
        where word <> '');

create function character_words(name text, slug text, tags text[], profile jsonb) returns tsvector
    language sql immutable parallel safe
    return setweight(to_tsvector('simple'::regconfig,
               plain_words(name || ' ' || slug || ' ' || coalesce(profile ->> 'shortName', ''))), 'A')
        || setweight(to_tsvector('simple'::regconfig, plain_words(array_to_string(tags, ' '))), 'B')
        || setweight(to_tsvector('simple'::regconfig, plain_words(concat_ws(' ',
               profile ->> 'role', profile ->> 'epithet', profile ->> 'summary'))), 'C')
        || setweight(to_tsvector('english'::regconfig, plain_words(concat_ws(' ',
               array_to_string(tags, ' '), profile ->> 'role', profile ->> 'epithet', profile ->> 'summary'))), 'C')
        || setweight(to_tsvector('english'::regconfig, plain_words(left(coalesce(profile ->> 'background', ''), 20000))), 'D');

alter table story_character drop constraint story_character_slug_key;
drop index story_character_name;
drop index story_character_tags;
drop index story_character_owner;
alter table story_character
    alter column slug type text collate "C",
    add column visibility text not null default 'public' check (visibility in ('public', 'private')),
    add column deleted_at timestamptz,
    add column changed_by text not null default 'novel',
    add column change     text not null default 'created',
    add column tag_words  text[]   generated always as (lower_all(tags)) stored,
    add column near       text[]   generated always as (near_words(name)) stored,
    add column words      tsvector generated always as (character_words(name, slug, tags, profile)) stored;
update story_character set changed_by = owner where changed_by <> owner;
create unique index story_character_slug on story_character (slug) where deleted_at is null;
create index story_character_name on story_character (lower(name)) where deleted_at is null;
create index story_character_owner on story_character (owner, slug);
create index story_character_tags on story_character using gin (tag_words);
create index story_character_near on story_character using gin (near);
create index story_character_words on story_character using gin (words);

create table former_slug (
    slug         text collate "C" primary key,
    character_id uuid        not null references story_character on delete cascade,
    left_at      timestamptz not null default now()
);
create index former_slug_character on former_slug (character_id);

create table character_version (
    character_id uuid        not null references story_character on delete cascade,
    version      bigint      not null,
    change       text        not null,
    changed_by   text        not null,
    changed_at   timestamptz not null,
    slug         text        not null,
    profile      jsonb       not null,
    primary key (character_id, version)
);
insert into character_version
select id, version, change, changed_by, updated_at, slug, profile from story_character;

-- Whoever changes a character, the version stays; of one character the last hundred.
create function keep_version() returns trigger language plpgsql set search_path from current as $$
begin
    insert into character_version (character_id, version, change, changed_by, changed_at, slug, profile)
    values (new.id, new.version, new.change, new.changed_by, new.updated_at, new.slug, new.profile);
    if new.version > 100 then
        delete from character_version where character_id = new.id and version <= new.version - 100;
    end if;
    return null;
end
$$;
create trigger keep_first_version after insert on story_character for each row execute function keep_version();
create trigger keep_next_version after update on story_character
    for each row when (old.version <> new.version) execute function keep_version();

-- The old slug goes on leading to the character.
create function keep_slug() returns trigger language plpgsql set search_path from current as $$
begin
    insert into former_slug (slug, character_id) values (old.slug, old.id)
    on conflict (slug) do update set character_id = excluded.character_id, left_at = now();
    return null;
end
$$;
create trigger keep_former_slug after update on story_character
    for each row when (old.slug <> new.slug) execute function keep_slug();

create table character_card (
    character_id uuid primary key references story_character on delete cascade,
    file         bytea       not null,
    container    text        not null,
    digest       text        not null,
    imported     jsonb       not null,
    imported_at  timestamptz not null default now()
);
create index character_card_digest on character_card (digest);

create table character_portrait (
    character_id uuid  not null references story_character on delete cascade,
    width        int   not null,
    image        bytea not null,
    digest       text  not null,
    primary key (character_id, width)
);

alter table story_cast
    alter column slug type text collate "C",
    add column owner      text        not null default 'novel',
    add column built_in   boolean     not null default true,
    add column visibility text        not null default 'public' check (visibility in ('public', 'private')),
    add column version    bigint      not null default 1,
    add column updated_at timestamptz not null default now();
create table cast_member (
    cast_slug    text collate "C" not null references story_cast on delete cascade,
    character_id uuid not null references story_character on delete cascade,
    position     int  not null,
    primary key (cast_slug, character_id)
);
create index cast_member_character on cast_member (character_id);
insert into cast_member (cast_slug, character_id, position)
select cast_slug, id, coalesce(cast_position, 0) from story_character where cast_slug is not null;

-- What a cast shows of its members changes with them, and with it the version.
create function touch_casts() returns trigger language plpgsql set search_path from current as $$
begin
    update story_cast set version = version + 1, updated_at = now()
    where slug in (select cast_slug from cast_member where character_id = new.id);
    return null;
end
$$;
create trigger touch_casts_of_member after update on story_character
    for each row when ((old.slug, old.visibility, old.deleted_at) is distinct from (new.slug, new.visibility, new.deleted_at))
    execute function touch_casts();

-- Which index serves a search depends on the words: a plan made once for all words is a bad one for most.
alter role current_user set plan_cache_mode = force_custom_plan;
