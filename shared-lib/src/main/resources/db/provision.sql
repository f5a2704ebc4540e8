-- What each service needs before its own migrations: a role that may sign in, and a schema that it owns.
-- Run by an administrator, once per service, with {role}, {schema} and {password} replaced.
do $$
begin
    if not exists (select from pg_roles where rolname = '{role}') then
        create role {role} login;
    end if;
end
$$;
alter role {role} with login password '{password}';
create schema if not exists {schema} authorization {role};
alter role {role} set search_path = {schema};
revoke all on schema public from {role};
