-- SHA-256 of the code that a page showed last, kept when it shows none any more: a registrar who types it then was overtaken
-- by a colleague, or by the clock, and does not guess.
alter table device_transaction add column code_shown text;

create index codes_shown on device_transaction (code_shown) where code_shown is not null;
