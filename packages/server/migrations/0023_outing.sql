-- Room outing: home visits, who is outside and safe, and what is written where there is no network.

-- What belongs to an appointment at home; the time, the person and whoever goes stand in the appointment.
create table outing (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  resident_id uuid not null references resident (id) on delete cascade,
  appointment_id uuid not null unique references appointment (id) on delete cascade,
  case_id uuid references care_case (id) on delete set null,
  companion_id uuid references staff (id),
  wish boolean not null default false,
  where_sealed bytea,
  why_sealed bytea,
  bring text[] not null default '{}',
  by_id uuid not null references staff (id),
  at timestamptz not null,
  signed_at timestamptz,
  signed_by uuid references staff (id)
);
create index outing_resident on outing (resident_id, at desc);
create index outing_companion on outing (companion_id, at desc) where companion_id is not null;
create index outing_case on outing (case_id) where case_id is not null;
select fence_staff('outing');

create index appointment_home on appointment (tenant_id, starts_at) where mode = 'home';

-- Visits on which the speaker goes.
create function my_outings() returns uuid[] language sql stable security definer set search_path = public as $$
  select array(select o.id from outing o join appointment a on a.id = o.appointment_id
    where o.tenant_id = app_tenant() and (a.staff_id = app_staff() or o.companion_id = app_staff()))
$$;
grant execute on function my_outings() to anxin_app;

-- What is written of a visit is read by those who go, the team of the case, and the supervisor of the place.
create function fence_outing(p_table text) returns void language plpgsql as $$
declare rule text := 'tenant_id = (select app_tenant()) and (select app_resident()) is null and ((select app_staff()) is null
  or outing_id = any(((select my_outings()))::uuid[]) or case_id = any(((select my_cases()))::uuid[])
  or unit_id = any(((select my_posts(array[''supervisor''])))::uuid[]))';
begin
  execute format('alter table %I enable row level security', p_table);
  execute format('create policy goers_read on %I for select to anxin_app using (%s)', p_table, rule);
  execute format('create policy goers_add on %I for insert to anxin_app with check (%s)', p_table, rule);
  execute format('create policy goers_change on %I for update to anxin_app using (%s) with check (%s)', p_table, rule, rule);
  execute format('create policy house_work on %I for all to anxin_system using (true) with check (true)', p_table);
  execute format('grant select, insert, update on %I to anxin_app', p_table);
  execute format('grant select, insert, update, delete on %I to anxin_system', p_table);
end $$;
revoke all on function fence_outing(text) from public;

-- A field as it stands.
create table outing_field (
  outing_id uuid not null references outing (id) on delete cascade,
  field text not null check (field in ('met','seen','mood','risk','needs','next')),
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  case_id uuid,
  resident_id uuid not null,
  revision int not null check (revision > 0),
  value_sealed bytea not null,
  by_id uuid not null references staff (id),
  by_name text not null,
  at timestamptz not null,
  primary key (outing_id, field)
);
select fence_outing('outing_field');

-- Every change that ever arrived, once: kept, or beside what stood there already.
create table outing_edit (
  id uuid primary key,
  outing_id uuid not null references outing (id) on delete cascade,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  case_id uuid,
  resident_id uuid not null,
  field text not null check (field in ('met','seen','mood','risk','needs','next')),
  base int not null,
  value_sealed bytea not null,
  by_id uuid not null references staff (id),
  by_name text not null,
  written_at timestamptz not null,
  at timestamptz not null,
  state text not null check (state in ('kept','clash','late','settled')),
  settled_by uuid references staff (id),
  settled_at timestamptz,
  check ((state = 'settled') = (settled_at is not null))
);
create index outing_edit_beside on outing_edit (outing_id) where state in ('clash','late');
select fence_outing('outing_edit');
create trigger outing_edit_kept before update or delete on outing_edit for each row execute function keep_said('state');

