-- Room quality: how the companion and the screener do, in numbers; a few talks read by two people; what supervisors
-- say about alerts.

-- What a supervisor says about an alert or about one line: every change is a row of its own.
create table crisis_label (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  event_id uuid not null references crisis_event (id),
  -- the line it is about; null for the alert as a whole
  message_id uuid,
  staff_id uuid not null references staff (id),
  staff_name text not null,
  label text not null check (label in ('right','false_alarm','missed')),
  level text check (level in ('L0','L1','L2','L3','L4')),
  at timestamptz not null,
  check (label <> 'missed' or (message_id is not null and level in ('L2','L3','L4')))
);
create index crisis_label_event on crisis_label (tenant_id, event_id, at);
select fence('crisis_label', true);
create trigger crisis_label_kept before update or delete on crisis_label for each row execute function refuse_change();

-- The label that stands for an alert, or for a line of it.
create view crisis_label_now with (security_invoker = true) as
  select distinct on (event_id, message_id) * from crisis_label order by event_id, message_id, at desc, id desc;
grant select on crisis_label_now to anxin_app;

-- A talk of which a copy without identity was drawn for two readers.
create table quality_sample (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null references resident (id) on delete cascade,
  unit_id uuid not null references unit (id),
  conversation_id uuid not null,
  week date not null,
  lines_sealed bytea not null,
  readings int not null default 0 check (readings between 0 and 2),
  drawn_at timestamptz not null,
  unique (conversation_id, week)
);
create index quality_sample_place on quality_sample (tenant_id, unit_id, week desc);
create index quality_sample_resident on quality_sample (resident_id);

-- A week is drawn once.
create table quality_draw (tenant_id uuid not null references tenant (id), week date not null, drawn int not null, primary key (tenant_id, week));
select fence('quality_draw', false);

create table quality_reading (
  id uuid primary key,
  sample_id uuid not null references quality_sample (id) on delete cascade,
  tenant_id uuid not null,
  unit_id uuid not null,
  staff_id uuid not null references staff (id),
  detects text not null check (detects in ('best','suboptimal','harm','na')),
  confirms text not null check (confirms in ('best','suboptimal','harm','na')),
  guides text not null check (guides in ('best','suboptimal','harm','na')),
  supports text not null check (supports in ('best','suboptimal','harm','na')),
  bounds text not null check (bounds in ('best','suboptimal','harm','na')),
  harm boolean not null generated always as ('harm' in (detects, confirms, guides, supports, bounds)) stored,
  note_sealed bytea,
  at timestamptz not null,
  unique (sample_id, staff_id)
);
create index quality_reading_sample on quality_reading (sample_id);

-- Two readers, and no third: counted where nobody can forget to.
create function reading_counts() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update quality_sample set readings = readings + 1 where id = new.sample_id;
  return null;
end $$;
create trigger reading_counts after insert on quality_reading for each row execute function reading_counts();

-- Copies are read by those who read, at their places; an administrator opens one in which somebody saw harm. A reader
-- sees their own ratings alone. The resident's own deletion and withdrawal go through triggers.
alter table quality_sample enable row level security;
alter table quality_reading enable row level security;
create policy house_work on quality_sample for all to anxin_system using (true) with check (true);
create policy house_work on quality_reading for all to anxin_system using (true) with check (true);
grant select, insert, update, delete on quality_sample, quality_reading to anxin_app, anxin_system;
create policy house on quality_sample for all to anxin_app
  using (tenant_id = (select app_tenant()) and (select app_resident()) is null and (select app_staff()) is null)
  with check (tenant_id = (select app_tenant()) and (select app_resident()) is null and (select app_staff()) is null);
create policy own_reading on quality_reading for all to anxin_app
  using (tenant_id = (select app_tenant()) and (select app_resident()) is null and staff_id = (select app_staff()))
  with check (tenant_id = (select app_tenant()) and (select app_resident()) is null and staff_id = (select app_staff())
    and app_holds(array['supervisor','counsellor','clinician'], unit_id));
create policy harm_seen on quality_reading for select to anxin_app using (
  tenant_id = (select app_tenant()) and (select app_resident()) is null and harm and app_holds(array['agency_admin'], unit_id));
create policy readers on quality_sample for select to anxin_app using (
  tenant_id = (select app_tenant()) and (select app_resident()) is null and (
    app_holds(array['supervisor','counsellor','clinician'], unit_id)
    or (app_holds(array['agency_admin'], unit_id)
      and exists (select 1 from quality_reading r where r.sample_id = quality_sample.id and r.harm))));

