-- Whose runs and scenarios are, and who else may see them. What was there before keeps its owner; runs become private.
alter table run
    add column is_public boolean not null default false;
alter table run
    drop constraint run_idempotency_key_key,
    add constraint run_idempotency unique (owner, idempotency_key);
create index run_owner_newest on run (owner, created_at desc, id desc);
create index run_public_newest on run (created_at desc, id desc) where is_public;

alter table scenario
    add column is_public boolean not null default true;
