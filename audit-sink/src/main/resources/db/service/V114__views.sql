-- For people who prefer psql or a BI tool: docs/for-analysts.md. They read these views as members of
-- the role firstkey_audit_reader and nothing else of this schema; who makes the roles of the database
-- makes that one too, because the owner of the tables may not. What a view says is read from what
-- was stored beside the bytes: convenient, and proved by nothing.

-- Every entry that is there. data is null where PostgreSQL has no form for what the event says.
create view audit_entries as
select log_index, recorded_at, occurred_at, type, outcome, reason, worker_id, episode_id, pass_id,
       transaction_id, authenticator_id, correlation_id, causation_id, actor, approvers, event_id,
       source, topic, record_partition, record_offset,
       case when pg_input_is_valid(convert_from(payload, 'UTF8'), 'jsonb')
         then convert_from(payload, 'UTF8')::jsonb -> 'data' end as data
from entry;

-- Every worker of whom there is an entry.
create view audit_workers as
select worker_id, min(occurred_at) as first_at, max(occurred_at) as last_at, count(*) as entries,
       count(*) filter (where type = 'dev.firstkey.pass.issued.v1') as passes,
       count(*) filter (where type = 'dev.firstkey.enrollment.completed.v1') as credentials,
       count(*) filter (where type = 'dev.firstkey.authenticator.revoked.v1') as revoked,
       count(*) filter (where outcome = 'refused') as refusals
from entry
where worker_id is not null
group by worker_id;

-- Who received which credential, when, under what approval, with the log index of what says it.
create view audit_credentials as
select done.worker_id, done.episode_id, done.authenticator_id, done.occurred_at as registered_at,
       done.log_index as registered_index, done.pass_id, issued.occurred_at as granted_at,
       issued.log_index as granted_index, issued.approvers, revoked.occurred_at as revoked_at,
       revoked.log_index as revoked_index, revoked.reason as revoked_reason
from entry as done
left join lateral (
  select * from entry
  where pass_id = done.pass_id and type = 'dev.firstkey.pass.issued.v1'
  order by log_index limit 1) as issued on true
left join lateral (
  select * from entry
  where authenticator_id = done.authenticator_id and type = 'dev.firstkey.authenticator.revoked.v1'
  order by log_index limit 1) as revoked on true
where done.type = 'dev.firstkey.enrollment.completed.v1';

-- Who asks a view needs no right to what it reads, except for functions in it.
alter function added_up(bigint, bigint) security definer
  set search_path = ${flyway:defaultSchema}, pg_temp;

-- What is accounted for of each partition, and how many offsets nothing accounts for.
create view audit_coverage as
select topic, record_partition, first_offset, last_offset, entries, covered,
       coalesce((
         select sum(gap.to_offset - gap.from_offset + 1) from offset_gap as gap
         where gap.topic = account.topic and gap.record_partition = account.record_partition), 0)
         ::bigint as missing
from partition_account as account;

-- How many leaves are published, since when, and from where on there are entries.
create view audit_log as
select size as leaves, published_at,
       coalesce((select max(minimum) from minimum_index), 0) as minimum_index
from checkpoint order by size desc limit 1;

do $$
begin
  if exists (select from pg_roles where rolname = 'firstkey_audit_reader') then
    grant usage on schema ${flyway:defaultSchema} to firstkey_audit_reader;
    grant select on audit_entries, audit_workers, audit_credentials, audit_coverage, audit_log
      to firstkey_audit_reader;
  end if;
end
$$;
