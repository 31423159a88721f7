-- When to look whether the end of an episode has come, and the HR record that states what is so of
-- it. Of an older row the record was not noted; its end is looked at once, which writes the time.
alter table episode
  add column look_at timestamptz,
  add column stated_topic text not null default 'unknown',
  add column stated_partition int not null default -1,
  add column stated_offset bigint not null default -1,
  add column stated_cause text not null default 'unknown';

update episode set look_at = clock_timestamp() where state = 'ACTIVE' and end_date is not null;

create index episode_look_at on episode (look_at) where look_at is not null;
