-- entry is partitioned by ranges of the log index. The table from before becomes the first
-- partition, as it is; where it is empty, it goes. None of this reads a row.
alter table coverage drop constraint coverage_entry_index_fkey;

alter table entry rename to entry_0;
alter table entry_0 drop constraint entry_topic_record_partition_record_offset_fingerprint_key;
alter table entry_0 drop constraint entry_event_id_fingerprint_key;
alter index entry_pkey rename to entry_0_pkey;
alter index entry_by_worker rename to entry_0_by_worker;
alter index entry_by_pass rename to entry_0_by_pass;
alter index entry_by_transaction rename to entry_0_by_transaction;
alter index entry_by_authenticator rename to entry_0_by_authenticator;
alter index entry_by_correlation rename to entry_0_by_correlation;
alter index entry_by_type rename to entry_0_by_type;
alter index entry_by_time rename to entry_0_by_time;
alter index entry_by_actor rename to entry_0_by_actor;
alter index entry_by_outcome rename to entry_0_by_outcome;
alter index entry_by_reason rename to entry_0_by_reason;
drop trigger entry_key on entry_0;
drop trigger entry_approvers on entry_0;
revoke all on entry_0 from ${runtimeRole};

create table entry (like entry_0 including defaults including constraints)
  partition by range (log_index);
alter table entry drop constraint entry_before;
alter table entry add primary key (log_index);
create index entry_by_worker on entry (worker_id, log_index);
create index entry_by_pass on entry (pass_id, log_index) where pass_id is not null;
create index entry_by_transaction on entry (transaction_id, log_index) where transaction_id is not null;
create index entry_by_authenticator on entry (authenticator_id, log_index) where authenticator_id is not null;
create index entry_by_correlation on entry (correlation_id, log_index);
create index entry_by_type on entry (type, log_index);
create index entry_by_time on entry (occurred_at);
create index entry_by_actor on entry (actor, log_index);
create index entry_by_outcome on entry (outcome, log_index);
create index entry_by_reason on entry (reason, log_index) where reason is not null;
create trigger entry_key after insert on entry for each row execute function note_key();
create trigger entry_approvers after insert on entry
  for each row when (new.approvers is not null) execute function note_approvers();
grant select, insert on entry to ${runtimeRole};

do $$
begin
  if exists (select from entry_0) then
    execute (
      select format(
        'alter table entry attach partition entry_0 for values from (0) to (%s)', before_index)
      from entry_part);
    alter table entry_0 drop constraint entry_before;
  else
    delete from entry_part;
  end if;
end
$$;

create or replace view leaf as
  select log_index, 'entry' as kind, topic, record_partition,
         record_offset as from_offset, record_offset as to_offset, fingerprint
  from entry_key
  union all
  select log_index, 'coverage', topic, record_partition, from_offset, to_offset, fingerprint
  from coverage;

do $$
begin
  if not exists (select from entry_part) then
    drop table entry_0;
  end if;
end
$$;

-- Makes partitions of so many entries ahead of need; how many leaves there is room for then. There is
-- no partition that takes what fits nowhere: without room nothing is written, and ingestion waits.
create function make_room(entries bigint) returns bigint
language plpgsql security definer set search_path = ${flyway:defaultSchema}, pg_temp as $$
declare
  head bigint;
  bound bigint;
begin
  -- Bundles are dropped whole or not at all.
  if entries < 256 or entries > 16777216 or entries % 256 <> 0 then
    raise exception 'a partition has from 256 to 16777216 entries, in whole bundles of 256';
  end if;
  perform pg_advisory_xact_lock(6962, 9163);
  head := greatest((select max(log_index) from entry_key), (select max(log_index) from coverage), -1);
  bound := coalesce((select max(before_index) from entry_part), 0);
  while bound - head <= 2 * entries loop
    execute format('create table entry_%s (like entry including defaults including constraints)', bound);
    execute format(
      'alter table entry attach partition entry_%1$s for values from (%1$s) to (%2$s)',
      bound, bound + entries);
    insert into entry_part values (bound, bound + entries, 'entry_' || bound);
    bound := bound + entries;
  end loop;
  return bound - head - 1;
end
$$;

revoke execute on function make_room(bigint) from public;
grant execute on function make_room(bigint) to ${runtimeRole};

-- Made anew from the keys, what is accounted for is the same after old entries are deleted.
create or replace function added_up(from_index bigint, before_index bigint)
returns table (topic text, record_partition int, entries bigint, covered bigint, accounted int8multirange)
language sql stable set search_path from current as $$
  select topic, record_partition, count(*) filter (where kind = 'entry'),
         coalesce(sum(to_offset - from_offset + 1) filter (where kind = 'coverage'), 0)::bigint,
         range_agg(int8range(from_offset, to_offset, '[]'))
  from leaf where log_index >= from_index and log_index < before_index
  group by topic, record_partition
$$;

create or replace function add_up(most bigint) returns bigint
language plpgsql set search_path from current as $$
declare
  done bigint;
  head bigint;
begin
  select counted into done from tally for update skip locked;
  if done is null then
    return 0;
  end if;
  head := greatest((select max(log_index) from entry_key), (select max(log_index) from coverage), -1) + 1;
  head := least(head, done + most);
  insert into partition_tally as t
  select * from added_up(done, head)
  on conflict (topic, record_partition) do update
    set entries = t.entries + excluded.entries, covered = t.covered + excluded.covered,
        accounted = t.accounted + excluded.accounted;
  update tally set counted = head;
  return head - done;
end
$$;
