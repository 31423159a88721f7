-- Between which times the entries of each 1024 log indexes happened. The log is in the order of
-- arrival, a question about a time is answered in that order too: the spans tell from where on and up
-- to where there is anything to find, however long the log is. They stay when their entries are
-- deleted. Only the database writes here.
select pg_advisory_xact_lock(6962, 9163); -- as make_room: a replica of before may be at it

create table entry_span (
  first_index bigint primary key check (first_index % 1024 = 0),
  earliest timestamptz not null,
  latest timestamptz not null
);

create function note_spans() returns trigger
language plpgsql security definer set search_path = ${flyway:defaultSchema}, pg_temp as $$
begin
  insert into entry_span as s
  select log_index / 1024 * 1024, min(occurred_at), max(occurred_at) from added group by 1
  on conflict (first_index) do update
    set earliest = least(s.earliest, excluded.earliest), latest = greatest(s.latest, excluded.latest);
  return null;
end
$$;

create trigger entry_spans after insert on entry referencing new table as added
  for each statement execute function note_spans();

grant select on entry_span to ${runtimeRole};
