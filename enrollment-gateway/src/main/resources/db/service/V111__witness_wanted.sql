-- Policy has refused an episode's pass to one registrar's word: until its case says otherwise, a second one is waited for.
create table witness_wanted (
  worker_id text not null,
  episode_id text not null,
  primary key (worker_id, episode_id)
);

create or replace view expected_joiner as
select e.worker_id, e.episode_id, e.start_date, p.display_name, t.device_context, t.proofing,
  coalesce(t.witness, false) or w.worker_id is not null as witness
from episode e
  left join worker_profile p on p.worker_id = e.worker_id
  left join case_terms t on t.worker_id = e.worker_id and t.episode_id = e.episode_id
  left join witness_wanted w on w.worker_id = e.worker_id and w.episode_id = e.episode_id
where e.chain_id is not null and not e.left_known and not e.withdrawn_known
  and (e.ends_at is null or e.ends_at > clock_timestamp())
  and (t.not_before is null or t.not_before < clock_timestamp() + interval '1 day')
  and (t.not_after is null or t.not_after > clock_timestamp())
  and not exists (select from pass
    where pass.worker_id = e.worker_id and pass.episode_id = e.episode_id
      and pass.state = 'REDEEMED' and pass.purpose = 'FIRST_ENROLLMENT');

grant select, insert, delete on witness_wanted to ${runtimeRole};
