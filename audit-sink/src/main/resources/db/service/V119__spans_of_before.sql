-- The spans of the entries of before: each is read once, while others write and the trigger is at work.
insert into entry_span as s
select log_index / 1024 * 1024, min(occurred_at), max(occurred_at) from entry group by 1
on conflict (first_index) do update
  set earliest = least(s.earliest, excluded.earliest), latest = greatest(s.latest, excluded.latest);
