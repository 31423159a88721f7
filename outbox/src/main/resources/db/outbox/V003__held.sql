-- Records of Firstkey's own streams that were parked: each holds its key until it is replayed. Own
-- streams hold opaque ids only, so their bytes may stand here.
create table held (
  id uuid primary key,
  topic text not null,
  record_partition int not null,
  record_offset bigint not null,
  -- null where the key cannot be read: then every key of the partition is on hold
  record_key text,
  -- where the record could be read
  event_id uuid,
  code text not null,
  -- null where the record has no value, or one that is too large to be kept
  payload bytea,
  parked_at timestamptz not null default clock_timestamp(),
  unique (topic, record_partition, record_offset)
);

create index held_by_key on held (record_key);
create index held_by_partition on held (record_partition) where record_key is null;

grant select, insert, delete on held to ${runtimeRole};
