-- The account that was made last for a worker and is not said to be theirs by now: a directory need not list it yet.
alter table worker add column made_account_id text;
