-- After the acute phase and around it: who is really there, contacts of a year, reviews, public events, drills.

-- Practice. A drill is marked on the person and the event for ever; both keep the mark they were born with.
alter table resident add column drill boolean not null default false;
alter table crisis_event add column drill boolean not null default false;
create function drill_mark() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    new.drill := coalesce((select drill from resident where id = new.resident_id), false);
  elsif new.drill is distinct from old.drill then
    raise exception 'what is a drill stays one, and what is not never becomes one' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger crisis_event_drill before insert or update of drill on crisis_event for each row execute function drill_mark();
create table drill_run (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  code_index bytea not null unique,
  title text not null check (length(title) between 1 and 60),
  callers int not null check (callers between 1 and 1000),
  opened_by uuid not null references staff (id),
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz
);
create table drill_caller (
  resident_id uuid primary key references resident (id) on delete cascade,
  tenant_id uuid not null,
  run_id uuid not null references drill_run (id)
);
create index drill_caller_run on drill_caller (run_id);
select fence(t, false) from unnest(array['drill_run']) t;
select fence(t, true) from unnest(array['drill_caller']) t;

-- Who is really there: a test of the device at the start of a shift, and a note at its end.
create table device_test (
  id uuid primary key,
  tenant_id uuid not null,
  shift_id uuid not null references shift (id) on delete cascade,
  staff_id uuid not null references staff (id),
  sent_at timestamptz not null,
  due_at timestamptz not null,
  answered_at timestamptz,
  -- no answer in time: the place is void until they answer
  voided_at timestamptz,
  unique (shift_id, staff_id)
);
create index device_test_due on device_test (due_at) where answered_at is null and voided_at is null;
create table shift_note (
  shift_id uuid primary key references shift (id) on delete cascade,
  tenant_id uuid not null,
  staff_id uuid not null references staff (id),
  text_sealed bytea not null,
  at timestamptz not null
);
-- More hands than the roster has places for, in a public event or a hard night.
create table extra_stand (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  staff_id uuid not null references staff (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  why text not null,
  -- the public event that called them up; it lets them go again
  surge_id uuid,
  check (ends_at > starts_at and ends_at <= starts_at + interval '8 hours')
);
create index extra_stand_when on extra_stand (tenant_id, starts_at, ends_at);
select fence(t, false) from unnest(array['device_test','shift_note','extra_stand']) t;

-- Who stands now and how much each has in hand: first, second, extra hands; void places left out. Numbers, no resident,
-- so that an alert raised in a resident's own transaction finds the right person too.
create function roster_standing(p_now timestamptz) returns table
  (id uuid, name text, phone_sealed bytea, email_sealed bytea, place text, open int, spells jsonb)
language sql stable security definer set search_path = public as $$
  with running as (select s.id, s.primary_id, s.secondary_id from shift s
      where s.tenant_id = app_tenant() and s.starts_at <= p_now and s.ends_at > p_now order by s.starts_at desc limit 1),
  standing as (
    select primary_id as staff_id, 1 as rank, 'primary' as place, running.id as shift_id from running
    union all select secondary_id, 2, 'secondary', running.id from running where secondary_id is not null
    union all select x.staff_id, 3, 'extra', null from extra_stand x
      where x.tenant_id = app_tenant() and x.starts_at <= p_now and x.ends_at > p_now),
  hand as (select f.id, f.name, f.phone_sealed, f.email_sealed, n.place, n.rank,
      (select count(*)::int from crisis_event e where e.owner_id = f.id and e.state not in ('CLOSED','DECEASED') and not e.drill) as open,
      (select coalesce(jsonb_agg(jsonb_build_object('began', extract(epoch from e.acked_at) * 1000,
          'ended', extract(epoch from coalesce(e.stable_at, e.handover_at, e.closed_at)) * 1000) order by e.acked_at), '[]')
        from crisis_event e where e.owner_id = f.id and e.grade in ('RED','RED_E') and not e.drill
          and e.acked_at > p_now - interval '12 hours') as spells
    from standing n join staff f on f.id = n.staff_id and f.state = 'active'
    where not exists (select 1 from device_test d where d.shift_id = n.shift_id and d.staff_id = n.staff_id
      and d.voided_at is not null and d.answered_at is null))
  select id, name, phone_sealed, email_sealed, place, open, spells from hand order by rank, open, name, id
$$;
grant execute on function roster_standing(timestamptz) to anxin_app;
create or replace view roster_red_work with (security_invoker = true) as
  select t.tenant_id, t.staff_id, t.at from crisis_transition t join crisis_event e on e.id = t.event_id
  where t.staff_id is not null and e.grade in ('RED','RED_E') and not e.drill
    and t.what in ('crisis.event_acknowledged','crisis.event_taken_over','crisis.contact_recorded','crisis.event_assessed',
      'crisis.emergency_called','crisis.event_handed_over','crisis.event_stabilised');

-- Contacts that need no open event: messages and cards, and what was left when the event closed.
create table aftercare_contact (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  event_id uuid not null references crisis_event (id),
  -- which time the event was raised: a new danger begins a new year of contacts
  ladder int not null,
  hours int not null,
  kind text not null check (kind in ('call','visit','message','card')),
  due_at timestamptz not null,
  -- when the house looks at it next
  look_at timestamptz,
  state text not null check (state in ('due','missed','sent','done','decide','cancelled')),
  tries int not null default 0,
  owner_id uuid references staff (id),
  distress int check (distress between 0 and 10),
  note_sealed bytea,
  done_at timestamptz,
  done_by uuid references staff (id),
  -- the last try noted, so that a repeated press is one try
  last_try uuid,
  unique (event_id, ladder, hours),
  -- what is still owed has a time to look at it
  check (state not in ('due','missed','decide') or look_at is not null)
);
create index aftercare_contact_look on aftercare_contact (look_at) where state in ('due','missed','decide');
create index aftercare_contact_due on aftercare_contact (tenant_id, due_at);
create table case_review (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  event_id uuid not null references crisis_event (id),
  ladder int not null,
  why text not null check (why in ('red','death')),
  rapid_due timestamptz not null,
  due_at timestamptz not null,
  look_at timestamptz,
  rapid_sealed bytea,
  rapid_by uuid references staff (id),
  rapid_at timestamptz,
  form_sealed bytea,
  done_by uuid references staff (id),
  done_at timestamptz,
  unique (event_id, ladder, why),
  check (done_at is not null or look_at is not null)
);
create index case_review_look on case_review (look_at) where done_at is null;
create table review_action (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  review_id uuid not null references case_review (id),
  text_sealed bytea not null,
  owner_id uuid not null references staff (id),
  due_on date not null,
  done_at timestamptz
);
create index review_action_review on review_action (review_id);
create table debrief (
  id uuid primary key,
  tenant_id uuid not null,
  event_id uuid not null references crisis_event (id),
  ladder int not null,
  staff_id uuid not null references staff (id),
  offered_at timestamptz not null,
  due_at timestamptz not null,
  answer text check (answer in ('accepted','declined')),
  answered_at timestamptz,
  held_at timestamptz,
  held_by uuid references staff (id),
  unique (event_id, ladder, staff_id)
);
create table exposure (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  event_id uuid not null references crisis_event (id),
  circle text not null check (circle in ('household','school','workplace','neighbours','group','responders')),
  people int not null check (people between 1 and 500),
  words_sealed bytea not null,
  added_by uuid not null references staff (id),
  added_at timestamptz not null,
  due_at timestamptz not null,
  note_sealed bytea,
  seen_at timestamptz,
  seen_by uuid references staff (id)
);
create index exposure_event on exposure (event_id);
select fence(t, true) from unnest(array['aftercare_contact','case_review','review_action','exposure']) t;
select fence(t, false) from unnest(array['debrief']) t;

create function aftercare_moves() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update aftercare_contact set resident_id = new.resident_id where event_id = new.id;
  update case_review set resident_id = new.resident_id where event_id = new.id;
  update review_action a set resident_id = new.resident_id from case_review r where r.event_id = new.id and a.review_id = r.id;
  update exposure set resident_id = new.resident_id where event_id = new.id;
  return null;
end $$;
create trigger aftercare_moves after update of resident_id on crisis_event for each row
  when (old.resident_id is distinct from new.resident_id) execute function aftercare_moves();

-- What the room crisis shows the room aftercare (decision 007); drills leave no trace here.
create view aftercare_event with (security_invoker = true) as
  select id, tenant_id, resident_id, unit_id, number, grade, state, ladder, owner_id, source, signals, minor, raised_at, acked_at, contacted_at,
    stable_at, closed_at from crisis_event where not drill;
create view aftercare_entry with (security_invoker = true) as
  select t.event_id, t.tenant_id, t.resident_id, t.seq, t.at, t.what, t.from_state, t.to_state, t.by_name, t.staff_id,
    t.text_sealed, t.prev, t.hash
  from crisis_transition t join crisis_event e on e.id = t.event_id where not e.drill;
create view aftercare_call with (security_invoker = true) as
  select f.id, f.tenant_id, f.resident_id, f.event_id, f.hours, f.due_at, f.state, f.reached, f.done_at
  from crisis_follow_up f join crisis_event e on e.id = f.event_id where not e.drill;
create view aftercare_signal with (security_invoker = true) as
  select s.event_id, s.tenant_id, s.resident_id, s.at, s.source, s.level from crisis_signal s;
grant select on aftercare_event, aftercare_entry, aftercare_call, aftercare_signal to anxin_app, anxin_system;
-- The open figures: counts of the whole house, for anybody, by nobody's name.
create function aftercare_figures(p_now timestamptz, p_days int) returns table (first boolean, people int, due int, made int)
language sql stable security definer set search_path = public as $$
  with one as (
    select c.resident_id, c.hours, coalesce(c.reached, false) and c.done_at <= c.due_at + interval '24 hours' as made
      from crisis_follow_up c join crisis_event e on e.id = c.event_id
      where c.due_at between p_now - make_interval(days => p_days) and p_now and c.state <> 'cancelled' and not e.drill
        and not exists (select 1 from aftercare_contact a where a.event_id = c.event_id and a.hours = c.hours)
    union all
    select resident_id, hours, state in ('done','sent') and done_at <= due_at + interval '24 hours' from aftercare_contact
      where due_at between p_now - make_interval(days => p_days) and p_now and state <> 'cancelled')
  select hours <= 72, count(distinct resident_id)::int, count(*)::int, (count(*) filter (where made))::int
  from one group by grouping sets ((hours <= 72), ())
$$;
grant execute on function aftercare_figures(timestamptz, int) to anxin_app;
-- What this room shows the room crisis: a talk was offered to those who worked on it.
create view crisis_debrief with (security_invoker = true) as select event_id, ladder, tenant_id from debrief;
grant select on crisis_debrief to anxin_app;

-- A public event: one switch for a region, by a dated order, that goes back by itself.
create table surge (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  order_number text not null,
  ordered_on date not null,
  why text not null,
  notice_zh text not null,
  notice_en text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- the phase of early warning that was set with it
  phase_id uuid,
  switched_by uuid not null references staff (id),
  ended_at timestamptz,
  ended_by uuid references staff (id),
  check (ends_at > starts_at and ends_at <= starts_at + interval '90 days')
);
create unique index surge_single on surge (tenant_id, unit_id) where ended_at is null;
create table surge_waiting (
  id uuid primary key,
  tenant_id uuid not null,
  surge_id uuid not null references surge (id),
  urgent boolean not null,
  words_sealed bytea not null,
  added_by uuid not null references staff (id),
  added_at timestamptz not null,
  taken_by uuid references staff (id),
  taken_at timestamptz,
  form_sealed bytea,
  done_at timestamptz
);
create index surge_waiting_open on surge_waiting (tenant_id, added_at) where done_at is null;
select fence(t, false) from unnest(array['surge','surge_waiting']) t;

-- What the room drill reads of its neighbours: times only, and of drills only.
create view drill_event with (security_invoker = true) as
  select e.id, e.tenant_id, e.resident_id, e.number, e.grade, e.state, e.raised_at, e.acked_at, e.contacted_at, e.closed_at, c.run_id
  from crisis_event e join drill_caller c on c.resident_id = e.resident_id where e.drill;
create view drill_page with (security_invoker = true) as
  select p.event_id, p.tenant_id, p.resident_id, p.rung, p.staff_id, p.to_name, p.at, n.channel, n.state, n.sent_at
  from crisis_page p join crisis_event e on e.id = p.event_id join notice n on n.id = p.notice_id where e.drill;
grant select on drill_event, drill_page to anxin_app;

-- Drills are not counted: neither among answers lately, nor in quality.
create or replace function crisis_queue(p_event uuid, p_now timestamptz) returns table (ahead int, answered int, half int, most int)
language sql stable security definer set search_path = public as $$
  with mine as (select id, tenant_id, grade, raised_at from crisis_event where id = p_event
    and tenant_id = app_tenant() and (app_resident() is null or resident_id = app_resident()))
  select
    (select count(*)::int from crisis_event e, mine m where e.tenant_id = m.tenant_id and e.owner_id is null and not e.drill
       and e.state in ('DETECTED','PAGED','REOPENED') and e.id <> m.id
       and (array_position(array['RED_E','RED','ORANGE','YELLOW'], e.grade), e.raised_at)
         < (array_position(array['RED_E','RED','ORANGE','YELLOW'], m.grade), m.raised_at)),
    count(*)::int, ceil(percentile_cont(0.5) within group (order by minutes))::int, ceil(percentile_cont(0.8) within group (order by minutes))::int
  from (select extract(epoch from e.acked_at - e.raised_at) / 60 as minutes from crisis_event e, mine m
    where e.tenant_id = m.tenant_id and e.grade = m.grade and not e.drill and e.acked_at > p_now - interval '30 days') lately
$$;
create or replace view quality_alert with (security_invoker = true) as
  select e.id, e.tenant_id, e.resident_id, e.unit_id, e.conversation_id, e.raised_at, e.acked_at, w.from_minutes, w.until_minutes,
    w.answered_by, w.at as estimated_at,
    exists (select 1 from crisis_signal s where s.event_id = e.id and s.source = 'asked_for_person') as asked,
    (select max(s.level) from crisis_signal s where s.event_id = e.id and s.level ~ '^L[0-4]$') as level
  from crisis_event e left join wait_estimate w on w.event_id = e.id where not e.drill;

-- Whether somebody is on duty and what notice holds at a place: for residents, who may not read the roster.
create function surge_notice(p_unit uuid, p_now timestamptz) returns table (zh text, en text)
language sql stable security definer set search_path = public as $$
  select s.notice_zh, s.notice_en from surge s join unit u on u.id = p_unit
  where s.unit_id = any(u.path) and s.starts_at <= p_now and s.ends_at > p_now and s.ended_at is null
  order by s.starts_at desc limit 1
$$;
grant execute on function surge_notice(uuid, timestamptz) to anxin_app;
