-- What waits because its source hires far more people than usual, and what an operator decided about
-- all of it at once.
alter table quarantine add column because text not null default 'INCOMPLETE';
alter table quarantine add column verdict text check (verdict in ('RELEASE', 'REJECT'));
alter table quarantine drop constraint quarantine_ended_check;
alter table quarantine drop constraint if exists quarantine_ended_check1;
alter table quarantine add constraint quarantine_ended_check
  check (ended in ('COMPLETED', 'RELEASED', 'REJECTED', 'OVERTAKEN', 'MERGED', 'ERASED'));
-- A topic that was made anew has the same offsets again.
alter table quarantine add column kafka_timestamp bigint;
alter table episode add column stated_timestamp bigint;
create index quarantine_queue on quarantine (source, (verdict is null), since, kafka_offset)
  where ended is null and because = 'ABOVE_RATE';

-- How many hires of a source may be believed at once from that time on.
create table pace (
  source text primary key,
  hires double precision not null,
  at timestamptz not null
);

grant select, insert, update on pace to ${runtimeRole};
