-- Whose reports are; those of before are the operator's.
alter table report
    add column owner text not null default 'operator';
alter table report
    drop constraint report_idempotency_key_key,
    add constraint report_idempotency unique (owner, idempotency_key);
create index report_owner on report (owner, id desc);
