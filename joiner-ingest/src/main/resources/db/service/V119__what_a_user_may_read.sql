-- What became of what a SCIM client itself said of the employment that its User stands for: whether any of it was ever
-- believed, why the last of it was not, and the sequence of that. What others say of the same employment is not the
-- client's to read. Of older rows that is known where the client has the last word.
alter table scim_user add column taken boolean not null default false;
alter table scim_user add column not_taken text;
alter table scim_user add column answered bigint not null default 0;

update scim_user set taken = true
from episode
where episode.key = scim_user.worker_id || '/' || scim_user.episode_id
  and episode.stated_source = scim_user.source;
