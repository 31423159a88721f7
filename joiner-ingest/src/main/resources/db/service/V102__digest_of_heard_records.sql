-- SHA-256 of the bytes that used the id. Where it was not noted, a repeat of the id is refused and
-- parked: it cannot be told from a record with other content.
alter table heard_record add column digest text;
