-- Whoever presents the id of a pass as a transaction is noticed at the transaction of the pass.
create index transactions_of_a_pass on device_transaction (pass_id) where pass_id is not null;
