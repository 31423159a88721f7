-- Which source said what is so of an episode, and how much it counts beside others.
alter table episode add column precedence int not null default 0;
alter table episode add column stated_source text not null default '';

-- Whether another source has somebody of that address at work.
create index episode_mail on episode (lower(email)) where state = 'ACTIVE';

-- Staff decided that what a source calls one worker is a person whom another source calls otherwise.
create table worker_alias (
  source text not null,
  worker_id text not null,
  known_as text not null,
  actor text not null,
  reference text not null,
  since timestamptz not null default clock_timestamp(),
  primary key (source, worker_id)
);

alter table quarantine drop constraint quarantine_ended_check;
alter table quarantine add check (ended in ('COMPLETED', 'REJECTED', 'OVERTAKEN', 'MERGED'));

grant select, insert on worker_alias to ${runtimeRole};
