-- How far the audit log has come, as it says itself, never later than this database's clock.
create table evidence (
  log text primary key,
  reaches_to timestamptz not null
);

grant select, insert, update on evidence to ${runtimeRole};
