-- What staff rejected: the next statement about it waits for them again.
create index quarantine_rejected on quarantine (worker_id, episode_id) where ended = 'REJECTED';

-- How many wait for what, of which source, and since when; a page of them. Each is a look into an
-- index, however many wait.
create index quarantine_because on quarantine (because, since) where ended is null;
create index quarantine_source on quarantine (source, since) where ended is null;
create index quarantine_page on quarantine ((because = 'ABOVE_RATE'), since, id) where ended is null;
drop index quarantine_waiting;

-- How one person completed a record, until a second one confirms it. What was set is personal and
-- goes with the rest.
alter table quarantine
  add column proposed text,
  add column proposed_by text,
  add column proposed_reference text;
