-- Whether a colleague's own number may stand on the printed phone tree.
alter table staff add column number_on_tree boolean not null default false;

-- Agencies that call each other's people when nobody of the place has come. One row is one side's word; both make a pact.
create table pool_pact (
  tenant_id uuid not null references tenant (id),
  neighbour_id uuid not null references tenant (id),
  by_name text not null,
  at timestamptz not null,
  primary key (tenant_id, neighbour_id),
  check (tenant_id <> neighbour_id)
);
create index pool_pact_neighbour on pool_pact (neighbour_id);
alter table pool_pact enable row level security;
create policy pact_read on pool_pact for select to anxin_app
  using ((tenant_id = (select app_tenant()) or neighbour_id = (select app_tenant())) and (select app_resident()) is null);
create policy pact_write on pool_pact for insert to anxin_app
  with check (tenant_id = (select app_tenant()) and (select app_resident()) is null);
create policy pact_end on pool_pact for delete to anxin_app
  using (tenant_id = (select app_tenant()) and (select app_resident()) is null);
create policy house_work on pool_pact for all to anxin_system using (true) with check (true);
grant select, insert, delete on pool_pact to anxin_app, anxin_system;

-- A neighbour is asked to ring people of another agency. It belongs to the neighbour and says nothing of the resident.
create table pool_call (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  from_id uuid not null references tenant (id),
  event_id uuid not null,
  ladder int not null,
  number text not null,
  grade text not null check (grade in ('RED','RED_E')),
  place text not null,
  raised_at timestamptz not null,
  at timestamptz not null,
  numbers_sealed bytea not null,
  taken_by uuid references staff (id),
  taken_name text,
  taken_at timestamptz,
  outcome text check (outcome in ('reached','nobody')),
  ended_at timestamptz,
  unique (tenant_id, event_id, ladder)
);
create index pool_call_open on pool_call (tenant_id, at) where ended_at is null;
alter table pool_call enable row level security;
create policy pool_call_own on pool_call for all to anxin_app
  using (tenant_id = (select app_tenant()) and (select app_resident()) is null)
  with check (tenant_id = (select app_tenant()) and (select app_resident()) is null);
create policy house_work on pool_call for all to anxin_system using (true) with check (true);
grant select, insert, update, delete on pool_call to anxin_app, anxin_system;

-- Whether an event one was asked to help with still waits: the neighbour learns that and nothing else of it.
create function pool_waits(p_event uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select 1 from crisis_event e join pool_call c on c.event_id = e.id and c.tenant_id = app_tenant()
    where e.id = p_event and e.state in ('DETECTED','PAGED','REOPENED'))
$$;
revoke all on function pool_waits(uuid) from public;
grant execute on function pool_waits(uuid) to anxin_app;
