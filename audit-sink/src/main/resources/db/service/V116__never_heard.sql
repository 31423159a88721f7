-- Whether an offset is stated as deleted before it was heard is looked up for each record.
create index coverage_never_heard on coverage (topic, record_partition, from_offset)
  where why = 'retention';
