-- Which access the worker is to have, as HR names it: policy may want a second person to confirm who
-- gets it.
alter table statement add column access_bundle text;
