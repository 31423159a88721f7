-- The partition that the row goes to, for the topics whose number of partitions is held equal; null
-- leaves it to Kafka.
alter table outbox add column record_partition int check (record_partition >= 0);

-- Whether the row waits until no earlier row of its topic waits for its partition, whatever the key.
alter table outbox add column behind_all boolean not null default false;
alter table outbox add check (record_partition is not null or not behind_all);

create index outbox_by_partition on outbox (topic, record_partition, seq);
create index outbox_by_held_key on outbox (topic, record_key, seq)
  where behind_all or record_partition is null;
