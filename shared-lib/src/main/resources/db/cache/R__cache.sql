-- Third layer of the caches marked dear. Unlogged: it may be lost at any time.
create unlogged table if not exists cache_entry (
    cache       text        not null,
    key         text        not null,
    value       bytea,
    token       text,
    valid_until timestamptz not null,
    primary key (cache, key)
);
create index if not exists cache_entry_valid_until on cache_entry (valid_until);
