-- platform/outside: a call to one person may go by several ways, one after another or side by side. They are one call:
-- it is lost when all of them have failed, not before.
alter table notice add column call_id uuid;
create index notice_call on notice (call_id) where call_id is not null;
