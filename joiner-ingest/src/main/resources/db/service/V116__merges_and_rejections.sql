-- A merge can be undone, and decided anew.
grant update, delete on worker_alias to ${runtimeRole};

-- What staff merged: its source may end what it hired.
create index quarantine_merged on quarantine (worker_id, episode_id) where ended = 'MERGED';

-- Why staff rejected it; of older rows nobody said why.
alter table quarantine add column rejected_because text;

-- The employments of SCIM Users that their clients ended: nothing opens one of these ids again. HR's
-- own ids, nothing personal.
create table scim_episode_over (
  source text not null,
  worker_id text not null,
  episode_id text not null,
  primary key (source, worker_id, episode_id)
);

grant select, insert on scim_episode_over to ${runtimeRole};
