-- The names as two systems may write them; goes with the names. Older rows have none until they are
-- stated anew.
alter table episode add column name_key text;
create index episode_names on episode (name_key, start_date, legal_entity) where state = 'ACTIVE';
