-- HR records that are not complete and wait for staff. The data are personal and go when it is
-- decided what becomes of the record.
create table quarantine (
  id uuid primary key,
  source text not null,
  statement_id text not null,
  digest text not null,
  worker_id text not null,
  episode_id text not null,
  sequence bigint not null,
  type text not null,
  members text not null,
  data text,
  topic text not null,
  kafka_partition int not null,
  kafka_offset bigint not null,
  chain_id text not null,
  since timestamptz not null,
  ended text check (ended in ('COMPLETED', 'REJECTED', 'OVERTAKEN')),
  ended_at timestamptz,
  actor text,
  reference text
);

create unique index quarantine_once on quarantine (source, statement_id, digest);
create index quarantine_waiting on quarantine (since) where ended is null;
create index quarantine_episode on quarantine (worker_id, episode_id) where ended is null;

grant select, insert, update on quarantine to ${runtimeRole};