create table outing_paper (
  id uuid primary key,
  outing_id uuid not null references outing (id) on delete cascade,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  case_id uuid,
  resident_id uuid not null,
  kind text not null check (kind in ('image/jpeg','image/png','image/webp')),
  size int not null check (size between 1 and 2097152),
  body_sealed bytea not null,
  by_id uuid not null references staff (id),
  by_name text not null,
  at timestamptz not null
);
create index outing_paper_of on outing_paper (outing_id);
select fence_outing('outing_paper');

-- Whether somebody is outside. It does not hang on the records of the person they visit: a colleague is looked for
-- whatever is deleted meanwhile.
create table outing_timer (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  worker_id uuid not null references staff (id),
  companion_id uuid references staff (id),
  out boolean not null,
  left_at timestamptz,
  expected_at timestamptz,
  arrived_at timestamptz,
  safe_at timestamptz,
  help_at timestamptz,
  -- how far up the ladder it was called, and when it is called again
  rung int not null default 0,
  next_at timestamptz,
  owner_id uuid references staff (id),
  owned_at timestamptz,
  answered_by uuid references staff (id),
  answered_at timestamptz,
  answer_sealed bytea,
  check ((answered_at is null) = (answered_by is null)),
  -- nobody is outside without a timer that runs, unless a person has said how it ended
  check ((next_at is null) = (not out or answered_at is not null))
);
create index outing_timer_due on outing_timer (tenant_id, next_at) where next_at is not null;
create index outing_timer_out on outing_timer (tenant_id) where out and answered_at is null;
select fence_staff('outing_timer');

-- What was said of it, in whatever order it arrived.
create table outing_step (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  outing_id uuid not null,
  staff_id uuid not null references staff (id),
  step text not null check (step in ('left','arrived','longer','safe','help')),
  expected_at timestamptz,
  written_at timestamptz not null,
  at timestamptz not null
);
create index outing_step_of on outing_step (outing_id, written_at);
select fence_staff('outing_step');
create trigger outing_step_kept before update or delete on outing_step for each row execute function keep_said();

create table outing_call (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  outing_id uuid not null,
  rung int not null,
  staff_id uuid not null references staff (id),
  to_name text not null,
  notice_id uuid not null references notice (id) on delete cascade,
  at timestamptz not null
);
create index outing_call_of on outing_call (outing_id, at desc);
select fence_staff('outing_call');

-- Appointments at home with what belongs to them; a moved appointment keeps what was said of the one before.
create view outing_visit with (security_invoker = true) as
  select a.id as appointment_id, a.tenant_id, a.unit_id, a.resident_id, a.staff_id, a.starts_at, a.ends_at, a.state,
    coalesce(o.case_id, a.case_id) as case_id, r.name_sealed, r.phone_sealed, r.birth_sealed, u.path, u.name as unit_name, u.phone as unit_phone,
    f.name as staff_name, f.phone_sealed as staff_phone, g.name as companion_name, g.phone_sealed as companion_phone,
    o.id as outing_id, o.companion_id, o.wish, o.where_sealed, o.why_sealed, o.bring, o.signed_at, h.name as signed_name,
    coalesce(c.colour, w.colour) as colour, d.level as danger
  from appointment a join resident r on r.id = a.resident_id join unit u on u.id = a.unit_id join staff f on f.id = a.staff_id
    left join outing o on o.appointment_id = a.id
    left join staff g on g.id = o.companion_id left join staff h on h.id = o.signed_by
    left join care_case c on c.id = coalesce(o.case_id, a.case_id)
    left join appointment_standing w on w.resident_id = a.resident_id
    left join referral_danger d on d.resident_id = a.resident_id
  where a.mode = 'home';
grant select on outing_visit to anxin_app, anxin_system;

-- An appointment that is moved takes along what was said of the visit.
create function outing_moves() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update outing set appointment_id = new.id where appointment_id = new.moved_from and tenant_id = new.tenant_id and signed_at is null;
  return new;
end $$;
create trigger outing_moves after insert on appointment for each row when (new.mode = 'home' and new.moved_from is not null) execute function outing_moves();
