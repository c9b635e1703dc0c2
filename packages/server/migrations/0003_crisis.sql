-- Room crisis: events, their ladder, the people on call.

create table crisis_step (from_state text not null, to_state text not null, primary key (from_state, to_state));
insert into crisis_step (from_state, to_state)
select split_part(pair, '>', 1), split_part(pair, '>', 2) from unnest(array[
  'DETECTED>PAGED','DETECTED>FALSE_ALARM','DETECTED>EMERGENCY','DETECTED>DECEASED',
  'PAGED>ACKED','PAGED>EMERGENCY','PAGED>DECEASED',
  'ACKED>CONTACTING','ACKED>EMERGENCY','ACKED>DECEASED',
  'CONTACTING>ASSESSING','CONTACTING>UNREACHABLE','CONTACTING>EMERGENCY','CONTACTING>DECEASED',
  'UNREACHABLE>CONTACTING','UNREACHABLE>EMERGENCY','UNREACHABLE>DECEASED',
  'ASSESSING>STABILISED','ASSESSING>FALSE_ALARM','ASSESSING>EMERGENCY','ASSESSING>DECEASED',
  'STABILISED>PLAN_ACTIVE','STABILISED>EMERGENCY','STABILISED>REOPENED','STABILISED>DECEASED',
  'PLAN_ACTIVE>FOLLOW_UP','PLAN_ACTIVE>EMERGENCY','PLAN_ACTIVE>REOPENED','PLAN_ACTIVE>DECEASED',
  'EMERGENCY>HANDED_OVER','EMERGENCY>DECEASED',
  'HANDED_OVER>FOLLOW_UP','HANDED_OVER>EMERGENCY','HANDED_OVER>REOPENED','HANDED_OVER>DECEASED',
  'FOLLOW_UP>CLOSED','FOLLOW_UP>EMERGENCY','FOLLOW_UP>REOPENED','FOLLOW_UP>DECEASED',
  'FALSE_ALARM>CLOSED','FALSE_ALARM>EMERGENCY','FALSE_ALARM>REOPENED',
  'CLOSED>REOPENED',
  'REOPENED>PAGED','REOPENED>EMERGENCY','REOPENED>DECEASED'
]) pair;
grant select on crisis_step to anxin_app, anxin_system;

create sequence crisis_number;
grant usage on sequence crisis_number to anxin_app, anxin_system;

create table crisis_event (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null,
  unit_id uuid not null references unit (id),
  conversation_id uuid,
  number int not null default nextval('crisis_number'),
  grade text not null check (grade in ('RED_E','RED','ORANGE','YELLOW')),
  state text not null,
  subject text not null check (subject in ('self','other')),
  source text not null,
  minor boolean not null,
  signals int not null default 1,
  owner_id uuid references staff (id),
  -- the ladder now running: 1 for the first, +1 each time the event is raised higher or again
  ladder int not null default 1,
  raised_at timestamptz not null,
  acked_at timestamptz,
  contacted_at timestamptz,
  stable_at timestamptz,
  closed_at timestamptz,
  false_alarm_said_at timestamptz,
  false_alarm_by uuid references staff (id),
  close_asked_by uuid references staff (id),
  close_summary_sealed bytea,
  callback_sealed bytea,
  handover_sealed bytea,
  handover_at timestamptz,
  unread int not null default 0
);
create index crisis_event_open on crisis_event (tenant_id, raised_at) where state not in ('CLOSED','DECEASED');
create index crisis_event_resident on crisis_event (tenant_id, resident_id);
-- one open event a conversation: further signals are appended to it, never lost, never doubled
create unique index crisis_event_single on crisis_event (conversation_id) where state not in ('CLOSED','DECEASED');

create table crisis_signal (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  event_id uuid not null references crisis_event (id),
  message_id uuid,
  source text not null,
  level text not null,
  subject text not null,
  quotes_sealed bytea,
  at timestamptz not null
);
create index crisis_signal_event on crisis_signal (tenant_id, event_id, at);
create unique index crisis_signal_message on crisis_signal (message_id) where message_id is not null;

