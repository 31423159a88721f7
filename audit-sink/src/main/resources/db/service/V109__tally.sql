-- What is accounted for, added up: each leaf is read once, in the order of the log, by whichever
-- replica comes to it. What is not added up yet is read from the leaves. It is no evidence, and can
-- be made anew: empty partition_tally, and set tally.counted to 0. Offsets of a partition that
-- follow each other are one range, so it is as long as what is missing, and not as the log.
create table partition_tally (
  topic text not null,
  record_partition int not null,
  entries bigint not null,
  covered bigint not null,
  accounted int8multirange not null,
  primary key (topic, record_partition)
);

create table tally (
  name text primary key check (name = 'log'),
  -- the leaves before this one are added up
  counted bigint not null
);

insert into tally values ('log', 0);

-- Leaves from one log index up to another, added up.
create function added_up(from_index bigint, before_index bigint)
returns table (topic text, record_partition int, entries bigint, covered bigint, accounted int8multirange)
language sql stable set search_path from current as $$
  select topic, record_partition, count(*) filter (where is_entry),
         coalesce(sum(to_offset - from_offset + 1) filter (where not is_entry), 0)::bigint,
         range_agg(int8range(from_offset, to_offset, '[]'))
  from (
    select topic, record_partition, true as is_entry, record_offset as from_offset,
           record_offset as to_offset
    from entry where log_index >= from_index and log_index < before_index
    union all
    select topic, record_partition, false, from_offset, to_offset
    from coverage where log_index >= from_index and log_index < before_index) as leaves
  group by topic, record_partition
$$;

-- Adds up so many leaves more; how many they were. Numbers are given in commit order, so none comes
-- later below one that is seen. Where another replica is at it, none.
create function add_up(most bigint) returns bigint
language plpgsql set search_path from current as $$
declare
  done bigint;
  head bigint;
begin
  select counted into done from tally for update skip locked;
  if done is null then
    return 0;
  end if;
  head := greatest((select max(log_index) from entry), (select max(log_index) from coverage), -1) + 1;
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

-- Of every partition from which a record came; a range of heartbeats that has no leaf yet counts.
create view accounted as
  select topic, record_partition, sum(entries)::bigint as entries, sum(covered)::bigint as covered,
         range_agg(accounted) as offsets
  from (
    select topic, record_partition, entries, covered, accounted from partition_tally
    union all
    select added.* from tally, lateral added_up(counted, 9223372036854775807) as added
    union all
    select topic, record_partition, 0, to_offset - from_offset + 1,
           int8multirange(int8range(from_offset, to_offset, '[]'))
    from open_range where not ended) as parts
  group by topic, record_partition;

create or replace view partition_account as
  select topic, record_partition, lower(offsets) as first_offset, upper(offsets) - 1 as last_offset,
         entries, covered
  from accounted;

create or replace view offset_gap as
  select topic, record_partition, lower(gap) as from_offset, upper(gap) - 1 as to_offset
  from accounted, unnest(int8multirange(int8range(0, upper(offsets))) - offsets) as gap;

grant select, insert, update on partition_tally to ${runtimeRole};
grant select, update on tally to ${runtimeRole};
grant select on accounted to ${runtimeRole};
