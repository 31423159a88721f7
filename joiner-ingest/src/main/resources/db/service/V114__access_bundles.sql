-- Which access an employment brings, as HR names it, and which members of what HR states the account
-- does not have, as HR was told last of which statement.
alter table episode
  add column access_bundle text,
  add column left_out text not null default '',
  add column left_out_sequence bigint not null default 0;
