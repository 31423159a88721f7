-- What is known of an episode. Endings come before statements as well: a tombstone keeps a case
-- from ever being opened.
create table episode (
  episode_key text primary key,
  worker_id text not null,
  episode_id text not null,
  chain text not null,
  departed boolean not null default false,
  withdrawn boolean not null default false,
  enrolled boolean not null default false,
  unique (worker_id, episode_id)
);

-- HR's statements about an episode. A case that begins with one has its id.
create table statement (
  case_id uuid primary key,
  episode_key text not null references episode,
  sequence bigint not null,
  not_before timestamptz not null,
  not_after timestamptz not null,
  employment_ends timestamptz not null,
  device_context text not null,
  approvals_wanted int not null,
  policy_version text not null,
  unique (episode_key, sequence)
);

-- Cases whose window is over.
create table case_ran_out (
  case_id uuid primary key,
  episode_key text not null references episode
);

create index case_ran_out_of on case_ran_out (episode_key);

-- The cases as they were said.
create table enrollment_case (
  case_id uuid primary key,
  episode_key text not null references episode,
  worker_id text not null,
  episode_id text not null,
  purpose text not null,
  state text not null check (state in ('OPEN', 'AWAITING_APPROVAL', 'CLOSED')),
  closed_because text,
  not_before timestamptz not null,
  not_after timestamptz not null,
  device_context text not null,
  approvals_wanted int not null,
  policy_version text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  check ((state = 'CLOSED') = (closed_because is not null))
);

create unique index one_case_at_a_time on enrollment_case (episode_key, purpose)
  where state <> 'CLOSED';
create index enrollment_case_of on enrollment_case (worker_id, opened_at);

-- The accounts that the directory has, by their opaque ids.
create table worker_account (
  worker_id text primary key,
  account_id text not null
);

-- Each request for a pass has one answer.
create table pass_answer (
  request_id uuid primary key,
  transaction_id uuid not null,
  worker_id text not null,
  episode_id text not null,
  purpose text not null,
  jkt text not null,
  refused_because text,
  policy_version text not null,
  decided_at timestamptz not null
);

create table pass (
  pass_id uuid primary key,
  request_id uuid not null unique references pass_answer,
  case_id uuid not null references statement,
  account_id text not null,
  not_before timestamptz not null,
  not_after timestamptz not null,
  check (not_before <= not_after and not_after <= not_before + interval '10 minutes')
);

-- Every reason known to have ended a pass.
create table pass_ending (
  pass_id uuid not null,
  reason text not null,
  primary key (pass_id, reason)
);

grant select, insert, update on episode to ${runtimeRole};
grant select, insert on statement to ${runtimeRole};
grant select, insert on case_ran_out to ${runtimeRole};
grant select, insert, update on enrollment_case to ${runtimeRole};
grant select, insert, update on worker_account to ${runtimeRole};
grant select, insert on pass_answer to ${runtimeRole};
grant select, insert on pass to ${runtimeRole};
grant select, insert on pass_ending to ${runtimeRole};
