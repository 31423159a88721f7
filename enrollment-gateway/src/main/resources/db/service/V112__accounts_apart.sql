-- A gateway of before V110 reads every column of worker and knows one: the account stands apart.
create table worker_account (
  worker_id text primary key references worker,
  account_id text not null
);

insert into worker_account (worker_id, account_id)
select worker_id, account_id from worker where account_id is not null;

alter table worker drop column account_id;

grant select, insert, update on worker_account to ${runtimeRole};
