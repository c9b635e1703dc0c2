-- The ground floor: places, agencies, people, sessions, consent, keys, audit, streams, jobs, notices.

do $$ begin create role anxin_app nologin; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role anxin_system nologin; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin execute format('grant anxin_app, anxin_system to %I', current_user); end $$;
grant usage on schema public to anxin_app, anxin_system;

-- Who speaks in this transaction; empty means nobody, and nobody sees no row.
create function app_tenant() returns uuid language sql stable as
  $$ select nullif(current_setting('anxin.tenant', true), '')::uuid $$;
create function app_resident() returns uuid language sql stable as
  $$ select nullif(current_setting('anxin.resident', true), '')::uuid $$;

create table tenant (
  id uuid primary key,
  name text not null check (length(name) between 2 and 60),
  set_up_at timestamptz,
  created_at timestamptz not null
);

create table unit (
  id uuid primary key,
  parent_id uuid references unit (id),
  tenant_id uuid references tenant (id),
  kind text not null check (kind in ('nation','province','city','district','street','community','cabin')),
  name text not null check (length(name) between 2 and 60),
  code text not null unique,
  -- ids from the root to this place
  path uuid[] not null,
  phone text,
  created_at timestamptz not null
);
create index unit_tenant on unit (tenant_id);

create table tenant_key (
  tenant_id uuid not null references tenant (id),
  version int not null,
  wrapped bytea not null,
  created_at timestamptz not null,
  primary key (tenant_id, version)
);

create table staff (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  name text not null,
  login_name text not null,
  phone_sealed bytea,
  email_sealed bytea,
  password_hash text,
  totp_sealed bytea,
  totp_ready boolean not null default false,
  -- last accepted 30-second step: a code is never accepted twice
  totp_step bigint not null default 0,
  state text not null check (state in ('invited','active','suspended')),
  about text,
  created_at timestamptz not null
);
create unique index staff_login on staff (lower(login_name));
create index staff_tenant on staff (tenant_id, id);

create table staff_grant (
  id uuid primary key,
  tenant_id uuid not null,
  staff_id uuid not null references staff (id),
  role text not null,
  unit_id uuid not null references unit (id),
  unique (staff_id, role, unit_id)
);
create index staff_grant_role on staff_grant (tenant_id, role);

create table staff_certificate (
  id uuid primary key,
  tenant_id uuid not null,
  staff_id uuid not null references staff (id),
  duty text not null,
  number text not null,
  valid_until date not null
);
create index staff_certificate_staff on staff_certificate (tenant_id, staff_id);

create table resident (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  kind text not null check (kind in ('anonymous','registered')),
  name_sealed bytea,
  phone_sealed bytea,
  phone_index bytea unique,
  birth_sealed bytea,
  emergency_contact_sealed bytea,
  guardian_sealed bytea,
  locale text not null default 'zh',
  elder boolean not null default false,
  about text,
  -- an open crisis event needs this person: idle wiping passes by
  held boolean not null default false,
  seen_at timestamptz not null,
  created_at timestamptz not null
);
create index resident_tenant on resident (tenant_id, id);
create index resident_idle on resident (seen_at) where kind = 'anonymous';

create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  tenant_id uuid not null,
  resident_id uuid references resident (id) on delete cascade,
  staff_id uuid references staff (id),
  device text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  idle_minutes int not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  check ((resident_id is null) <> (staff_id is null))
);
create index session_staff on session (staff_id) where revoked_at is null;
create index session_resident on session (resident_id);

