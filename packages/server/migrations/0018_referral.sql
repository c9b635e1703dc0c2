-- Rooms directory, referral, severe: where somebody is passed on to, how, and what came of it.

-- What has been written stays written; a third thing may now happen to a row, and not in the name of anybody who
-- knocks: a whole case moves to another agency, which has accepted it.
create or replace function refuse_change() returns trigger language plpgsql as $$
declare free text[];
begin
  if tg_op = 'UPDATE' and current_user <> 'anxin_app' then
    select array_agg(k) into free from jsonb_object_keys(to_jsonb(new)) k where k in ('resident_id','tenant_id','unit_id') or k like '%\_sealed';
    if (to_jsonb(new) - coalesce(free, '{}')) = (to_jsonb(old) - coalesce(free, '{}')) then return new; end if;
  end if;
  raise exception 'insert only: %', tg_table_name using errcode = 'restrict_violation';
end $$;

-- ── directory ─────────────────────────────────────────────────────────────────────────────────────────
create table care_place (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  kind text not null check (kind in ('hospital','health_centre','agency','civil_affairs','legal_aid','school','bureau','other')),
  name text not null check (length(name) between 2 and 60),
  needs text[] not null default '{}',
  populations text[] not null default '{}',
  dialects text[] not null default '{}',
  genders text[] not null default '{}',
  hours text not null default '',
  address text not null default '',
  phone text not null default '',
  lat double precision check (lat between -90 and 90),
  lng double precision check (lng between -180 and 180),
  takes_emergencies boolean not null default false,
  capacity int check (capacity between 0 and 999),
  capacity_at timestamptz,
  -- another agency of this house, which has an inbox of its own
  partner_id uuid references tenant (id),
  version int not null default 1,
  verified_at timestamptz,
  verified_by text,
  -- when somebody is asked to ring it next
  call_at timestamptz not null,
  retired_at timestamptz,
  created_at timestamptz not null,
  check ((lat is null) = (lng is null)),
  check ((verified_at is null) = (verified_by is null)),
  check (partner_id is distinct from tenant_id)
);
create index care_place_list on care_place (tenant_id, name) where retired_at is null;
create index care_place_due on care_place (tenant_id, call_at) where retired_at is null;
select fence_staff('care_place');

-- Every ring: nothing is verified by being typed.
create table care_place_call (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  place_id uuid not null references care_place (id),
  staff_id uuid not null references staff (id),
  staff_name text not null,
  outcome text not null check (outcome in ('answered','no_answer','wrong_number')),
  note text not null default '',
  at timestamptz not null
);
create index care_place_call_place on care_place_call (place_id, at desc);
select fence_staff('care_place_call');
create trigger care_place_call_kept before update or delete on care_place_call for each row execute function refuse_change();

-- ── referral ──────────────────────────────────────────────────────────────────────────────────────────
create table referral_path (from_state text not null, to_state text not null, primary key (from_state, to_state));
insert into referral_path values
  ('DRAFT','CONSENT_PENDING'),('DRAFT','SENT'),('CONSENT_PENDING','SENT'),
  ('SENT','RECEIVED'),('SENT','EXPIRED'),
  ('RECEIVED','ACCEPTED'),('RECEIVED','DECLINED'),('RECEIVED','NEED_INFO'),('RECEIVED','EXPIRED'),
  ('NEED_INFO','RECEIVED'),('NEED_INFO','EXPIRED'),
  ('ACCEPTED','APPT_SET'),('ACCEPTED','ATTENDED'),
  ('APPT_SET','ATTENDED'),('APPT_SET','NO_SHOW'),
  ('NO_SHOW','APPT_SET'),('NO_SHOW','ATTENDED'),('NO_SHOW','CLOSED'),
  ('ATTENDED','RESULT_RETURNED'),('RESULT_RETURNED','CLOSED'),('CLOSED','RETURNED'),
  ('DECLINED','RE_ROUTED'),('DECLINED','CLOSED'),
  ('EXPIRED','RE_ROUTED'),('EXPIRED','RECEIVED'),('EXPIRED','CLOSED'),
  ('DRAFT','WITHDRAWN'),('CONSENT_PENDING','WITHDRAWN'),('SENT','WITHDRAWN'),('RECEIVED','WITHDRAWN'),
  ('NEED_INFO','WITHDRAWN'),('ACCEPTED','WITHDRAWN'),('DECLINED','WITHDRAWN'),('APPT_SET','WITHDRAWN'),
  ('ATTENDED','WITHDRAWN'),('NO_SHOW','WITHDRAWN'),('RESULT_RETURNED','WITHDRAWN'),('EXPIRED','WITHDRAWN');
