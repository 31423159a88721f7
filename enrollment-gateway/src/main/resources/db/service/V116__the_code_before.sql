-- The code that a page showed before its present one: who still types it has read it and does not guess.
alter table device_transaction add column code_before text;

create index codes_before on device_transaction (code_before)
  where state = 'WAITING_FOR_PROOFING' and code_before is not null;
