-- Salted hashes of the names and the mail address that were stated last of a worker: enough to see
-- that somebody else is hired under the same id. Erased with the worker.
alter table worker
  add column print_salt text,
  add column name_print text,
  add column mail_print text;