-- One-time secrets: first administrator, invitations, steps of a sign-in, registration.
create table ticket (
  token_hash bytea primary key,
  kind text not null,
  body jsonb not null,
  tries int not null default 0,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table phone_code (
  phone_index bytea primary key,
  code_hash bytea not null,
  tries int not null default 0,
  sent_at timestamptz not null,
  expires_at timestamptz not null
);

-- Progressive lock for sign-ins, by name and by address.
create table attempt (
  key text primary key,
  failed int not null,
  first_at timestamptz not null,
  locked_until timestamptz
);

create table consent (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  purpose text not null,
  given boolean not null,
  text_version text not null,
  text_hash text not null,
  channel text not null,
  at timestamptz not null
);
create index consent_resident on consent (tenant_id, resident_id, purpose, at desc);

create table audit_line (
  id uuid primary key,
  tenant_id uuid,
  at timestamptz not null,
  line text not null,
  who_kind text not null check (who_kind in ('staff','resident','nobody','system')),
  who_id uuid,
  resident_id uuid,
  about text,
  outcome text not null,
  request_id text not null
);
create index audit_line_tenant on audit_line (tenant_id, id desc);
create index audit_line_resident on audit_line (resident_id, id desc) where resident_id is not null and who_kind = 'staff';
-- Lines the follower has not chained yet; the submitting transactions never wait for the chain.
create table audit_waiting (line_id uuid primary key);
create table audit_link (
  chain uuid not null,
  seq bigint not null,
  line_id uuid not null unique,
  prev text not null,
  hash text not null,
  primary key (chain, seq)
);

create table stream_head (
  stream text primary key,
  tenant_id uuid not null,
  seq bigint not null
);
create table stream_event (
  stream text not null,
  seq bigint not null,
  tenant_id uuid not null,
  kind text not null,
  body jsonb not null,
  at timestamptz not null,
  primary key (stream, seq)
);

create table job (
  id uuid primary key,
  tenant_id uuid,
  kind text not null,
  body jsonb not null,
  run_at timestamptz not null,
  locked_until timestamptz,
  tries int not null default 0,
  dead_at timestamptz,
  error text
);
create index job_due on job (run_at) where dead_at is null;
create index job_dead on job (dead_at) where dead_at is not null;

create table notice (
  id uuid primary key,
  tenant_id uuid not null,
  staff_id uuid,
  to_name text not null,
  address_sealed bytea,
  template text not null,
  words text not null,
  -- the same words with the person's form of address, where a contact must know whom to look after
  words_sealed bytea,
  -- ways still to try after this one
  fallback text[] not null default '{}',
  channel text not null,
  state text not null check (state in ('queued','sent','delivered','failed')),
  tries int not null default 0,
  error text,
  provider_id text,
  about uuid,
  at timestamptz not null,
  sent_at timestamptz,
  delivered_at timestamptz
);
create index notice_tenant on notice (tenant_id, id desc);
create index notice_provider on notice (provider_id) where provider_id is not null;
create index notice_about on notice (tenant_id, about);

create table setting (
  tenant_id uuid not null,
  key text not null,
  value jsonb not null,
  primary key (tenant_id, key)
);

-- Working days that differ from Monday–Friday, as published by the State Council.
create table working_day (
  day date primary key,
  working boolean not null,
  name text not null
);

-- A resident's session ends after idle_minutes unless a crisis event still needs them; see 0003.
create function open_session(p_token bytea, p_offset interval)
returns table (
  now timestamptz, session_id uuid, tenant_id uuid, resident_id uuid, staff_id uuid,
  name text, kind text, grants jsonb, certificates jsonb
) language plpgsql security definer set search_path = public as $$
#variable_conflict use_column
declare
  v_now timestamptz := clock_timestamp() + p_offset;
  s session%rowtype;
begin
  select * into s from session
   where token_hash = p_token and revoked_at is null and ends_at > v_now
     and seen_at + make_interval(mins => idle_minutes) > v_now;
  if not found then
    return query select v_now, null::uuid, null::uuid, null::uuid, null::uuid, null::text, null::text, null::jsonb, null::jsonb;
    return;
  end if;
  if s.seen_at < v_now - interval '1 minute' then
    update session set seen_at = v_now where id = s.id;
    if s.resident_id is not null then update resident set seen_at = v_now where id = s.resident_id; end if;
  end if;
  perform set_config('anxin.tenant', s.tenant_id::text, true);
  if s.resident_id is not null then
    perform set_config('anxin.resident', s.resident_id::text, true);
    return query select v_now, s.id, s.tenant_id, s.resident_id, null::uuid, null::text, r.kind, null::jsonb, null::jsonb
      from resident r where r.id = s.resident_id;
    return;
  end if;
  return query select v_now, s.id, s.tenant_id, null::uuid, s.staff_id, f.name, f.state,
    coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'unitId', g.unit_id, 'path', u.path, 'unitName', u.name))
      from staff_grant g join unit u on u.id = g.unit_id where g.staff_id = s.staff_id), '[]'::jsonb),
    coalesce((select jsonb_agg(jsonb_build_object('duty', c.duty, 'validUntil', c.valid_until))
      from staff_certificate c where c.staff_id = s.staff_id), '[]'::jsonb)
    from staff f where f.id = s.staff_id and f.state = 'active';
end $$;

-- Row walls. `fence(table, has_resident)` gives a table its second wall; the system role passes it.
create function fence(p_table text, p_resident boolean) returns void language plpgsql as $$
declare rule text := 'tenant_id = (select app_tenant())';
begin
  if p_resident then
    rule := rule || ' and ((select app_resident()) is null or resident_id = (select app_resident()))';
  end if;
  execute format('alter table %I enable row level security', p_table);
  execute format('create policy tenant_wall on %I for all to anxin_app using (%s) with check (%s)', p_table, rule, rule);
  execute format('create policy house_work on %I for all to anxin_system using (true) with check (true)', p_table);
  execute format('grant select, insert, update, delete on %I to anxin_app, anxin_system', p_table);