grant select on referral_path to anxin_app, anxin_system;

create table referral (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  resident_id uuid not null,
  case_id uuid,
  number text not null,
  channel text not null check (channel in ('internal','inter_agency','medical','emergency','social','return','self')),
  colour text not null check (colour in ('RED-E','RED','ORANGE','YELLOW','GREEN+','GREEN')),
  rule text not null,
  proposed_tier text not null,
  tier text not null check (tier in ('self','social_work','counselling','hospital')),
  need text not null,
  -- the group somebody was matched by, for figures of ten and more
  population text,
  why_sealed bytea,
  place_id uuid references care_place (id),
  to_tenant uuid references tenant (id),
  to_staff uuid references staff (id),
  to_name text not null default '',
  letter_sealed bytea not null,
  fields text[] not null,
  version int not null default 1,
  -- where the order of matching has been read down to
  tried uuid[] not null default '{}',
  state text not null default 'DRAFT',
  seq int not null default 0,
  sender_id uuid not null references staff (id),
  consent_id uuid,
  exception_id uuid,
  earlier_id uuid references referral (id),
  path_id uuid,
  urgent boolean not null default false,
  awaits text,
  due_at timestamptz,
  told_at timestamptz,
  decline_code text,
  outcome text,
  calls int not null default 0,
  created_at timestamptz not null,
  sent_at timestamptz,
  received_at timestamptz,
  accepted_at timestamptz,
  appt_at timestamptz,
  seen_at timestamptz,
  result_at timestamptz,
  closed_at timestamptz,
  check (proposed_tier = tier or why_sealed is not null)
);
create index referral_open on referral (tenant_id, due_at) where state not in ('CLOSED','RETURNED','WITHDRAWN','RE_ROUTED');
create index referral_list on referral (tenant_id, created_at desc);
create index referral_resident on referral (resident_id, created_at desc);
create index referral_place on referral (place_id, sent_at desc) where place_id is not null;
create unique index referral_number on referral (tenant_id, number);

create table referral_step (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null,
  referral_id uuid not null references referral (id),
  seq int not null,
  from_state text,
  to_state text not null,
  what text not null,
  by_kind text not null check (by_kind in ('staff','agency','link','resident','house')),
  by_id uuid,
  by_name text not null,
  text_sealed bytea,
  at timestamptz not null,
  unique (referral_id, seq)
);
create trigger referral_step_kept before update or delete on referral_step for each row execute function refuse_change();

-- One recipient, one purpose, these fields, until a day; taken back at any time.
create table referral_consent (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null,
  referral_id uuid not null references referral (id),
  recipient text not null,
  purpose text not null check (purpose in ('referral','return')),
  fields text[] not null,
  way text not null check (way in ('online','spoken','paper')),
  -- guardians of the very young; assent of the older child
  given_by text not null check (given_by in ('person','guardian')),
  recorded_by uuid references staff (id),
  witness text,
  text_version text not null,
  text_hash text not null,
  given_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  check (way <> 'spoken' or witness is not null),
  check (way = 'online' or recorded_by is not null),
  check (expires_at <= given_at + interval '90 days')
);
create index referral_consent_of on referral_consent (referral_id);
create index referral_consent_resident on referral_consent (tenant_id, resident_id);
create trigger referral_consent_kept before update or delete on referral_consent for each row execute function keep_said();

