-- Room: platform/identity
-- Reads Chinese in traditional characters; beside the language, which stays what it is.
alter table resident add column traditional boolean not null default false;