end $$;
revoke all on function fence(text, boolean) from public;

select fence(t, false) from unnest(array['tenant_key','staff','staff_grant','staff_certificate','stream_head','stream_event','notice','setting']) t;
select fence(t, true) from unnest(array['consent']) t;

alter table resident enable row level security;
create policy tenant_wall on resident for all to anxin_app
  using (tenant_id = (select app_tenant()) and ((select app_resident()) is null or id = (select app_resident())))
  with check (tenant_id = (select app_tenant()) and ((select app_resident()) is null or id = (select app_resident())));
create policy house_work on resident for all to anxin_system using (true) with check (true);
grant select, insert, update, delete on resident to anxin_app, anxin_system;

alter table session enable row level security;
create policy tenant_wall on session for all to anxin_app
  using (tenant_id = (select app_tenant()) and ((select app_resident()) is null or resident_id = (select app_resident())))
  with check (tenant_id = (select app_tenant()) and ((select app_resident()) is null or resident_id = (select app_resident())));
create policy house_work on session for all to anxin_system using (true) with check (true);
grant select, insert, update, delete on session to anxin_app, anxin_system;

-- A resident sees the lines about themselves; staff see their agency's; anybody may add a line.
alter table audit_line enable row level security;
create policy audit_read on audit_line for select to anxin_app
  using (tenant_id = (select app_tenant()) and ((select app_resident()) is null or resident_id = (select app_resident())));
create policy audit_write on audit_line for insert to anxin_app with check (tenant_id is not distinct from (select app_tenant()));
create policy house_work on audit_line for all to anxin_system using (true) with check (true);
grant select, insert on audit_line to anxin_app, anxin_system;
grant insert on audit_waiting to anxin_app;
grant select, insert, delete on audit_waiting to anxin_system;
alter table audit_link enable row level security;
create policy audit_read on audit_link for select to anxin_app using (chain = (select app_tenant()) and (select app_resident()) is null);
create policy house_work on audit_link for all to anxin_system using (true) with check (true);
grant select on audit_link to anxin_app;
grant select, insert on audit_link to anxin_system;

-- Work is booked by anybody, taken by the house.
alter table job enable row level security;
create policy job_book on job for insert to anxin_app with check (true);
create policy job_read on job for select to anxin_app using (tenant_id = (select app_tenant()) and (select app_resident()) is null);
create policy job_retry on job for update to anxin_app using (tenant_id = (select app_tenant()) and (select app_resident()) is null);
create policy house_work on job for all to anxin_system using (true) with check (true);
grant select, insert, update on job to anxin_app;
grant select, insert, update, delete on job to anxin_system;

grant select on tenant, unit, working_day to anxin_app, anxin_system;
grant insert, update on tenant, unit to anxin_system;
alter table unit enable row level security;
create policy unit_read on unit for select to anxin_app using (true);
create policy unit_write on unit for insert to anxin_app with check (tenant_id = (select app_tenant()) and (select app_resident()) is null);
create policy unit_change on unit for update to anxin_app using (tenant_id = (select app_tenant()) and (select app_resident()) is null);
create policy house_work on unit for all to anxin_system using (true) with check (true);
grant insert, update on unit to anxin_app;
grant select, insert, update, delete on ticket, phone_code, attempt to anxin_system;
grant execute on function open_session(bytea, interval) to anxin_app, anxin_system;

-- Deleted people and conversations: re-applied after a restore, so that what was deleted stays deleted.
create table tombstone (id uuid primary key, tenant_id uuid not null, what text not null, basis text not null, at timestamptz not null);
select fence('tombstone', false);

-- What has been written stays written.
-- Two things may still happen to a row, and not in the name of anybody who knocks: an anonymous resident
-- claims their record (the owner moves it), and keys are rotated (the house seals the same words again).
create function refuse_change() returns trigger language plpgsql as $$
declare free text[];
begin
  if tg_op = 'UPDATE' and current_user <> 'anxin_app' then
    select array_agg(k) into free from jsonb_object_keys(to_jsonb(new)) k where k = 'resident_id' or k like '%\_sealed';
    if (to_jsonb(new) - coalesce(free, '{}')) = (to_jsonb(old) - coalesce(free, '{}')) then return new; end if;
  end if;
  raise exception 'insert only: %', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_line_kept before update or delete on audit_line for each row execute function refuse_change();
create trigger audit_link_kept before update or delete on audit_link for each row execute function refuse_change();
create trigger consent_kept before update or delete on consent for each row execute function refuse_change();