-- Append-only, hash-chained per event; steps carry from and to, other entries only `what`.
create table crisis_transition (
  event_id uuid not null references crisis_event (id),
  seq int not null,
  tenant_id uuid not null,
  resident_id uuid not null,
  what text not null,
  from_state text,
  to_state text,
  staff_id uuid,
  by_name text not null,
  text_sealed bytea,
  at timestamptz not null,
  prev text not null,
  hash text not null,
  primary key (event_id, seq)
);

create table crisis_timer (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  event_id uuid not null references crisis_event (id),
  kind text not null,
  rung int,
  target text,
  task_id uuid,
  due_at timestamptz not null,
  fired_at timestamptz,
  cancelled_at timestamptz
);
create index crisis_timer_due on crisis_timer (due_at) where fired_at is null and cancelled_at is null;
create index crisis_timer_event on crisis_timer (tenant_id, event_id);

create table crisis_page (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  event_id uuid not null references crisis_event (id),
  rung int not null,
  staff_id uuid,
  to_name text not null,
  notice_id uuid not null,
  at timestamptz not null
);
create index crisis_page_event on crisis_page (tenant_id, event_id, at);

create table crisis_contact (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  event_id uuid not null references crisis_event (id),
  staff_id uuid not null,
  staff_name text not null,
  channel text not null,
  outcome text not null,
  note_sealed bytea,
  at timestamptz not null
);
create index crisis_contact_event on crisis_contact (tenant_id, event_id, at);

create table crisis_assessment (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  event_id uuid not null references crisis_event (id),
  staff_id uuid not null,
  staff_name text not null,
  triage text not null,
  fields_sealed bytea not null,
  at timestamptz not null
);
create index crisis_assessment_event on crisis_assessment (tenant_id, event_id, at desc);

create table safety_plan (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  version int not null,
  saved_by text not null check (saved_by in ('resident','person')),
  staff_id uuid,
  fields_sealed bytea not null,
  at timestamptz not null,
  review_by timestamptz not null,
  unique (resident_id, version)
);

create table crisis_follow_up (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  event_id uuid not null references crisis_event (id),
  hours int not null,
  due_at timestamptz not null,
  state text not null check (state in ('due','missed_once','done','escalated')),
  tries int not null default 0,
  reached boolean,
  distress int check (distress between 0 and 10),
  note_sealed bytea,
  done_at timestamptz,
  unique (event_id, hours)
);

create table shift (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  primary_id uuid not null references staff (id),
  secondary_id uuid references staff (id),
  swap_from uuid references staff (id),
  swap_to uuid references staff (id),
  handover_sealed bytea,
  check (ends_at > starts_at and ends_at <= starts_at + interval '8 hours'),
  check (primary_id is distinct from secondary_id)
);
create index shift_when on shift (tenant_id, starts_at, ends_at);

create table hotline (
  id uuid primary key,
  number text not null unique,
  rank int not null,
  name text not null,
  purpose text not null,
  hours text not null,
  always boolean not null default false,
  verified_at date,
  verified_by text
);
grant select on hotline to anxin_app, anxin_system;
grant update (verified_at, verified_by) on hotline to anxin_app;
create table hotline_test (
  id uuid primary key,
  tenant_id uuid not null,
  hotline_id uuid not null references hotline (id),
  staff_id uuid not null,
  answered boolean not null,
  note text not null,
  at timestamptz not null
);

select fence(t, true) from unnest(array[
  'crisis_event','crisis_signal','crisis_transition','crisis_timer','crisis_page','crisis_contact',
  'crisis_assessment','safety_plan','crisis_follow_up']) t;
select fence(t, false) from unnest(array['shift','hotline_test']) t;

