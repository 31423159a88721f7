-- The worker's account at the directory: the subject of the worker's own tokens.
alter table worker add column account_id text;

-- What policy asks of who confirms the person, as pass-issuer said it when the case was opened. For people to read;
-- policy decides when the pass is asked for.
create table case_terms (
  worker_id text not null,
  episode_id text not null,
  not_before timestamptz not null,
  not_after timestamptz not null,
  device_context text not null,
  proofing text not null,
  witness boolean not null,
  primary key (worker_id, episode_id)
);

-- What a registrar stated about the person at a device.
create table registrar_statement (
  transaction_id uuid not null references device_transaction,
  registrar text not null,
  worker_id text not null,
  episode_id text not null,
  evidence text not null,
  document text,
  stated_at timestamptz not null,
  primary key (transaction_id, registrar)
);

create index passes_of_a_key on pass (jkt);

-- Whom a registrar may look up: hired, not gone, not enrolled, and at most a day before their window.
create view expected_joiner as
select e.worker_id, e.episode_id, e.start_date, p.display_name, t.device_context, t.proofing, t.witness
from episode e
  left join worker_profile p on p.worker_id = e.worker_id
  left join case_terms t on t.worker_id = e.worker_id and t.episode_id = e.episode_id
where e.chain_id is not null and not e.left_known and not e.withdrawn_known
  and (e.ends_at is null or e.ends_at > clock_timestamp())
  and (t.not_before is null or t.not_before < clock_timestamp() + interval '1 day')
  and (t.not_after is null or t.not_after > clock_timestamp())
  and not exists (select from pass
    where pass.worker_id = e.worker_id and pass.episode_id = e.episode_id
      and pass.state = 'REDEEMED' and pass.purpose = 'FIRST_ENROLLMENT');

grant select, insert, update on case_terms, registrar_statement to ${runtimeRole};
grant select on expected_joiner to ${runtimeRole};
