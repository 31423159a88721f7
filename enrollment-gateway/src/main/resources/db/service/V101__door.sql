-- One row for each worker, to be locked before anything of the worker is decided.
create table worker (
  worker_id text primary key
);

-- What HR says of one employment. left_known and withdrawn_known are never taken back.
create table episode (
  worker_id text not null references worker,
  episode_id text not null,
  chain_id text,
  start_date date,
  ends_at timestamptz,
  sequence bigint,
  left_known boolean not null default false,
  withdrawn_known boolean not null default false,
  primary key (worker_id, episode_id)
);

-- The names that the page shows. Nothing is decided by them; erased by a tombstone.
create table worker_profile (
  worker_id text primary key,
  display_name text not null,
  email text
);

-- One visit by one device key. No power.
create table device_transaction (
  transaction_id uuid primary key,
  jkt text not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null check (state in ('WAITING_FOR_PROOFING', 'WAITING_FOR_PASS', 'PASS_READY',
    'ENROLLED', 'READY', 'REFUSED', 'ENDED')),
  check_code text,
  check_code_until timestamptz,
  request_id uuid,
  worker_id text,
  episode_id text,
  purpose text,
  chain_id text,
  pass_id uuid,
  authenticator_id uuid,
  refusal text
);

create unique index one_waiting_transaction_for_a_check_code
  on device_transaction (check_code) where state = 'WAITING_FOR_PROOFING';
create index transactions_of_an_episode on device_transaction (worker_id, episode_id);
create index transactions_that_wait on device_transaction (expires_at)
  where state in ('WAITING_FOR_PROOFING', 'WAITING_FOR_PASS');
create unique index transaction_of_an_authenticator on device_transaction (authenticator_id);

-- The authority to register one authenticator, as enforced.
create table pass (
  pass_id uuid primary key,
  transaction_id uuid not null unique references device_transaction,
  worker_id text not null,
  episode_id text not null,
  purpose text not null,
  jkt text not null,
  account_id text not null,
  not_before timestamptz not null,
  expires_at timestamptz not null,
  user_verification boolean not null,
  discoverable boolean not null,
  attachment text not null,
  backup_eligible boolean not null,
  attestation text not null,
  state text not null check (state in ('ISSUED', 'REDEEMED', 'ENDED')),
  failures int not null default 0,
  challenge bytea,
  challenge_until timestamptz,
  delivered boolean not null default false,
  authenticator_id uuid,
  redeemed_at timestamptz,
  foreign key (worker_id, episode_id) references episode,
  check ((state = 'REDEEMED') = (authenticator_id is not null))
);

create unique index one_live_pass_for_a_worker_and_purpose
  on pass (worker_id, purpose) where state = 'ISSUED';
create unique index one_redeemed_first_enrollment_for_an_episode
  on pass (worker_id, episode_id) where state = 'REDEEMED' and purpose = 'FIRST_ENROLLMENT';
create index passes_of_an_episode on pass (worker_id, episode_id);

-- Every reason known to end a pass, the pass itself known or not.
create table pass_ending (
  pass_id uuid not null,
  reason text not null,
  primary key (pass_id, reason)
);

-- What was registered. A credential id exists once over all workers.
create table authenticator (
  authenticator_id uuid primary key,
  credential_id text not null unique,
  pass_id uuid not null unique references pass,
  worker_id text not null,
  episode_id text not null,
  public_key text not null,
  aaguid uuid not null,
  sign_count bigint not null,
  backup_eligible boolean not null,
  backed_up boolean not null,
  user_verified boolean not null,
  attestation_format text not null,
  transports text not null,
  attestation_object bytea not null,
  client_data_json bytea not null,
  registered_at timestamptz not null default clock_timestamp(),
  revoked_for text
);

-- DPoP proofs that were used, for as long as they could be tried again.
create table used_proof (
  jkt text not null,
  jti_hash bytea not null,
  used_at timestamptz not null default clock_timestamp(),
  primary key (jkt, jti_hash)
);
create index used_proofs_by_age on used_proof (used_at);

grant select, insert, update on worker, episode, device_transaction, pass, authenticator
  to ${runtimeRole};
grant select, insert on pass_ending to ${runtimeRole};
grant select, insert, update, delete on worker_profile to ${runtimeRole};
grant select, insert, delete on used_proof to ${runtimeRole};
