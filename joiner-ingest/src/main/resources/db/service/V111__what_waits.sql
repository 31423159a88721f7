-- What staff rejected: the next statement about it waits for them again.
create index quarantine_rejected on quarantine (worker_id, episode_id) where ended = 'REJECTED';
