-- One row for each worker: the account, and the directory task. The task is due while version is
-- ahead of settled.
create table worker (
  worker_id text primary key,
  username text unique,
  account_id text,
  version bigint not null default 0,
  settled bigint not null default 0,
  moved_by text not null default '',
  lease_holder uuid,
  lease_until timestamptz,
  attempts int not null default 0,
  next_try_at timestamptz not null default clock_timestamp()
);

create index worker_due on worker (next_try_at) where version > settled;

-- One row for each hire episode of which anything was heard. Personal members stand here and
-- nowhere else; a departed or withdrawn episode has none.
create table episode (
  key text primary key,
  worker_id text not null references worker,
  episode_id text not null,
  chain_id text not null,
  state text not null check (state in ('ACTIVE', 'WITHDRAWN', 'DEPARTED')),
  sequence bigint not null,
  account text not null check (account in ('NONE', 'READY', 'DISABLED')),
  given_name text,
  family_name text,
  display_name text,
  email text,
  language text,
  start_date date,
  end_date date,
  work_time_zone text,
  worker_type text,
  legal_entity text,
  manager_worker_id text,
  device_context text
);

create index episode_worker on episode (worker_id);

-- What was heard of authenticators; credential_id is null where a revocation came first.
create table authenticator (
  id uuid primary key,
  worker_id text not null references worker,
  episode_id text not null,
  account_id text,
  credential_id text,
  public_key text,
  aaguid uuid,
  sign_count bigint not null default 0,
  transports text not null default '',
  revoked boolean not null,
  published boolean not null
);

create index authenticator_worker on authenticator (worker_id);

-- Which statements of which source were heard.
create table heard_record (
  source text not null,
  id text not null,
  heard_at timestamptz not null default clock_timestamp(),
  primary key (source, id)
);

grant select, insert, update on worker, episode, authenticator to ${runtimeRole};
grant select, insert on heard_record to ${runtimeRole};