select fence(t, true) from unnest(array['referral','referral_step','referral_consent']) t;

-- Without consent only by the table of exceptions: a basis, who decided, a second person or danger to life now.
create table referral_exception (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null,
  referral_id uuid not null references referral (id),
  basis text not null check (basis in ('imminent_self','imminent_others','psychosis_danger','minor_harmed','dv_no_capacity','legal_report')),
  reason_sealed bytea not null,
  imminent boolean not null,
  actor_id uuid not null references staff (id),
  at timestamptz not null,
  second_id uuid references staff (id),
  second_at timestamptz,
  review_due timestamptz not null,
  call_at timestamptz,
  reviewed_by uuid references staff (id),
  reviewed_at timestamptz,
  verdict text check (verdict in ('upheld','learn','not_justified')),
  note_sealed bytea,
  check (second_id is distinct from actor_id),
  check ((second_id is null) = (second_at is null) and (reviewed_by is null) = (reviewed_at is null)),
  check (not imminent or review_due <= at + interval '24 hours'),
  check (reviewed_by is null or (reviewed_by <> actor_id and reviewed_by is distinct from second_id))
);
create index referral_exception_of on referral_exception (referral_id);
create index referral_exception_open on referral_exception (tenant_id, review_due) where reviewed_at is null;
select fence_staff('referral_exception');
create trigger referral_exception_kept before update or delete on referral_exception for each row execute function keep_said('call_at');

-- I6: nothing is sent without a consent for this recipient and these fields, or a decided exception. What was sent stays what it was.
create function referral_guard() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'DRAFT' then raise exception 'a referral begins as a draft' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if new.state <> old.state and not exists (select 1 from referral_path where from_state = old.state and to_state = new.state) then
    raise exception 'no step from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if old.state not in ('DRAFT','CONSENT_PENDING') and (new.fields <> old.fields or new.place_id is distinct from old.place_id
    or new.to_tenant is distinct from old.to_tenant or new.to_staff is distinct from old.to_staff or new.to_name <> old.to_name
    or new.consent_id is distinct from old.consent_id or new.exception_id is distinct from old.exception_id) then
    raise exception 'what was sent stays what it was' using errcode = 'check_violation';
  end if;
  if new.state = 'SENT' and old.state <> 'SENT' and not exists (
    select 1 from referral_consent c where c.id = new.consent_id and c.referral_id = new.id and c.recipient = new.to_name
      and c.withdrawn_at is null and c.expires_at > new.sent_at and new.fields <@ c.fields)
    and not exists (
    select 1 from referral_exception e where e.id = new.exception_id and e.referral_id = new.id and (e.second_id is not null or e.imminent)) then
    raise exception 'nothing is sent without consent or a decided exception' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger referral_guarded before insert or update on referral for each row execute function referral_guard();

-- What another agency sees: this row and what leaves, nothing else.
create table referral_parcel (
  id uuid primary key references referral (id),
  from_tenant uuid not null references tenant (id),
  -- whose key it is sealed with
  tenant_id uuid generated always as (from_tenant) stored,
  to_tenant uuid not null references tenant (id),
  from_name text not null,
  number text not null,
  colour text not null,
  packet_sealed bytea not null,
  sent_at timestamptz not null,
  over_at timestamptz,
  check (from_tenant <> to_tenant)
);
create index referral_parcel_in on referral_parcel (to_tenant, sent_at desc);
alter table referral_parcel enable row level security;
create policy parcel_sender on referral_parcel for all to anxin_app
  using (from_tenant = (select app_tenant()) and (select app_resident()) is null)
  with check (from_tenant = (select app_tenant()) and (select app_resident()) is null);
-- taken back, it is gone for the receiver at once
create policy parcel_receiver on referral_parcel for select to anxin_app
  using (to_tenant = (select app_tenant()) and (select app_resident()) is null and over_at is null);
create policy house_work on referral_parcel for all to anxin_system using (true) with check (true);
grant select, insert, update on referral_parcel to anxin_app;
grant select, insert, update, delete on referral_parcel to anxin_system;

