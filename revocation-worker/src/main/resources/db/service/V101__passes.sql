-- What is known of each pass, and what was said about it.
create table pass (
  pass_id uuid primary key,
  worker_id text,
  episode_id text,
  transaction_id uuid,
  purpose text,
  correlation_id text,
  not_before timestamptz,
  expires_at timestamptz,
  authenticator_id uuid,
  issued boolean not null,
  redeemed boolean not null,
  endings text[] not null,
  said_ending text,
  said_undoing text,
  version int not null
);
create index pass_of_worker on pass (worker_id);

-- Why an episode is over. May be known before any of its passes.
create table episode_ending (
  worker_id text not null,
  episode_id text not null,
  reason text not null,
  primary key (worker_id, episode_id, reason)
);

create table enrollment_case (
  case_id uuid primary key,
  worker_id text,
  episode_id text,
  purpose text,
  window_end timestamptz,
  correlation_id text,
  closed boolean not null,
  expired boolean not null,
  version int not null
);

-- What time will bring. A row leaves in the transaction that says the event.
create table timer (
  kind text not null check (kind in ('pass', 'case')),
  id uuid not null,
  worker_id text not null,
  due_at timestamptz not null,
  primary key (kind, id)
);
create index timer_due on timer (due_at);

grant select, insert, update on pass to ${runtimeRole};
grant select, insert on episode_ending to ${runtimeRole};
grant select, insert, update on enrollment_case to ${runtimeRole};
grant select, insert, update, delete on timer to ${runtimeRole};
