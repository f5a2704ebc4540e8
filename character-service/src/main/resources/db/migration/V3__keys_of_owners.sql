-- Two owners may use the same Idempotency-Key.
alter table story_character
    drop constraint story_character_idempotency_key_key,
    add constraint story_character_idempotency unique (owner, idempotency_key);
