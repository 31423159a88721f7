-- Who approved, one row for each, in the order of the log: a page is read from an index, however many
-- entries one person has approved. It is written with the entry, by whichever version of the service
-- writes that, and is no evidence: it can be made anew from the bytes of the entries.
create table entry_approver (
  approver text not null,
  log_index bigint not null,
  primary key (approver, log_index)
);

create function note_approvers() returns trigger language plpgsql set search_path from current as $$
begin
  insert into entry_approver
  select distinct approver, new.log_index from unnest(new.approvers) as approver
  on conflict do nothing;
  return null;
end
$$;

create trigger entry_approvers after insert on entry
  for each row when (new.approvers is not null) execute function note_approvers();

drop index entry_by_approver;

grant select, insert on entry_approver to ${runtimeRole};

-- Entries from before V107 have their approvers in their bytes alone. Only passes have any; they are
-- found by an index, and each is read once.
insert into entry_approver
select distinct approval ->> 'approver', log_index
from entry
cross join lateral json_array_elements(convert_from(payload, 'UTF8')::json #> '{data,approvals}')
  as approval
where type = 'dev.firstkey.pass.issued.v1'
  and convert_from(payload, 'UTF8') not like '%\u0000%'
  and approval ->> 'approver' is not null
on conflict do nothing;
