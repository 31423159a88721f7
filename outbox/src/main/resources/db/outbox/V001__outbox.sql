-- What a service has heard: one row for each event that took effect.
create table inbox (
  event_id uuid primary key,
  topic text not null,
  record_partition int not null,
  record_offset bigint not null,
  received_at timestamptz not null default clock_timestamp()
);

-- What a service still has to say. A row leaves when the broker has acknowledged it.
create table outbox (
  seq bigint generated always as identity primary key,
  topic text not null,
  record_key text not null,
  payload bytea,
  headers text not null,
  written_at timestamptz not null default clock_timestamp()
);

-- Which replica's relay publishes now.
create table relay_lease (
  name text primary key,
  holder uuid not null,
  expires_at timestamptz not null
);

insert into relay_lease values ('outbox', '00000000-0000-0000-0000-000000000000', '-infinity');

grant select, insert on inbox to ${runtimeRole};
grant select, insert, delete on outbox to ${runtimeRole};
grant select, update on relay_lease to ${runtimeRole};
