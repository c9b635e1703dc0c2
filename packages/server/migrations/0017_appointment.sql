-- Rooms appointment and live: who meets whom, when, where and how; and the meeting itself, in text, voice or video.

-- Equality and overlap in one exclusion constraint; trusted, so the owner of the database may create it.
create extension if not exists btree_gist;

create table cabin_room (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  name text not null check (length(name) between 1 and 40),
  kind text not null check (kind in ('talk','group','relax')),
  barrier_free boolean not null default false,
  -- why it cannot be used now; null while it can
  blocked text,
  created_at timestamptz not null
);
create index cabin_room_unit on cabin_room (tenant_id, unit_id);

create table equipment (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  room_id uuid not null references cabin_room (id),
  name text not null check (length(name) between 1 and 60),
  state text not null check (state in ('in_use','fault')),
  -- who had better not use it, shown before booking
  caution text not null default '',
  created_at timestamptz not null
);
create index equipment_room on equipment (tenant_id, room_id);

-- What residents may know of whoever receives them.
create table counsellor (
  staff_id uuid primary key references staff (id),
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  gender text check (gender in ('f','m')),
  about text not null default '',
  modes text[] not null,
  talk_minutes int not null check (talk_minutes between 20 and 120),
  takes_new boolean not null default true,
  changed_at timestamptz not null
);
create table availability (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  staff_id uuid not null references staff (id),
  weekday int not null check (weekday between 1 and 7),
  from_minute int not null check (from_minute between 0 and 1439),
  to_minute int not null check (to_minute between 1 and 1440),
  check (to_minute > from_minute)
);
create index availability_staff on availability (tenant_id, staff_id);
create table availability_exception (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  staff_id uuid not null references staff (id),
  day date not null,
  open boolean not null,
  from_minute int,
  to_minute int,
  check ((from_minute is null) = (to_minute is null)),
  check (from_minute is null or to_minute > from_minute),
  check (not open or from_minute is not null)
);
create index availability_exception_day on availability_exception (tenant_id, staff_id, day);

create table appointment_step (from_state text not null, to_state text not null, primary key (from_state, to_state));
insert into appointment_step (from_state, to_state)
select split_part(pair, '>', 1), split_part(pair, '>', 2) from unnest(array[
  'PROPOSED>CONFIRMED','PROPOSED>CANCELLED_BY_RESIDENT','PROPOSED>CANCELLED_BY_STAFF','PROPOSED>RESCHEDULED',
  'CONFIRMED>CHECKED_IN','CONFIRMED>NO_SHOW','CONFIRMED>CANCELLED_BY_RESIDENT','CONFIRMED>CANCELLED_BY_STAFF',
  'CONFIRMED>RESCHEDULED','CHECKED_IN>DONE'
]) pair;
grant select on appointment_step to anxin_app, anxin_system;

