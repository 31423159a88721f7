-- Under which case a pass was issued, and whether a case closed because HR changed it: such a pass is
-- over, whichever of the two is heard first. What lives under an older row lives for minutes.
alter table pass add column case_id uuid;
alter table enrollment_case add column changed boolean not null default false;
