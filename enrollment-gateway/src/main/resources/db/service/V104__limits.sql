-- How often something happened in a window of time, over all replicas.
create table rate_count (
  kind text not null,
  subject text not null,
  window_start timestamptz not null,
  number bigint not null,
  primary key (kind, subject, window_start)
);
create index rate_counts_by_age on rate_count (window_start);

grant select, insert, update, delete on rate_count to ${runtimeRole};
