-- The place of the newest record that was heard of the worker. It stays when the names are erased, so
-- that an older record that is read again brings nothing back.
alter table worker_profile alter column display_name drop not null;
alter table worker_profile add column record_partition int not null default -1;
alter table worker_profile add column record_offset bigint not null default -1;
