-- The Users that SCIM clients keep here, each client its own. What a client set stands in the
-- document as JSON; the other columns are what it is found by.
create table scim_user (
  id uuid primary key,
  source text not null,
  user_name text not null,
  worker_id text not null,
  episode_id text,
  episode_open boolean not null,
  episodes int not null,
  version bigint not null,
  document text not null,
  created timestamptz not null,
  modified timestamptz not null
);

create unique index scim_user_name on scim_user (source, lower(user_name));
create unique index scim_user_worker on scim_user (source, worker_id);
create index scim_user_page on scim_user (source, created, id);

grant select, insert, update, delete on scim_user to ${runtimeRole};
