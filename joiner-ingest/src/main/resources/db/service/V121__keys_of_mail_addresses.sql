-- A mail address without regard to case, as this service folds user names too: lower() may know ASCII alone. Of older rows
-- the ones in ASCII have it at once, the others when they are stated anew.
alter table episode add column mail_key text;

update episode set mail_key = lower(email collate "C") where email ~ '^[ -~]*$';

create index episode_mail_key on episode (mail_key) where state = 'ACTIVE';

-- A version that knows of no key changes the address alone, or takes it away: the key goes with it.
create function mail_key_goes_with_mail() returns trigger language plpgsql as $$
begin
  if new.email is distinct from old.email and new.mail_key is not distinct from old.mail_key then
    new.mail_key := case when new.email ~ '^[ -~]*$' then lower(new.email collate "C") end;
  end if;
  return new;
end
$$;

create trigger mail_key_goes_with_mail before update on episode
  for each row execute function mail_key_goes_with_mail();
