-- Room complaint: what somebody is not content with, kept without a name where they wish it, answered by a promised day.

create table complaint (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  -- who signed it; null when it came without a name
  resident_id uuid references resident (id) on delete set null,
  code_index bytea not null unique,
  about text not null check (about in ('companion','person','privacy','waiting','place','other')),
  -- members of staff named in it: none of them ever sees it
  named uuid[] not null default '{}',
  whom_sealed bytea,
  text_sealed bytea not null,
  state text not null check (state in ('received','taken','answered','reopened','closed')),
  handler_id uuid references staff (id),
  -- whoever gave the answer that did not settle it
  earlier_id uuid references staff (id),
  filed_at timestamptz not null,
  due_at timestamptz not null,
  answer_sealed bytea,
  answered_at timestamptz,
  answered_in_time boolean,
  again_sealed bytea,
  settled boolean,
  reminded_at timestamptz,
  overdue_told_at timestamptz,
  check (state not in ('taken','answered') or handler_id is not null),
  check (handler_id is null or not handler_id = any(named)),
  check (handler_id is null or earlier_id is null or handler_id <> earlier_id),
  check (state <> 'answered' or answer_sealed is not null)
);
create index complaint_open on complaint (tenant_id, due_at) where state in ('received','taken','reopened');
create index complaint_resident on complaint (resident_id) where resident_id is not null;

alter table complaint enable row level security;
create policy house_work on complaint for all to anxin_system using (true) with check (true);
grant select, insert, update, delete on complaint to anxin_app, anxin_system;
-- Whoever is named sees nothing, whatever their role; a resident sees what they signed.
create policy handlers on complaint for all to anxin_app
  using (tenant_id = (select app_tenant()) and (select app_resident()) is null and (
    (select app_staff()) is null
    or (not (select app_staff()) = any(named) and app_holds(array['supervisor','agency_admin','dpo'], unit_id))))
  with check (tenant_id = (select app_tenant()) and (select app_resident()) is null);
create policy signed_read on complaint for select to anxin_app
  using (tenant_id = (select app_tenant()) and resident_id = (select app_resident()));
create policy signed on complaint for insert to anxin_app
  with check (tenant_id = (select app_tenant()) and state = 'received' and handler_id is null
    and resident_id = (select app_resident()));
