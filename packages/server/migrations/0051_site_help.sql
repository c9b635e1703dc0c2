-- What a site keeps of the help it shows: the cabin's hours, its own numbers to ring, and the calendar of working days.

alter table unit add column hours text check (length(hours) between 1 and 120);
alter table unit add constraint unit_phone check (length(phone) between 3 and 30);

-- A number of an agency's own stands at a place and is shown there and below; the national ones belong to nobody.
alter table hotline add column tenant_id uuid references tenant (id);
alter table hotline add column unit_id uuid references unit (id);
alter table hotline add check ((tenant_id is null) = (unit_id is null));
alter table hotline add check (tenant_id is null or not always);
alter table hotline drop constraint hotline_number_key;
create unique index hotline_number on hotline (coalesce(tenant_id, '00000000-0000-0000-0000-000000000000'), number);

alter table hotline enable row level security;
create policy tenant_wall on hotline for select to anxin_app using (tenant_id is null or tenant_id = (select app_tenant()));
create policy own_add on hotline for insert to anxin_app with check (tenant_id = (select app_tenant()) and (select app_resident()) is null);
create policy own_change on hotline for update to anxin_app
  using ((tenant_id is null or tenant_id = (select app_tenant())) and (select app_resident()) is null)
  with check ((tenant_id is null or tenant_id = (select app_tenant())) and (select app_resident()) is null);
create policy house_work on hotline for all to anxin_system using (true) with check (true);
grant insert on hotline to anxin_app;
grant update (number, name, purpose, hours, unit_id) on hotline to anxin_app;

-- A national number says what it says: a site notes test calls, and hides it; it does not write another one in its place.
create function keep_national() returns trigger language plpgsql as $$
begin
  if old.tenant_id is null and current_user = 'anxin_app'
    and (to_jsonb(new) - '{verified_at,verified_by}'::text[]) <> (to_jsonb(old) - '{verified_at,verified_by}'::text[]) then
    raise exception 'a national number is not changed by a site' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger hotline_national_kept before update on hotline for each row execute function keep_national();

-- Not shown to the residents of an agency, by whom and why.
create table hotline_hidden (
  tenant_id uuid not null,
  hotline_id uuid not null references hotline (id),
  by_name text not null,
  reason text not null check (length(reason) between 2 and 200),
  at timestamptz not null,
  primary key (tenant_id, hotline_id)
);
select fence('hotline_hidden', false);

-- A year is whole once somebody has copied the official notice of its days off and moved working days.
create table working_year (
  year int primary key check (year between 2026 and 2100),
  source text not null check (length(source) between 4 and 200),
  by_name text not null,
  at timestamptz not null
);
insert into working_year (year, source, by_name, at)
  values (2026, '国务院办公厅关于2026年部分节假日安排的通知', '随程序提供', now());
grant select on working_year to anxin_app, anxin_system;
grant insert, update on working_year to anxin_system;
grant insert, update, delete on working_day to anxin_system;
