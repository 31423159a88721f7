-- How far each partition is accounted for is read at the end of an index, many times a minute; for
-- entries it is the one that keeps them unique.
create index coverage_by_end on coverage (topic, record_partition, to_offset);
