-- Up to which time revocation-worker has heard everything that may end a pass of the partition.
create table heartbeat (
  record_partition int primary key,
  as_of timestamptz not null
);

grant select, insert, update on heartbeat to ${runtimeRole};
