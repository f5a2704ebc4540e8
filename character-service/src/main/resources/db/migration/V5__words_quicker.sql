-- The same words as before, from functions that keep their plans: an SQL function that cannot be inlined starts an executor
-- for each call, which took most of the time of an insert.
create or replace function near_words(name text) returns text[]
    language plpgsql immutable parallel safe strict set search_path from current as $$
declare
    word  text;
    forms text[] := '{}';
begin
    foreach word in array regexp_split_to_array(plain_words(name), '[^[:alnum:]]+') loop
        if word <> '' and word <> all (forms) then
            forms := forms || word;
        end if;
        if length(word) between 3 and 40 then
            for letter in 1..length(word) loop
                forms := forms || overlay(word placing '' from letter for 1);
            end loop;
        end if;
    end loop;
    return forms;
end
$$;

create or replace function character_words(name text, slug text, tags text[], profile jsonb) returns tsvector
    language plpgsql immutable parallel safe set search_path from current as $$
declare
    labels text := plain_words(array_to_string(tags, ' '));
    about  text := plain_words(concat_ws(' ', profile ->> 'role', profile ->> 'epithet', profile ->> 'summary'));
begin
    return setweight(to_tsvector('simple'::regconfig,
               plain_words(name || ' ' || slug || ' ' || coalesce(profile ->> 'shortName', ''))), 'A')
        || setweight(to_tsvector('simple'::regconfig, labels), 'B')
        || setweight(to_tsvector('simple'::regconfig, about), 'C')
        || setweight(to_tsvector('english'::regconfig, concat_ws(' ', nullif(labels, ''), about)), 'C')
        || setweight(to_tsvector('english'::regconfig,
               plain_words(left(coalesce(profile ->> 'background', ''), 20000))), 'D');
end
$$;

create function keep_versions() returns trigger language plpgsql set search_path from current as $$
begin
    insert into character_version (character_id, version, change, changed_by, changed_at, slug, profile)
    select id, version, change, changed_by, updated_at, slug, profile from made;
    return null;
end
$$;
drop trigger keep_first_version on story_character;
create trigger keep_first_version after insert on story_character referencing new table as made
    for each statement execute function keep_versions();
