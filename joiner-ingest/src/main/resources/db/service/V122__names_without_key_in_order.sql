-- User names without a key are read in the order of their ids, a page at a time.
drop index scim_user_no_key;
create index scim_user_no_key on scim_user (source, id) where name_key is null;
