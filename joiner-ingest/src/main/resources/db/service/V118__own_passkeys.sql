-- Passkeys that workers added at the directory while signed in with one of ours, which is `beside`: the directory's log
-- told so once, and forgets.
create table own_passkey (
  worker_id text not null references worker,
  credential_id text not null,
  public_key text not null,
  beside uuid not null references authenticator,
  seen_at timestamptz not null default clock_timestamp(),
  primary key (worker_id, credential_id, beside)
);

grant select, insert on own_passkey to ${runtimeRole};
