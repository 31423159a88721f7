-- A look-up reads those whom it shows and few others. What stands between the words of a name is a space here: the
-- parser of PostgreSQL would take some of it for addresses and numbers. The query in PostgresJoinerBook is the same.
create index words_of_names on worker_profile
  using gin (to_tsvector('simple', translate(display_name, '-./_@:''', '       ')));

-- Whom a registrar may look up: hired, not gone, not enrolled, with a case that was heard and is not over.
create or replace view expected_joiner as
select e.worker_id, e.episode_id, e.start_date, p.display_name, t.device_context, t.proofing,
  t.witness or w.worker_id is not null as witness
from episode e
  join case_terms t on t.worker_id = e.worker_id and t.episode_id = e.episode_id
  left join worker_profile p on p.worker_id = e.worker_id
  left join witness_wanted w on w.worker_id = e.worker_id and w.episode_id = e.episode_id
where e.chain_id is not null and not e.left_known and not e.withdrawn_known
  and (e.ends_at is null or e.ends_at > clock_timestamp())
  and t.not_after > clock_timestamp()
  and not exists (select from pass
    where pass.worker_id = e.worker_id and pass.episode_id = e.episode_id
      and pass.state = 'REDEEMED' and pass.purpose = 'FIRST_ENROLLMENT');
