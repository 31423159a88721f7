-- When heartbeats are said next, by whichever replica comes first.
create table heartbeat_turn (
  the_only boolean primary key default true check (the_only),
  next_at timestamptz not null
);
insert into heartbeat_turn (next_at) values ('-infinity');

grant select, update on heartbeat_turn to ${runtimeRole};
