-- Whose personal rows were erased on request, who had it done, and where that is written.
create table erasure (
  worker_id text not null,
  actor text not null,
  reference text not null,
  erased_at timestamptz not null default clock_timestamp()
);

alter table quarantine drop constraint quarantine_ended_check;
alter table quarantine add check (ended in ('COMPLETED', 'REJECTED', 'OVERTAKEN', 'MERGED', 'ERASED'));

grant select, insert on erasure to ${runtimeRole};