create table appointment (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  resident_id uuid not null references resident (id) on delete cascade,
  -- null only where a room is used without anybody beside
  staff_id uuid references staff (id),
  case_id uuid,
  room_id uuid references cabin_room (id),
  equipment_id uuid references equipment (id),
  mode text not null check (mode in ('text','voice','video','cabin','home','relax')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null,
  series_id uuid,
  -- the appointment this one stands for now
  moved_from uuid references appointment (id) on delete set null,
  booked_by text not null check (booked_by in ('resident','staff')),
  note_sealed bytea,
  late_minutes int,
  reminded_day_at timestamptz,
  reminded_soon_at timestamptz,
  reminder_lost_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check (ends_at > starts_at and ends_at <= starts_at + interval '4 hours'),
  check (staff_id is not null or mode = 'relax'),
  check (mode not in ('cabin','relax') or room_id is not null),
  constraint appointment_staff_free exclude using gist (staff_id with =, tstzrange(starts_at, ends_at) with &&)
    where (staff_id is not null and state in ('PROPOSED','CONFIRMED','CHECKED_IN','DONE')),
  constraint appointment_room_free exclude using gist (room_id with =, tstzrange(starts_at, ends_at) with &&)
    where (room_id is not null and state in ('PROPOSED','CONFIRMED','CHECKED_IN','DONE')),
  constraint appointment_equipment_free exclude using gist (equipment_id with =, tstzrange(starts_at, ends_at) with &&)
    where (equipment_id is not null and state in ('PROPOSED','CONFIRMED','CHECKED_IN','DONE')),
  constraint appointment_resident_free exclude using gist (resident_id with =, tstzrange(starts_at, ends_at) with &&)
    where (state in ('PROPOSED','CONFIRMED','CHECKED_IN','DONE'))
);
create index appointment_time on appointment (tenant_id, starts_at);
create index appointment_resident on appointment (resident_id, starts_at desc);
create index appointment_coming on appointment (tenant_id, starts_at) where state = 'CONFIRMED';

create function appointment_check_step() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state not in ('PROPOSED','CONFIRMED') then
      raise exception 'an appointment begins as PROPOSED or CONFIRMED' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.state <> old.state and not exists
    (select 1 from appointment_step where from_state = old.state and to_state = new.state) then
    raise exception 'no step % > %', old.state, new.state using errcode = 'check_violation';
  end if;
  -- another time or another person is another appointment
  if (new.starts_at, new.ends_at, new.resident_id) is distinct from (old.starts_at, old.ends_at, old.resident_id)
    or new.staff_id is distinct from old.staff_id or new.room_id is distinct from old.room_id then
    raise exception 'an appointment is moved by making another' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger appointment_step before insert or update on appointment for each row execute function appointment_check_step();

-- When somebody or some room is taken, and nothing else: a resident sees free times, never whose the others are.
create function appointment_taken(p_from timestamptz, p_to timestamptz)
returns table (staff_id uuid, room_id uuid, equipment_id uuid, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = public as $$
  select a.staff_id, a.room_id, a.equipment_id, a.starts_at, a.ends_at from appointment a
   where a.tenant_id = app_tenant() and a.starts_at < p_to and a.ends_at > p_from
     and a.state in ('PROPOSED','CONFIRMED','CHECKED_IN','DONE')
$$;
revoke all on function appointment_taken(timestamptz, timestamptz) from public;
grant execute on function appointment_taken(timestamptz, timestamptz) to anxin_app;

create table waiting (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  resident_id uuid not null references resident (id) on delete cascade,
  case_id uuid,
  mode text not null check (mode in ('text','voice','video','cabin','home')),
  gender text check (gender in ('f','m')),
  times text[] not null default '{}',
  note_sealed bytea,
  state text not null check (state in ('waiting','booked','left')),
  joined_at timestamptz not null,
  worse_at timestamptz,
  contact_due_at timestamptz not null,
  contacts int not null default 0,
  told_at timestamptz,
  ended_at timestamptz
);
create unique index waiting_once on waiting (resident_id) where state = 'waiting';
create index waiting_open on waiting (tenant_id, joined_at) where state = 'waiting';
create table waiting_contact (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null references resident (id) on delete cascade,
  waiting_id uuid not null references waiting (id) on delete cascade,
  staff_id uuid not null references staff (id),
  outcome text not null check (outcome in ('same','better','worse','unreached')),
  note_sealed bytea,
  at timestamptz not null
);
create index waiting_contact_of on waiting_contact (waiting_id, at desc);

-- What is owed after an appointment to which nobody came, or whose reminder did not arrive.
create table appointment_task (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  resident_id uuid not null references resident (id) on delete cascade,
  appointment_id uuid not null references appointment (id) on delete cascade,
  staff_id uuid references staff (id),
  kind text not null check (kind in ('safety_call','lead_decides','pause_offer','remind_by_phone')),
  urgent boolean not null,
  missed int not null default 0,
  tries int not null default 0,
  due_at timestamptz not null,
  told_at timestamptz,
  outcome text,
  note_sealed bytea,
  done_by uuid references staff (id),
  done_at timestamptz,
  unique (appointment_id, kind),
  check ((done_at is null) = (outcome is null))
);
create index appointment_task_open on appointment_task (tenant_id, due_at) where done_at is null;

create table reminder_wish (
  resident_id uuid primary key references resident (id) on delete cascade,
  tenant_id uuid not null references tenant (id),
  wish text not null check (wish in ('plain','shared','none')),
  quiet_from int not null check (quiet_from between 0 and 1439),
  quiet_to int not null check (quiet_to between 0 and 1439),
  changed_at timestamptz not null
);

-- By which a caller is found: the last four digits of a number, keyed; says only that two numbers end alike.
create table phone_tail (
  resident_id uuid primary key references resident (id) on delete cascade,
  tenant_id uuid not null references tenant (id),
  tail_index bytea not null
);
create index phone_tail_find on phone_tail (tenant_id, tail_index);

-- A calendar for another program: whoever holds the address reads it, until it is taken back.
create table calendar_feed (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  staff_id uuid not null references staff (id),
  token_hash bytea not null unique,
  names boolean not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);
create unique index calendar_feed_one on calendar_feed (staff_id) where revoked_at is null;
create function open_feed(p_token bytea) returns table (tenant_id uuid, staff_id uuid, names boolean)
language sql stable security definer set search_path = public as $$
  select f.tenant_id, f.staff_id, f.names from calendar_feed f join staff s on s.id = f.staff_id
   where f.token_hash = p_token and f.revoked_at is null and s.state = 'active'
$$;
revoke all on function open_feed(bytea) from public;
grant execute on function open_feed(bytea) to anxin_app;

-- How somebody stands on the list of early warning: read here, written there.
create view appointment_standing with (security_invoker = true) as
  select resident_id, tenant_id, colour from worklist_entry where state <> 'closed';
grant select on appointment_standing to anxin_app;

-- The meeting itself.
create table live_session (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  resident_id uuid not null references resident (id) on delete cascade,
  staff_id uuid not null references staff (id),
  appointment_id uuid unique references appointment (id) on delete cascade,
  mode text not null check (mode in ('text','voice','video')),
  state text not null check (state in ('open','ended')),
  seq int not null default 0,
  signal_seq int not null default 0,
  resident_delivered int not null default 0,
  resident_read int not null default 0,
  staff_delivered int not null default 0,
  staff_read int not null default 0,
  resident_typing_at timestamptz,
  staff_typing_at timestamptz,
  resident_seen_at timestamptz,
  staff_seen_at timestamptz,
  opened_at timestamptz not null,
  ended_at timestamptz
);
create index live_session_open on live_session (tenant_id, staff_id) where state = 'open';
create index live_session_resident on live_session (resident_id, opened_at desc);
create table live_file (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null references resident (id) on delete cascade,
  session_id uuid not null references live_session (id) on delete cascade,
  name_sealed bytea not null,
  kind text not null,
  size int not null check (size between 1 and 20971520),
  scan text not null check (scan in ('clean','unscanned','infected')),
  body_sealed bytea,
  at timestamptz not null,
  -- what a scanner found bad is not kept
  check ((scan = 'infected') = (body_sealed is null))
);
create index live_file_session on live_file (session_id);
create table live_line (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null references resident (id) on delete cascade,
  session_id uuid not null references live_session (id) on delete cascade,
  seq int not null,
  sender text not null check (sender in ('resident','staff','note')),
  text_sealed bytea not null,
  level text,
  cues text[] not null default '{}',
  file_id uuid references live_file (id),
  at timestamptz not null,
  unique (session_id, seq)
);
-- What two browsers say to each other to find a way; forgotten after minutes.
create table live_signal (
  session_id uuid not null references live_session (id) on delete cascade,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null references resident (id) on delete cascade,
  seq int not null,
  sender text not null check (sender in ('resident','staff')),
  body_sealed bytea not null,
  at timestamptz not null,
  primary key (session_id, seq)
);
create index live_signal_old on live_signal (at);

select fence(t, false) from unnest(array['cabin_room','equipment','counsellor','availability','availability_exception','calendar_feed']) t;
select fence(t, true) from unnest(array['appointment','waiting','waiting_contact','appointment_task','reminder_wish','phone_tail','live_session','live_file','live_line','live_signal']) t;
