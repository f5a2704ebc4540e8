-- The words of names alone: the index on all words does not know which of them stand in names.
create index story_character_name_words on story_character using gin (ts_filter(words, '{a}'));

-- What was deleted, the longest ago first.
create index story_character_deleted on story_character (deleted_at) where deleted_at is not null;
