-- A mail address without regard to case, as this service folds user names too: lower() may know ASCII alone. Of older rows
-- the ones in ASCII have it at once, the others when they are stated anew.
alter table episode add column mail_key text;

update episode set mail_key = lower(email collate "C") where email ~ '^[ -~]*$';

create index episode_mail_key on episode (mail_key) where state = 'ACTIVE';
