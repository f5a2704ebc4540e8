drop table if exists thing;
create table thing (id bigint primary key, name text not null);
insert into thing select n, 'thing ' || n from generate_series(1, 1000) as n
