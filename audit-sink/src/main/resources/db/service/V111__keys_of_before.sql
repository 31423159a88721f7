-- The keys of entries from before V110, while others are written: each entry is read once, and none
-- is locked.
insert into entry_key
select log_index, topic, record_partition, record_offset, event_id, fingerprint from entry
on conflict do nothing;

alter table entry validate constraint entry_before;

-- What a record repeats is known for ever, also when its content is deleted.
alter table coverage
  add constraint coverage_repeats foreign key (entry_index) references entry_key;
