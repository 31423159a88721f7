-- From which leaf on the log has its entries: the signed statements, byte for byte, the newest is the
-- greatest (docs/decisions/0027-retention.md). It never goes down, not even by mistake of the owner,
-- who alone writes here: the role that runs deletes nothing.
create table minimum_index (
  minimum bigint primary key check (minimum > 0 and minimum % 256 = 0),
  note text not null,
  stated_at timestamptz not null default clock_timestamp()
);

create function minimum_goes_up() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    if new.minimum > coalesce((select max(minimum) from minimum_index), 0) then
      return new;
    end if;
  end if;
  raise exception 'the minimum index goes up and nowhere else' using errcode = 'check_violation';
end
$$;

create trigger goes_up before insert or update or delete on minimum_index
  for each row execute function minimum_goes_up();
create trigger stays before truncate on minimum_index
  for each statement execute function minimum_goes_up();

grant select on minimum_index to ${runtimeRole};

-- Before which log index every entry is in a whole partition, accounted for, and older than this.
-- Entries are written in the order of the log: the last one is the youngest.
create function old_before(age interval) returns bigint
language sql stable set search_path from current as $$
  select coalesce(max(part.before_index), 0)
  from entry_part as part
  where part.before_index <= (select counted from tally)
    and (select recorded_at from entry
         where log_index >= part.first_index and log_index < part.before_index
         order by log_index desc limit 1) < clock_timestamp() - age
$$;

-- Drops the partitions before the minimum index; how many. It does not wait long for those who read:
-- everybody else would wait behind it. Then nothing is dropped, and it comes again.
create function drop_old() returns int
language plpgsql set search_path from current set lock_timeout = '3s' as $$
declare
  bound bigint := coalesce((select max(minimum) from minimum_index), 0);
  part record;
  dropped int := 0;
begin
  for part in select * from entry_part where before_index <= bound order by first_index loop
    execute format('drop table %I', part.relation);
    delete from entry_part where first_index = part.first_index;
    dropped := dropped + 1;
  end loop;
  if dropped > 0 then
    delete from entry_approver where log_index < bound;
  end if;
  return dropped;
end
$$;

revoke execute on function drop_old() from public;
