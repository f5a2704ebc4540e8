-- Whose runs are, and who else may see their figures; those of before are the operator's.
alter table run
    add column owner     text    not null default 'operator',
    add column is_public boolean not null default false;
create index run_owner on run (owner, accepted_at);
create index run_public on run (accepted_at) where is_public;
create index turn_run on turn (run);
create index act_run on act (run);
