-- Account names of workers who were erased: only whether a name was had, for as long as nobody else
-- may have it. What it is hashed with is made here, once, and is in no other table: names are few
-- enough to be tried, and whoever has this table alone cannot.
create table erased_name (
  hash text primary key,
  kept_until timestamptz not null
);

create index erased_name_over on erased_name (kept_until);

create table erased_name_key (key text not null);

insert into erased_name_key
  select replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');

grant select, insert, update, delete on erased_name to ${runtimeRole};
grant select on erased_name_key to ${runtimeRole};
