-- The audit log: a sequence of leaves, numbered from 0 without a gap. A leaf is an entry (the first
-- record of an event) or coverage (why an offset has no entry of its own). Both draw from one
-- numbering, under one transaction-scoped advisory lock, so that the numbers are in commit order:
-- whoever sees leaf n sees every leaf before it. The role that runs can add leaves and nothing else.
--
-- The bytes of a leaf, over which a Merkle tree (RFC 9162, section 2.1) is computed; integers are
-- big-endian, a "text" or "bytes" is its length as u32 followed by that many bytes, UTF-8 for text,
-- and the length ffffffff with nothing behind it where the value is absent:
--   entry     u8 = 1, text topic, u32 partition, u64 offset, bytes key, bytes payload
--   coverage  u8 = 2, text topic, u32 partition, u64 from, u64 to, text why,
--             u64 entry_index (all ones where absent), text code, bytes fingerprint
-- recorded_at stands beside a leaf and is no part of it; everything else in a row is computed from
-- the bytes of its leaf.
create table entry (
  log_index bigint primary key check (log_index >= 0),
  topic text not null,
  record_partition int not null check (record_partition >= 0),
  record_offset bigint not null check (record_offset >= 0),
  record_key bytea,
  payload bytea not null,
  recorded_at timestamptz not null default clock_timestamp(),
  -- SHA-256 over key and payload, each as "bytes" above
  fingerprint bytea not null check (length(fingerprint) = 32),
  event_id uuid not null,
  source text not null,
  type text not null,
  occurred_at timestamptz not null,
  worker_id text,
  episode_id text,
  pass_id uuid,
  transaction_id uuid,
  authenticator_id uuid,
  correlation_id text not null,
  causation_id text not null,
  actor text not null,
  outcome text not null check (outcome in ('ok', 'refused', 'ended')),
  reason text,
  unique (topic, record_partition, record_offset, fingerprint),
  unique (event_id, fingerprint)
);

create index entry_by_worker on entry (worker_id, log_index);
create index entry_by_pass on entry (pass_id, log_index) where pass_id is not null;
create index entry_by_transaction on entry (transaction_id, log_index) where transaction_id is not null;
create index entry_by_authenticator on entry (authenticator_id, log_index) where authenticator_id is not null;
create index entry_by_correlation on entry (correlation_id, log_index);
create index entry_by_type on entry (type, log_index);
create index entry_by_time on entry (occurred_at);

create table coverage (
  log_index bigint primary key check (log_index >= 0),
  topic text not null,
  record_partition int not null check (record_partition >= 0),
  from_offset bigint not null check (from_offset >= 0),
  to_offset bigint not null,
  why text not null,
  -- the entry that is repeated
  entry_index bigint references entry,
  -- why the bytes could not be read
  code text,
  -- of the record, where one record is explained
  fingerprint bytea check (length(fingerprint) = 32),
  recorded_at timestamptz not null default clock_timestamp(),
  check (to_offset >= from_offset),
  check ((why = 'duplicate') = (entry_index is not null)),
  check ((why = 'parked') = (code is not null)),
  unique (topic, record_partition, from_offset, fingerprint)
);

-- Every leaf with the offsets that it accounts for.
create view leaf as
  select log_index, 'entry' as kind, topic, record_partition,
         record_offset as from_offset, record_offset as to_offset, fingerprint
  from entry
  union all
  select log_index, 'coverage', topic, record_partition, from_offset, to_offset, fingerprint
  from coverage;

-- What is accounted for of each partition.
create view partition_account as
  select topic, record_partition, min(from_offset) as first_offset, max(to_offset) as last_offset,
         count(*) filter (where kind = 'entry') as entries,
         coalesce(sum(to_offset - from_offset + 1) filter (where kind = 'coverage'), 0)::bigint as covered
  from leaf
  group by topic, record_partition;

-- Offsets that no leaf accounts for although a later one is: evidence that is missing.
create view offset_gap as
  select topic, record_partition, reached + 1 as from_offset, from_offset - 1 as to_offset
  from (
    select topic, record_partition, from_offset,
           coalesce(
             max(to_offset) over (
               partition by topic, record_partition order by from_offset, log_index
               rows between unbounded preceding and 1 preceding),
             -1) as reached
    from leaf) as steps
  where from_offset > reached + 1;

grant select, insert on entry to ${runtimeRole};
grant select, insert on coverage to ${runtimeRole};
grant select on leaf, partition_account, offset_gap to ${runtimeRole};
