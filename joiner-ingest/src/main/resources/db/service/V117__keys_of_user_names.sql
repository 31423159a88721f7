-- A user name without regard to case, as this service folds it: lower() may know ASCII alone. Of
-- older rows the ones in ASCII have it at once, the others when they are changed.
alter table scim_user add column name_key text;

update scim_user set name_key = lower(user_name collate "C") where user_name ~ '^[ -~]*$';

create unique index scim_user_key on scim_user (source, name_key);
create index scim_user_no_key on scim_user (source) where name_key is null;
