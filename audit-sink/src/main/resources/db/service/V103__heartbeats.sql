-- Heartbeats are explained in ranges: coverage with the word 'heartbeats', from, to, and no
-- fingerprint. A leaf is never changed, so the newest range of a partition waits here, without a log
-- index, until it ends; then it becomes a leaf. What stands here is accounted for all the same.
create table open_range (
  topic text not null,
  record_partition int not null check (record_partition >= 0),
  from_offset bigint not null check (from_offset >= 0),
  to_offset bigint not null,
  primary key (topic, record_partition),
  check (to_offset >= from_offset)
);

create index coverage_by_place on coverage (topic, record_partition, from_offset)
  where why = 'heartbeats';

-- Every offset that is accounted for, once for each leaf or range that does it.
create view account as
  select log_index, kind, topic, record_partition, from_offset, to_offset from leaf
  union all
  select null, 'coverage', topic, record_partition, from_offset, to_offset from open_range;

create or replace view partition_account as
  select topic, record_partition, min(from_offset) as first_offset, max(to_offset) as last_offset,
         count(*) filter (where kind = 'entry') as entries,
         coalesce(sum(to_offset - from_offset + 1) filter (where kind = 'coverage'), 0)::bigint as covered
  from account
  group by topic, record_partition;

create or replace view offset_gap as
  select topic, record_partition, reached + 1 as from_offset, from_offset - 1 as to_offset
  from (
    select topic, record_partition, from_offset,
           coalesce(
             max(to_offset) over (
               partition by topic, record_partition order by from_offset, log_index
               rows between unbounded preceding and 1 preceding),
             -1) as reached
    from account) as steps
  where from_offset > reached + 1;

grant select, insert, update on open_range to ${runtimeRole};
grant select on account to ${runtimeRole};