create trigger crisis_transition_kept before update or delete on crisis_transition for each row execute function refuse_change();
create trigger crisis_signal_kept before update or delete on crisis_signal for each row execute function refuse_change();
create trigger crisis_contact_kept before update or delete on crisis_contact for each row execute function refuse_change();
create trigger crisis_assessment_kept before update or delete on crisis_assessment for each row execute function refuse_change();
create trigger safety_plan_kept before update or delete on safety_plan for each row execute function refuse_change();

-- What the room companion shows the room crisis: the lines of a conversation, to read only.
create view crisis_line with (security_invoker = true) as
  select id, conversation_id, seq, sender, staff_name, text_sealed, card, choices, level, at from message;
grant select on crisis_line to anxin_app;

-- Wall 1: no step outside the protocol, and an event always begins as DETECTED.
create function crisis_check_step() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'DETECTED' then raise exception 'a crisis event begins as DETECTED' using errcode = 'check_violation'; end if;
  elsif new.state <> old.state and not exists
    (select 1 from crisis_step where from_state = old.state and to_state = new.state) then
    raise exception 'no step % > %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger crisis_event_step before insert or update of state on crisis_event for each row execute function crisis_check_step();

-- Wall 2: at commit an open event has an owner or a rung to come, and a timer to come.
create function crisis_check_owned() returns trigger language plpgsql security definer set search_path = public as $$
declare e crisis_event%rowtype; pending int; rungs int;
begin
  select * into e from crisis_event where id = case when tg_table_name = 'crisis_event' then new.id else
    (to_jsonb(new)->>'event_id')::uuid end;
  if not found or e.state in ('CLOSED','DECEASED') then return null; end if;
  select count(*), count(*) filter (where kind = 'rung') into pending, rungs
    from crisis_timer where event_id = e.id and fired_at is null and cancelled_at is null;
  if pending = 0 then raise exception 'crisis event % has no timer', e.id using errcode = 'check_violation'; end if;
  if e.owner_id is null and rungs = 0 then
    raise exception 'crisis event % has neither owner nor rung', e.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger crisis_event_owned after insert or update on crisis_event
  deferrable initially deferred for each row execute function crisis_check_owned();
create constraint trigger crisis_timer_owned after insert or update on crisis_timer
  deferrable initially deferred for each row execute function crisis_check_owned();

-- The transition chain has no gap.
create function crisis_check_chain() returns trigger language plpgsql security definer set search_path = public as $$
declare last crisis_transition%rowtype;
begin
  select * into last from crisis_transition where event_id = new.event_id order by seq desc limit 1;
  if new.seq <> coalesce(last.seq, 0) + 1 or new.prev <> coalesce(last.hash, '') then
    raise exception 'the chain of event % is broken', new.event_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger crisis_transition_chain before insert on crisis_transition for each row execute function crisis_check_chain();

-- An anonymous resident who registered takes their conversation and its records along, by the claim code.
create function claim_conversation(p_index bytea, p_to uuid) returns uuid
language plpgsql security definer set search_path = public as $$
declare c conversation%rowtype; t text;
begin
  select * into c from conversation where claim_index = p_index and tenant_id = app_tenant() for update;
  if not found or p_to is distinct from app_resident() then return null; end if;
  if c.resident_id <> p_to and exists (select 1 from resident where id = c.resident_id and kind <> 'anonymous') then return null; end if;
  foreach t in array array['message','crisis_event','crisis_signal','crisis_transition','crisis_timer','crisis_page',
    'crisis_contact','crisis_assessment','crisis_follow_up'] loop
    execute format('update %I set resident_id = $1 where resident_id = $2', t) using p_to, c.resident_id;
  end loop;
  -- the plan of the anonymous days becomes the next version
  update safety_plan set resident_id = p_to where resident_id = c.resident_id
    and not exists (select 1 from safety_plan mine where mine.resident_id = p_to);
  update session set revoked_at = clock_timestamp() where resident_id = c.resident_id and c.resident_id <> p_to;
  update conversation set resident_id = p_to, claim_index = null, claim_sealed = null where id = c.id;
  return c.id;
end $$;
grant execute on function claim_conversation(bytea, uuid) to anxin_app;