-- A link for a receiver without an account: a secret, a code told another way, one device, 72 hours to open it.
create table referral_link (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  referral_id uuid not null references referral (id),
  secret_hash bytea not null unique,
  code_hash bytea not null,
  seat_hash bytea,
  made_by uuid not null references staff (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  revoked_at timestamptz,
  check (expires_at <= made_at + interval '72 hours')
);
create index referral_link_of on referral_link (referral_id);
select fence_staff('referral_link');
create function referral_link_find(p_hash bytea) returns table (tenant_id uuid, id uuid)
language sql stable security definer set search_path = public as $$
  select l.tenant_id, l.id from referral_link l where l.secret_hash = p_hash
$$;
revoke all on function referral_link_find(bytea) from public;
grant execute on function referral_link_find(bytea) to anxin_app;

-- Every look at a letter.
create table referral_view (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null,
  referral_id uuid not null references referral (id),
  way text not null check (way in ('link','agency','print')),
  by_name text not null,
  device text not null,
  at timestamptz not null
);
create index referral_view_of on referral_view (referral_id, at);
create trigger referral_view_kept before update or delete on referral_view for each row execute function refuse_change();
select fence(t, true) from unnest(array['referral_view']) t;

-- ── break-glass ───────────────────────────────────────────────────────────────────────────────────────
create table glass (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  resident_id uuid not null,
  staff_id uuid not null references staff (id),
  staff_name text not null,
  reason_sealed bytea not null,
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  review_due timestamptz not null,
  call_at timestamptz,
  reviewed_by uuid references staff (id),
  reviewed_at timestamptz,
  verdict text check (verdict in ('upheld','learn','not_justified')),
  note_sealed bytea,
  seen_at timestamptz,
  check (ends_at <= opened_at + interval '3 hours'),
  check (review_due <= opened_at + interval '7 days'),
  check ((reviewed_by is null) = (reviewed_at is null) and (reviewed_by is null) = (verdict is null)),
  check (reviewed_by is distinct from staff_id)
);
create index glass_review on glass (tenant_id, review_due) where reviewed_at is null;
create index glass_resident on glass (resident_id, opened_at desc);
select fence(t, true) from unnest(array['glass']) t;
create trigger glass_kept before update or delete on glass for each row execute function keep_said('call_at');

-- ── a bureau that refers, and afterwards sees attendance the person chose to confirm, nothing else ──────
create table bureau_door (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  name text not null,
  secret_hash bytea not null unique,
  made_by uuid not null references staff (id),
  made_at timestamptz not null,
  revoked_at timestamptz
);
select fence_staff('bureau_door');
create function bureau_find(p_hash bytea) returns table (tenant_id uuid, id uuid, unit_id uuid, name text, tenant_name text)
language sql stable security definer set search_path = public as $$
  select d.tenant_id, d.id, d.unit_id, d.name, t.name from bureau_door d join tenant t on t.id = d.tenant_id
  where d.secret_hash = p_hash and d.revoked_at is null
$$;
revoke all on function bureau_find(bytea) from public;
grant execute on function bureau_find(bytea) to anxin_app;

create table incoming (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  door_id uuid not null references bureau_door (id),
  number text not null,
  fields_sealed bytea not null,
  state text not null default 'new' check (state in ('new','taken','declined')),
  -- the person it became; the row of the person knows nothing of where it came from
  resident_id uuid,
  taken_by uuid references staff (id),
  at timestamptz not null,
  due_at timestamptz not null,
  call_at timestamptz,
  check ((state = 'taken') = (resident_id is not null))
);
create index incoming_open on incoming (tenant_id, due_at) where state = 'new';
create index incoming_door on incoming (door_id, at desc);
select fence_staff('incoming');

create table attendance (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null,
  incoming_id uuid not null,
  door_name text not null,
  day date not null,
  recorded_by uuid not null references staff (id),
  at timestamptz not null,
  -- the person chose to have it confirmed; taken back, it is seen no more
  shared_at timestamptz,
  taken_back_at timestamptz,
  unique (incoming_id, day)
);
create index attendance_resident on attendance (tenant_id, resident_id);
select fence(t, true) from unnest(array['attendance']) t;

-- ── a whole case moves ────────────────────────────────────────────────────────────────────────────────
-- Each room names here the tables that go along, with what is sealed in them. What is not named stays and is counted as staying.
create table transferable (
  table_name text primary key,
  room text not null,
  owner_column text not null default 'resident_id',
  -- column → the place it was sealed under
  sealed jsonb not null default '{}',
  sort int not null
);
insert into transferable (table_name, room, owner_column, sealed, sort) values
  ('resident','identity','id','{"name_sealed":"resident.name","phone_sealed":"resident.phone","birth_sealed":"resident.birth","emergency_contact_sealed":"resident.emergency_contact","guardian_sealed":"resident.guardian"}',1),
  ('session','identity','resident_id','{}',2),
  ('conversation','companion','resident_id','{"claim_sealed":"conversation.claim","dialogue_sealed":"conversation.dialogue"}',3),
  ('message','companion','resident_id','{"text_sealed":"message.text"}',4),
  ('memory_fact','companion','resident_id','{"text_sealed":"memory_fact.text"}',5),
  ('safety_plan','crisis','resident_id','{"fields_sealed":"safety_plan.fields"}',6),
  ('plan_field','plan','resident_id','{"value_sealed":"plan_field.value"}',7),
  ('plan_edit','plan','resident_id','{"value_sealed":"plan_edit.value"}',8),
  ('mood','selfhelp','resident_id','{"note_sealed":"mood.note"}',9),
  ('exercise_run','selfhelp','resident_id','{"step_sealed":"exercise_run.step"}',10),
  ('exercise_leaf','selfhelp','resident_id','{"fields_sealed":"exercise_leaf.fields"}',11);
-- names of tables, no row of anybody
alter table transferable enable row level security;
create policy known_to_all on transferable for select to anxin_app, anxin_system using (true);
grant select on transferable to anxin_app, anxin_system;

create table case_transfer (
  id uuid primary key,
  from_tenant uuid not null references tenant (id),
  -- whose key it is sealed with
  tenant_id uuid generated always as (from_tenant) stored,
  to_tenant uuid not null references tenant (id),
  resident_id uuid not null,
  from_name text not null,
  to_name text not null,
  label text not null,
  manifest jsonb not null,
  stays jsonb not null,
  reason_sealed bytea not null,
  agreed_by text not null check (agreed_by in ('person','guardian')),
  witness text not null,
  state text not null default 'proposed' check (state in ('proposed','accepted','declined','withdrawn')),
  proposed_by uuid not null references staff (id),
  proposed_at timestamptz not null,
  answered_by uuid references staff (id),
  answered_at timestamptz,
  arrived jsonb,
  check (from_tenant <> to_tenant),
  check ((state = 'accepted') = (arrived is not null))
);
create unique index case_transfer_open on case_transfer (resident_id) where state = 'proposed';
create index case_transfer_to on case_transfer (to_tenant, proposed_at desc);
alter table case_transfer enable row level security;
create policy transfer_two on case_transfer for all to anxin_app
  using ((select app_tenant()) in (from_tenant, to_tenant) and (select app_resident()) is null)
  with check ((select app_tenant()) in (from_tenant, to_tenant) and (select app_resident()) is null);
create policy house_work on case_transfer for all to anxin_system using (true) with check (true);
grant select, insert, update on case_transfer to anxin_app;
grant select, insert, update, delete on case_transfer to anxin_system;

-- What stays behind of somebody, by table; only for the agency they belong to.
create function case_stays(p_resident uuid) returns table (table_name text, rows int)
language plpgsql stable security definer set search_path = public as $$
declare t text; n int;
begin
  if not exists (select 1 from resident r where r.id = p_resident and r.tenant_id = app_tenant()) then return; end if;
  for t in select c.table_name from information_schema.columns c join information_schema.tables b
      on b.table_schema = c.table_schema and b.table_name = c.table_name and b.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.column_name = 'resident_id'
      and c.table_name not in (select x.table_name from transferable x) and c.table_name <> 'case_transfer' order by 1 loop
    execute format('select count(*)::int from %I where resident_id = $1', t) into n using p_resident;
    if n > 0 then table_name := t; rows := n; return next; end if;
  end loop;
end $$;
revoke all on function case_stays(uuid) from public;
grant execute on function case_stays(uuid) to anxin_app;

-- Moves every row of every named table, or nothing. Only for whoever the case was offered to, and only while it is offered.
create function case_move(p_transfer uuid, p_unit uuid, p_rows jsonb) returns void
language plpgsql security definer set search_path = public as $$
declare x case_transfer%rowtype; t record; r jsonb; k text; sets text; n int; had int; has_unit boolean;
begin
  select * into x from case_transfer where id = p_transfer and state = 'proposed' and to_tenant = app_tenant() for update;
  if not found then raise exception 'no such offer' using errcode = 'check_violation'; end if;
  if not exists (select 1 from unit where id = p_unit and tenant_id = x.to_tenant) then
    raise exception 'not a place of the receiver' using errcode = 'check_violation';
  end if;
  for t in select * from transferable order by sort loop
    execute format('select count(*)::int from %I where %I = $1', t.table_name, t.owner_column) into had using x.resident_id;
    select exists (select 1 from information_schema.columns c where c.table_schema = 'public' and c.table_name = t.table_name and c.column_name = 'unit_id') into has_unit;
    n := 0;
    for r in select * from jsonb_array_elements(coalesce(p_rows->t.table_name, '[]')) loop
      sets := '';
      for k in select jsonb_object_keys(t.sealed) loop
        if r->>k is not null then sets := sets || format(', %I = decode(%L, ''base64'')', k, r->>k); end if;
      end loop;
      if has_unit then sets := sets || format(', unit_id = %L', p_unit); end if;
      execute format('update %I set tenant_id = $1 %s where id = $2 and %I = $3', t.table_name, sets, t.owner_column)
        using x.to_tenant, (r->>'id')::uuid, x.resident_id;
      n := n + 1;
    end loop;
    if n <> had then raise exception 'moved % of % rows of %', n, had, t.table_name using errcode = 'check_violation'; end if;
  end loop;
end $$;
revoke all on function case_move(uuid, uuid, jsonb) from public;
grant execute on function case_move(uuid, uuid, jsonb) to anxin_app;

-- ── severe ────────────────────────────────────────────────────────────────────────────────────────────
create table severe_path (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  resident_id uuid not null,
  -- what was seen, question by question; there is no column for what it might be
  answers text[] not null,
  danger_now boolean not null,
  words_sealed bytea,
  where_sealed bytea,
  state text not null default 'observed' check (state in ('observed','visiting','levelled','referred','admitted','not_admitted','following','ended')),
  level int check (level between 0 and 5),
  unsteady boolean not null default false,
  referral_id uuid references referral (id),
  seen_by uuid not null references staff (id),
  opened_at timestamptz not null,
  -- somebody has to do something by then
  due_what text,
  due_at timestamptz,
  told_at timestamptz,
  end_sealed bytea,
  ended_at timestamptz
);
create unique index severe_path_open on severe_path (resident_id) where state <> 'ended';
create index severe_path_due on severe_path (tenant_id, due_at) where due_at is not null;
select fence_staff('severe_path');

create table severe_visit (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null,
  path_id uuid not null references severe_path (id),
  first_id uuid not null references staff (id),
  second_id uuid references staff (id),
  -- the doctor of the health centre, where they have no account here
  partner_sealed bytea,
  asked_by uuid not null references staff (id),
  asked_at timestamptz not null,
  rules_read_at timestamptz not null,
  done_at timestamptz,
  outcome text check (outcome in ('seen','not_home','refused','unsafe')),
  words_sealed bytea,
  check (first_id is distinct from second_id),
  check (second_id is not null or partner_sealed is not null),
  check ((done_at is null) = (outcome is null))
);
create index severe_visit_path on severe_visit (path_id, asked_at);
select fence_staff('severe_visit');
create trigger severe_visit_kept before update or delete on severe_visit for each row execute function keep_said();

-- Levels: written once, chained one to the next, never changed.
create table danger_level (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null,
  path_id uuid not null references severe_path (id),
  seq int not null,
  level int not null check (level between 0 and 5),
  signs text[] not null,
  unsteady boolean not null,
  rule text not null,
  norm text not null,
  by_id uuid not null references staff (id),
  by_name text not null,
  second_name text not null check (length(second_name) > 0),
  at timestamptz not null,
  prev text not null,
  hash text not null,
  unique (path_id, seq)
);
create index danger_level_path on danger_level (path_id, seq);
select fence_staff('danger_level');
create function danger_level_chain() returns trigger language plpgsql security definer set search_path = public as $$
declare last danger_level%rowtype;
begin
  perform 1 from severe_path where id = new.path_id for update;
  select * into last from danger_level where path_id = new.path_id order by seq desc limit 1;
  new.seq := coalesce(last.seq, 0) + 1;
  new.prev := coalesce(last.hash, new.path_id::text);
  new.hash := encode(sha256(convert_to(concat_ws('|', new.prev, new.id, new.seq, new.level, array_to_string(new.signs, ','), new.unsteady,
    new.rule, new.norm, new.by_id, new.second_name, extract(epoch from new.at)), 'utf8')), 'hex');
  return new;
end $$;
create trigger danger_level_chained before insert on danger_level for each row execute function danger_level_chain();
create trigger danger_level_kept before update or delete on danger_level for each row execute function refuse_change();

create table severe_contact (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  resident_id uuid not null,
  path_id uuid not null references severe_path (id),
  kind text not null check (kind in ('urgent_after','follow_up','recheck','discharge_call','discharge_visit','yearly')),
  rule text not null,
  norm text not null,
  due_at timestamptz not null,
  call_at timestamptz,
  done_by uuid references staff (id),
  done_at timestamptz,
  steady boolean,
  note_sealed bytea,
  check ((done_at is null) = (done_by is null))
);
create index severe_contact_due on severe_contact (tenant_id, due_at) where done_at is null;
create index severe_contact_path on severe_contact (path_id, due_at);
select fence_staff('severe_contact');
create trigger severe_contact_kept before update or delete on severe_contact for each row execute function keep_said('call_at');

-- What the room severe may see of a referral it asked for: how it stands.
create view severe_referral with (security_invoker = true) as
  select r.id, r.tenant_id, r.path_id, r.state, r.to_name, r.due_at, r.sent_at from referral r where r.path_id is not null;
grant select on severe_referral to anxin_app, anxin_system;

-- What other rooms show the room referral, to read only: how urgent somebody was judged, what was measured, whether a safety plan is there.
create view referral_standing with (security_invoker = true) as
  select distinct on (d.resident_id) d.resident_id, d.tenant_id, d.colour, d.tier, d.rule, d.at
  from triage_decision d order by d.resident_id, d.at desc, d.id desc;
create view referral_measure with (security_invoker = true) as
  select distinct on (m.resident_id, m.instrument) m.resident_id, m.tenant_id, m.instrument, m.total, m.ended_at
  from response m where m.ended_at is not null and m.total is not null order by m.resident_id, m.instrument, m.ended_at desc;
create view referral_plan with (security_invoker = true) as
  select distinct p.resident_id, p.tenant_id from safety_plan p;
create view referral_danger with (security_invoker = true) as
  select p.resident_id, p.tenant_id, p.level, p.unsteady from severe_path p where p.state <> 'ended';
-- An open alert keeps somebody where they are.
create view referral_alert with (security_invoker = true) as
  select e.resident_id, e.tenant_id from crisis_event e where e.closed_at is null;
grant select on referral_standing, referral_measure, referral_plan, referral_danger, referral_alert to anxin_app, anxin_system;
