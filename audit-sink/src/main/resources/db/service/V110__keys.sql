-- What must not be in the log twice, for the whole log. The entries are about to be partitioned, and
-- a unique constraint of a partitioned table holds within a partition only
-- (docs/decisions/0027-retention.md). A key stays when the content of its entry is deleted: what was
-- heard once is known for ever. Only the database writes here.
create table entry_key (
  log_index bigint primary key,
  topic text not null,
  record_partition int not null,
  record_offset bigint not null,
  event_id uuid not null,
  fingerprint bytea not null,
  unique (topic, record_partition, record_offset, fingerprint),
  unique (event_id, fingerprint)
);

create function note_key() returns trigger
language plpgsql security definer set search_path = ${flyway:defaultSchema}, pg_temp as $$
begin
  insert into entry_key values (
    new.log_index, new.topic, new.record_partition, new.record_offset, new.event_id,
    new.fingerprint);
  return null;
end
$$;

create trigger entry_key after insert on entry for each row execute function note_key();

grant select on entry_key to ${runtimeRole};

-- The partitions of entry: from which log index, before which. The first one takes the entries that
-- there are. Its bound is known before it is one, so that nothing has to be read under a lock; there
-- is room for what is written until then.
create table entry_part (
  first_index bigint primary key,
  before_index bigint not null,
  relation name not null,
  check (before_index > first_index)
);

do $$
declare
  bound bigint := (coalesce((select max(log_index) from entry), 0) / 1048576 + 2) * 1048576;
begin
  insert into entry_part values (0, bound, 'entry_0');
  execute format(
    'alter table entry add constraint entry_before check (log_index < ''%s''::bigint) not valid',
    bound);
end
$$;

grant select on entry_part to ${runtimeRole};
