-- More that is searched for. Like the other columns read from the bytes of an entry, approvers are no
-- part of its leaf; who approved stands in pass.issued, and null where nobody had to.
alter table entry add column approvers varchar(255)[];

create index entry_by_actor on entry (actor, log_index);
create index entry_by_approver on entry using gin (approvers) where approvers is not null;
create index entry_by_outcome on entry (outcome, log_index);
create index entry_by_reason on entry (reason, log_index) where reason is not null;
