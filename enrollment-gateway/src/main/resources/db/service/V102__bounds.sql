-- How many refusals of the bound key were said in an event of their own.
alter table device_transaction add column refusals_said int not null default 0;

create index transactions_of_a_key on device_transaction (jkt, opened_at);
create index transactions_with_a_code on device_transaction (check_code_until)
  where state = 'WAITING_FOR_PROOFING';