-- Ratings of talks that two have read, without who: for agreement. The earlier reader stands first.
create function quality_pairs(p_places uuid[], p_since date) returns table (first jsonb, second jsonb)
language sql stable security definer set search_path = public as $$
  select pair[1], pair[2] from (
    select array_agg(jsonb_build_object('detects', r.detects, 'confirms', r.confirms, 'guides', r.guides,
      'supports', r.supports, 'bounds', r.bounds) order by r.id) as pair
    from quality_reading r join quality_sample s on s.id = r.sample_id join unit u on u.id = s.unit_id
    where s.tenant_id = app_tenant() and app_resident() is null and app_staff() is not null
      and u.path && p_places and s.week >= p_since
      -- only places the speaker looks after
      and app_holds(array['supervisor','agency_admin'], s.unit_id)
    group by s.id having count(*) = 2) both_read
$$;
revoke all on function quality_pairs(uuid[], date) from public;
grant execute on function quality_pairs(uuid[], date) to anxin_app;

-- How many copies were drawn and read, by week, without opening them.
create function quality_progress(p_places uuid[], p_since date) returns table (week date, drawn int, once int, twice int)
language sql stable security definer set search_path = public as $$
  select s.week, count(*)::int, (count(*) filter (where s.readings = 1))::int, (count(*) filter (where s.readings = 2))::int
  from quality_sample s join unit u on u.id = s.unit_id
  where s.tenant_id = app_tenant() and app_resident() is null and app_staff() is not null
    and u.path && p_places and s.week >= p_since and app_holds(array['supervisor','agency_admin'], s.unit_id)
  group by s.week order by s.week desc
$$;
revoke all on function quality_progress(uuid[], date) from public;
grant execute on function quality_progress(uuid[], date) to anxin_app;

-- Withdrawn is gone: the copies and what was said about them.
create function quality_withdrawn() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from quality_sample where resident_id = new.resident_id;
  return null;
end $$;
create trigger quality_withdrawn after insert on consent for each row
  when (new.purpose = 'quality' and not new.given) execute function quality_withdrawn();

-- What a turn did beside its words, to be counted and, for reminders, kept as evidence. @source domain specification 4.1
create table talk_mark (
  message_id uuid not null references message (id) on delete cascade,
  kind text not null check (kind in ('reminder','misunderstood','exercise')),
  tenant_id uuid not null,
  resident_id uuid not null references resident (id) on delete cascade,
  at timestamptz not null,
  primary key (message_id, kind)
);
create index talk_mark_time on talk_mark (tenant_id, at);
select fence('talk_mark', true);
create function marks_move() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update talk_mark k set resident_id = new.resident_id from message m where m.conversation_id = new.id and k.message_id = m.id;
  update crisis_label l set resident_id = new.resident_id from crisis_event e where e.conversation_id = new.id and l.event_id = e.id;
  return null;
end $$;
create trigger marks_move after update of resident_id on conversation for each row
  when (old.resident_id is distinct from new.resident_id) execute function marks_move();

-- What this room reads of its neighbours (decision 007): the reader's rights hold, and words stay sealed.
create view quality_line with (security_invoker = true) as
  select id, tenant_id, resident_id, conversation_id, seq, sender, staff_name, text_sealed, card, level, subject, generated, at
  from message;
create view quality_place with (security_invoker = true) as select id as conversation_id, unit_id, tenant_id from conversation;
create view quality_mark with (security_invoker = true) as
  select k.message_id, k.kind, k.at, k.tenant_id, k.resident_id, c.unit_id
  from talk_mark k join message m on m.id = k.message_id join conversation c on c.id = m.conversation_id;
create view quality_thumb with (security_invoker = true) as
  select t.message_id, t.up, t.reason, t.at, t.tenant_id, t.resident_id, c.unit_id
  from line_thumb t join message m on m.id = t.message_id join conversation c on c.id = m.conversation_id;
create view quality_answer with (security_invoker = true) as
  select a.id, a.outcome, a.reason, a.at, a.tenant_id, a.resident_id, r.unit_id
  from model_answer a join resident r on r.id = a.resident_id;
create view quality_alert with (security_invoker = true) as
  select e.id, e.tenant_id, e.resident_id, e.unit_id, e.conversation_id, e.raised_at, e.acked_at, w.from_minutes, w.until_minutes,
    w.answered_by, w.at as estimated_at,
    exists (select 1 from crisis_signal s where s.event_id = e.id and s.source = 'asked_for_person') as asked,
    (select max(s.level) from crisis_signal s where s.event_id = e.id and s.level ~ '^L[0-4]$') as level
  from crisis_event e left join wait_estimate w on w.event_id = e.id;
create view quality_signal with (security_invoker = true) as
  select event_id, message_id, level, subject, tenant_id, resident_id, at from crisis_signal where message_id is not null;
grant select on quality_line, quality_place, quality_mark, quality_thumb, quality_answer, quality_alert, quality_signal to anxin_app;
