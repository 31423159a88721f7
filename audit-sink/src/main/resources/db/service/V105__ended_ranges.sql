-- A range of heartbeats ends, and becomes a leaf, before any other leaf of its partition. So the
-- leaves of a partition leave no gap at any size of the tree, and whoever has the log alone sees that
-- nothing is missing. A range that has become a leaf stays here until the next begins.
alter table open_range add column ended boolean not null default false;

create or replace view account as
  select log_index, kind, topic, record_partition, from_offset, to_offset from leaf
  union all
  select null, 'coverage', topic, record_partition, from_offset, to_offset from open_range
  where not ended;
