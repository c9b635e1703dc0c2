-- Room transfer: a case goes to another agency with everything that hangs on it, in batches; who agreed or decided is kept.
-- Room bureau: what somebody signed before an office sees anything, and every look of an office.

-- ── what is kept as it was written may still go to another agency, not in the name of anybody who knocks ──────────────
create or replace function keep_said() returns trigger language plpgsql as $$
declare k text; o jsonb := to_jsonb(old); n jsonb;
begin
  if tg_op = 'DELETE' then
    if current_user = 'anxin_app' then raise exception 'kept: %', tg_table_name using errcode = 'restrict_violation'; end if;
    return old;
  end if;
  n := to_jsonb(new);
  for k in select jsonb_object_keys(o) loop
    if o->k is distinct from n->k and o->>k is not null and k <> all(coalesce(tg_argv, '{}'))
      and not (current_user <> 'anxin_app' and (k like '%\_sealed' or k in ('resident_id','source_index','tenant_id','unit_id'))) then
      raise exception 'kept: %.%', tg_table_name, k using errcode = 'restrict_violation';
    end if;
  end loop;
  return new;
end $$;
create or replace function keep_measure() returns trigger language plpgsql as $$
declare free text[] := array['resident_id','tenant_id','unit_id','input_sealed','reason_sealed','text_sealed','words_sealed','where_sealed'];
begin
  if tg_op = 'DELETE' then
    if current_user = 'anxin_app' then raise exception 'insert only: %', tg_table_name using errcode = 'restrict_violation'; end if;
    return old;
  end if;
  if current_user <> 'anxin_app' and (to_jsonb(new) - free) = (to_jsonb(old) - free) then return new; end if;
  raise exception 'insert only: %', tg_table_name using errcode = 'restrict_violation';
end $$;
create or replace function keep_response() returns trigger language plpgsql as $$
declare free text[] := array['resident_id','answers_sealed'];
begin
  if current_user <> 'anxin_app' then free := free || array['tenant_id']; end if;
  if old.done and (to_jsonb(new) - free) <> (to_jsonb(old) - free)
    or (old.done and new.answers_sealed <> old.answers_sealed and current_user = 'anxin_app') then
    raise exception 'a form that is done does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create or replace function case_note_locked() returns trigger language plpgsql as $$
declare free text[] := array['fields_sealed','tenant_id','unit_id'];
begin
  if current_user = 'anxin_app' and (tg_op = 'DELETE' or old.signed_at is not null) then
    raise exception 'a signed note is not changed' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'UPDATE' and old.signed_at is not null and (to_jsonb(new) - free) <> (to_jsonb(old) - free) then
    raise exception 'a signed note is not changed' using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;
-- sealed again with a new key like everything else
grant update on consent_act, session_feedback to anxin_system;

-- Whoever did something for an agency before is named where their row is out of sight.
alter table case_task add column owner_name text;

-- ── what moves ────────────────────────────────────────────────────────────────────────────────────────────────────────
drop function case_move(uuid, uuid, jsonb);
drop function case_stays(uuid);
drop table transferable;
-- Each room names here the tables that go along. What is not named stays and is counted as staying.
create table transferable (
  table_name text primary key,
  room text not null,
  -- under which heading people see it
  kind text not null,
  -- which columns tell one row from another
  key text[] not null default '{id}',
  -- whose rows: everybody the person is here ($1)
  whose text not null default 'resident_id = any($1)',
  -- column → the place it was sealed under, and after @ the column the seal is bound to where that is not the id
  sealed jsonb not null default '{}',
  -- how many rows are read and moved at once
  batch int not null default 500,
  -- the list shows a name as it is called now, so it goes before the person
  sort int not null
);
insert into transferable (table_name, room, kind, key, whose, sealed, batch, sort) values
  ('guardian_choice','identity','person','{id}',default,'{"reason_sealed":"guardian_choice.reason"}',default,1),
  ('consent','identity','consent','{id}',default,'{}',default,2),
  ('session','identity','person','{id}',default,'{}',default,3),
  ('danger_contact','safeguard','person','{id}',default,'{"reason_sealed":"danger_contact.reason","lift_reason_sealed":"danger_contact.lift_reason"}',default,4),
  ('conversation','companion','talk','{id}',default,'{"claim_sealed":"conversation.claim","dialogue_sealed":"conversation.dialogue"}',default,10),
  ('message','companion','talk','{id}',default,'{"text_sealed":"message.text"}',default,11),
  ('memory_fact','companion','talk','{id}',default,'{"text_sealed":"memory_fact.text"}',default,12),
  ('companion_packet','companion','talk','{conversation_id}',default,'{"fields_sealed":"companion_packet.fields@conversation_id"}',default,13),
  ('line_thumb','companion','talk','{message_id}',default,'{}',default,14),
  ('talk_mark','companion','talk','{message_id,kind}',default,'{}',default,15),
  ('model_answer','companion','talk','{id}',default,'{"prompt_sealed":"model_answer.prompt","output_sealed":"model_answer.output"}',default,16),
  ('mood','selfhelp','selfhelp','{id}',default,'{"note_sealed":"mood.note"}',default,20),
  ('mood_share','selfhelp','selfhelp','{mood_id,staff_id}',default,'{}',default,21),
  ('exercise_run','selfhelp','selfhelp','{id}',default,'{"step_sealed":"exercise_run.step"}',default,22),
  ('exercise_leaf','selfhelp','selfhelp','{id}',default,'{"fields_sealed":"exercise_leaf.fields"}',default,23),
  ('suggestion_kept','selfhelp','selfhelp','{resident_id}',default,'{}',default,24),
  ('programme','selfhelp','selfhelp','{id}',default,'{"reason_sealed":"programme.reason"}',default,25),
  ('programme_session','selfhelp','selfhelp','{programme_id,number}',default,'{}',default,26),
  ('helper_contact','selfhelp','selfhelp','{id}',default,'{"note_sealed":"helper_contact.note"}',default,27),
  ('safety_plan','crisis','safety','{id}',default,'{"fields_sealed":"safety_plan.fields"}',default,30),
  ('plan_field','plan','safety','{id}',default,'{"value_sealed":"plan_field.value"}',default,31),
  ('plan_edit','plan','safety','{id}',default,'{"value_sealed":"plan_edit.value"}',default,32),
  ('plan_share','plan','safety','{id}',default,'{"contact_sealed":"plan_share.contact"}',default,33),
  ('plan_review','plan','safety','{resident_id,version}',default,'{}',default,34),
  ('care_profile','assessment','measure','{resident_id}',default,'{"fields_sealed":"care_profile.fields@resident_id"}',default,40),
  ('sitting','assessment','measure','{id}',default,'{"claim_sealed":"sitting.claim"}',default,41),
  ('response','assessment','measure','{id}',default,'{"answers_sealed":"response.answers"}',default,42),
  ('trigger_event','assessment','measure','{response_id,items,action}',default,'{}',default,43),
  ('rescreen','worklist','measure','{id}',default,'{}',default,44),
  ('triage_decision','worklist','list','{id}',default,'{"input_sealed":"triage_decision.input","reason_sealed":"triage_decision.reason"}',default,45),
  ('observation','worklist','list','{id}',default,'{"words_sealed":"observation.words","where_sealed":"observation.where"}',default,46),
  ('worklist_entry','worklist','list','{id}',default,'{"name_sealed":"resident.name@resident_id","contact_sealed":"worklist_entry.contact","lowering_sealed":"worklist_entry.lowering"}',default,47),
  ('worklist_step','worklist','list','{id}',default,'{"text_sealed":"worklist_step.text"}',default,48),
  ('care_case','casework','case','{id}',default,'{}',default,50),
  ('case_sheet','casework','case','{case_id,sheet}',default,'{"fields_sealed":"case_sheet.{sheet}@case_id"}',default,51),
  ('case_change','casework','case','{id}',default,'{"text_sealed":"case_change.text"}',default,52),
  ('case_remembrance','casework','case','{id}','resident_id = any($1) and case_id in (select c.id from care_case c where c.resident_id = any($1))','{}',default,53),
  ('consent_act','casework','consent','{id}',default,'{"shown_sealed":"consent_act.shown","signature_sealed":"consent_act.signature","witness_sealed":"consent_act.witness","supporter_sealed":"consent_act.supporter"}',default,54),
  ('case_goal','casework','goal','{id}',default,'{"fields_sealed":"case_goal.fields","own_words_sealed":"case_goal.own_words"}',default,55),
  ('case_task','casework','task','{id}',default,'{"text_sealed":"case_task.text","note_sealed":"case_task.note"}',default,56),
  ('case_note','record','note','{id}',default,'{"fields_sealed":"case_note.fields"}',default,57),
  ('case_addendum','record','note','{id}',default,'{"text_sealed":"case_addendum.text"}',default,58),
  -- ciphertext under the author's own key: it goes along as it is, and nobody here opens it
  ('process_note','record','working','{id}',default,'{}',default,59),
  ('process_note_key','record','working','{note_id,staff_id}','note_id in (select p.id from process_note p where p.resident_id = any($1))','{}',default,60),
  ('appointment','appointment','appointment','{id}',default,'{"note_sealed":"appointment.note"}',default,70),
  ('appointment_task','appointment','appointment','{id}',default,'{"note_sealed":"appointment_task.note"}',default,71),
  ('waiting','appointment','appointment','{id}',default,'{"note_sealed":"waiting.note"}',default,72),
  ('waiting_contact','appointment','appointment','{id}',default,'{"note_sealed":"waiting_contact.note"}',default,73),
  ('reminder_wish','appointment','person','{resident_id}',default,'{}',default,74),
  ('live_session','live','meeting','{id}',default,'{}',default,76),
  ('live_line','live','meeting','{id}',default,'{"text_sealed":"live_line.text"}',default,77),
  -- a file may be twenty megabytes
  ('live_file','live','file','{id}',default,'{"name_sealed":"live_file.name","body_sealed":"live_file.body"}',2,78),
  ('person_alias','casework','person','{id}',default,'{"text_sealed":"person_alias.text"}',default,81),
  ('person_merge','casework','person','{id}','kept_id = any($1) or merged_id = any($1)','{"reason_sealed":"person_merge.reason"}',default,82),
  ('resident','identity','person','{id}','id = any($1)','{"name_sealed":"resident.name","phone_sealed":"resident.phone","birth_sealed":"resident.birth","emergency_contact_sealed":"resident.emergency_contact","guardian_sealed":"resident.guardian"}',default,90);
-- names of tables, no row of anybody
alter table transferable enable row level security;
create policy known_to_all on transferable for select to anxin_app, anxin_system using (true);
grant select on transferable to anxin_app, anxin_system;

-- ── one transfer ──────────────────────────────────────────────────────────────────────────────────────────────────────
alter table case_transfer drop constraint case_transfer_state_check;
alter table case_transfer
  alter column agreed_by drop not null,
  alter column witness drop not null,
  -- the place it is offered from, whose leaders are told
  add column unit_id uuid references unit (id),
  -- what a receiver has to know before saying yes
  add column colour text not null default 'GREEN',
  add column population text,
  add column minor boolean not null default false,
  add column cases int not null default 0,
  -- what ends on the day it is accepted
  add column ends jsonb not null default '[]',
  -- yes of the person, for this receiver
  add column way text check (way in ('online','spoken','paper')),
  add column text_version text,
  add column text_hash text,
  add column agreed_at timestamptz,
  add column expires_at timestamptz,
  -- or a basis without it, decided by two
  add column basis text check (basis in ('agency_ends','no_capacity','by_law')),
  add column basis_sealed bytea,
  add column second_id uuid references staff (id),
  add column second_at timestamptz,
  -- what somebody has to do by then
  add column due_at timestamptz,
  add column told_at timestamptz,
  add column answer_sealed bytea;
update case_transfer set way = 'spoken', agreed_at = proposed_at, expires_at = proposed_at + interval '90 days', text_version = 'before 0020',
  due_at = case when state = 'proposed' then proposed_at + interval '7 days' end;
alter table case_transfer
  add constraint case_transfer_state_check check (state in ('asked','second','proposed','accepted','declined','withdrawn')),
  -- nothing is offered without the person's yes or a basis that a second person agreed to
  add constraint case_transfer_agreed check (state not in ('proposed','accepted') or agreed_at is not null or (basis is not null and second_id is not null)),
  add constraint case_transfer_second check (second_id is distinct from proposed_by),
  add constraint case_transfer_spoken check (way is distinct from 'spoken' or witness is not null),
  add constraint case_transfer_waits check ((state in ('asked','second','proposed')) = (due_at is not null));
drop index case_transfer_open;
create unique index case_transfer_open on case_transfer (resident_id) where state in ('asked','second','proposed');
create index case_transfer_due on case_transfer (from_tenant, due_at) where due_at is not null;
-- the agency it is sealed for is computed after this
create trigger case_transfer_kept before update or delete on case_transfer for each row
  execute function keep_said('tenant_id','state','manifest','stays','ends','due_at','told_at','expires_at','colour','population','minor','cases');
-- the person sees where their case is to go, before and after
create policy transfer_own on case_transfer for select to anxin_app
  using (resident_id = any(same_person((select app_resident()))) and (select app_tenant()) in (from_tenant, to_tenant));

-- The rows of one named table, for the agency the person belongs to, or whoever the case is offered to.
create function case_rows(p_residents uuid[], p_table text, p_from int) returns setof jsonb
language plpgsql stable security definer set search_path = public set timezone = 'UTC' as $$
declare t transferable%rowtype;
begin
  select * into t from transferable where table_name = p_table;
  if not found or app_resident() is not null or not (
    not exists (select 1 from unnest(p_residents) p (id) left join resident r on r.id = p.id and r.tenant_id = app_tenant() where r.id is null)
    or exists (select 1 from case_transfer x where x.to_tenant = app_tenant() and x.state = 'proposed' and p_residents = same_person(x.resident_id))
  ) then return; end if;
  return query execute format('select to_jsonb(t) from %I t where %s order by %s offset %s limit %s',
    t.table_name, t.whose, (select string_agg(format('t.%I', k), ', ') from unnest(t.key) k), p_from, t.batch) using p_residents;
end $$;
revoke all on function case_rows(uuid[], text, int) from public;
grant execute on function case_rows(uuid[], text, int) to anxin_app;

-- Moves rows of one named table, sealed for the receiver: only for whoever the case is offered to, while it is offered.
create function case_move_rows(p_transfer uuid, p_unit uuid, p_table text, p_rows jsonb) returns int
language plpgsql security definer set search_path = public as $$
declare x case_transfer%rowtype; t transferable%rowtype; sets text := ''; same text; n int;
begin
  select * into x from case_transfer where id = p_transfer and state = 'proposed' and to_tenant = app_tenant() for update;
  if not found then raise exception 'no such offer' using errcode = 'check_violation'; end if;
  if not exists (select 1 from unit where id = p_unit and tenant_id = x.to_tenant) then
    raise exception 'not a place of the receiver' using errcode = 'check_violation';
  end if;
  select * into strict t from transferable where table_name = p_table;
  select string_agg(format(', %I = coalesce(decode(r->''sealed''->>%L, ''base64''), t.%I)', k, k, k), '') into sets from jsonb_object_keys(t.sealed) k;
  if exists (select 1 from information_schema.columns c where c.table_schema = 'public' and c.table_name = t.table_name and c.column_name = 'unit_id') then
    sets := coalesce(sets, '') || format(', unit_id = %L', p_unit);
  end if;
  select string_agg(format('t.%I = (r->''key''->>%L)::%I', c.column_name, c.column_name, c.udt_name), ' and ') into same
    from information_schema.columns c where c.table_schema = 'public' and c.table_name = t.table_name and c.column_name = any(t.key);
  execute format('update %I t set tenant_id = $2 %s from jsonb_array_elements($3) r where %s and (%s)', t.table_name, coalesce(sets, ''), same, t.whose)
    using same_person(x.resident_id), x.to_tenant, p_rows;
  get diagnostics n = row_count;
  return n;
end $$;
revoke all on function case_move_rows(uuid, uuid, text, jsonb) from public;
grant execute on function case_move_rows(uuid, uuid, text, jsonb) to anxin_app;

-- Named tables in which something was left behind; nobody writes about the person until this transaction ends.
create function case_left(p_transfer uuid) returns text[]
language plpgsql security definer set search_path = public as $$
declare x case_transfer%rowtype; t transferable%rowtype; found_one boolean; left_in text[] := '{}';
begin
  select * into strict x from case_transfer where id = p_transfer and state = 'proposed' and to_tenant = app_tenant();
  for t in select * from transferable order by sort loop
    execute format('select exists (select 1 from %I where (%s) and tenant_id is distinct from $2)', t.table_name, t.whose)
      into found_one using same_person(x.resident_id), x.to_tenant;
    if found_one then left_in := left_in || t.table_name; end if;
  end loop;
  return left_in;
end $$;
revoke all on function case_left(uuid) from public;
grant execute on function case_left(uuid) to anxin_app;

-- What stays behind of somebody, by table; only for the agency they belong to.
create function case_stays(p_residents uuid[]) returns table (table_name text, rows int)
language plpgsql stable security definer set search_path = public as $$
declare t text; n int;
begin
  if exists (select 1 from unnest(p_residents) p (id) left join resident r on r.id = p.id and r.tenant_id = app_tenant() where r.id is null) then return; end if;
  for t in select c.table_name from information_schema.columns c join information_schema.tables b
      on b.table_schema = c.table_schema and b.table_name = c.table_name and b.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.column_name = 'resident_id' and c.table_name not in (select x.table_name from transferable x)
      -- about the move itself, what ends with it, what is forgotten within minutes, and the audit
      and c.table_name not in ('case_transfer','household_member','live_signal','person_due','person_key','phone_tail','audit_line') order by 1 loop
    execute format('select count(*)::int from %I where resident_id = any($1)', t) into n using p_residents;
    if n > 0 then table_name := t; rows := n; return next; end if;
  end loop;
end $$;
revoke all on function case_stays(uuid[]) from public;
grant execute on function case_stays(uuid[]) to anxin_app;

-- What ends on the day a case is accepted: parts of colleagues, times that were set, links with others.
create function case_ends(p_residents uuid[], p_now timestamptz) returns table (what text, rows int)
language sql stable security definer set search_path = public as $$
  select w.what, w.n::int from (
    select 'team' as what, count(*) as n from case_member m join care_case c on c.id = m.case_id where c.resident_id = any(p_residents)
    union all select 'appointments', count(*) from appointment where resident_id = any(p_residents) and state in ('PROPOSED','CONFIRMED')
    union all select 'caring', count(*) from aftercare_contact where resident_id = any(p_residents) and state in ('due','missed','decide')
    union all select 'household', count(*) from household_member where resident_id = any(p_residents)
    union all select 'shared_moods', count(*) from mood_share where resident_id = any(p_residents) and ended_at is null
    union all select 'helper', count(*) from programme where resident_id = any(p_residents) and helper_id is not null and state = 'running'
    union all select 'attendance', count(*) from attendance where resident_id = any(p_residents) and shared_at is not null and taken_back_at is null
  ) w where w.n > 0 and not exists (select 1 from unnest(p_residents) p (id) left join resident r on r.id = p.id and r.tenant_id = app_tenant() where r.id is null)
$$;
revoke all on function case_ends(uuid[], timestamptz) from public;
grant execute on function case_ends(uuid[], timestamptz) to anxin_app;

-- What has to be settled before a case may move: it would be lost on the way, or lose its owner.
create function case_blocks(p_residents uuid[]) returns text[]
language sql stable security definer set search_path = public as $$
  select array(select b.what from (
    select 1 as n, 'open_event' as what, exists (select 1 from crisis_event e where e.resident_id = any(p_residents) and e.closed_at is null) as stands
    union all select 2, 'open_path', exists (select 1 from severe_path s where s.resident_id = any(p_residents) and s.state <> 'ended')
    union all select 3, 'open_report', exists (select 1 from mandatory_report m where m.resident_id = any(p_residents) and m.completed_at is null and m.dropped_at is null)
    union all select 4, 'open_referral', exists (select 1 from referral f where f.resident_id = any(p_residents)
      and f.state not in ('CLOSED','RETURNED','WITHDRAWN','RE_ROUTED'))
  ) b where b.stands order by b.n)
$$;
revoke all on function case_blocks(uuid[]) from public;
grant execute on function case_blocks(uuid[]) to anxin_app;

-- What the new lead is to know and do: times that were set and are set anew, contacts that are owed, alerts of the last year.
create function case_owed(p_residents uuid[], p_now timestamptz) returns table (what text, at timestamptz, said text)
language sql stable security definer set search_path = public as $$
  select o.what, o.at, o.said from (
    select 'rebook' as what, starts_at as at, mode as said from appointment
      where resident_id = any(p_residents) and state in ('PROPOSED','CONFIRMED') and starts_at > p_now
    union all select 'caring', due_at, kind from aftercare_contact where resident_id = any(p_residents) and state in ('due','missed','decide')
    union all select 'alert', raised_at, grade from crisis_event where resident_id = any(p_residents) and not drill and false_alarm_by is null
      and raised_at > p_now - interval '1 year'
    union all select 'team', m.since, f.name from case_member m join care_case c on c.id = m.case_id join staff f on f.id = m.staff_id
      where c.resident_id = any(p_residents)
  ) o where exists (select 1 from case_transfer x where x.to_tenant = app_tenant() and x.state = 'proposed' and p_residents = same_person(x.resident_id))
  order by o.what, o.at
$$;
revoke all on function case_owed(uuid[], timestamptz) from public;
grant execute on function case_owed(uuid[], timestamptz) to anxin_app;

-- After everything has arrived: parts, times and links of the agency before end, and the new lead takes over.
create function case_settle(p_transfer uuid, p_lead uuid, p_now timestamptz) returns void
language plpgsql security definer set search_path = public as $$
declare x case_transfer%rowtype; who uuid[];
begin
  select * into x from case_transfer where id = p_transfer and state = 'proposed' and to_tenant = app_tenant() for update;
  if not found then raise exception 'no such offer' using errcode = 'check_violation'; end if;
  who := same_person(x.resident_id);
  if exists (select 1 from care_case where resident_id = any(who)) then
    if not exists (select 1 from staff where id = p_lead and tenant_id = x.to_tenant and state = 'active') then
      raise exception 'a case has a lead' using errcode = 'check_violation';
    end if;
    -- casework
    delete from case_member m using care_case c where c.id = m.case_id and c.resident_id = any(who);
    update care_case set lead_id = p_lead, household_id = null where resident_id = any(who);
    insert into case_member (case_id, staff_id, tenant_id, part, since)
      select id, p_lead, tenant_id, 'lead', p_now from care_case where resident_id = any(who);
    update case_task t set owner_name = f.name, owner_id = case when t.state = 'open' then p_lead else t.owner_id end
      from staff f where f.id = t.owner_id and t.resident_id = any(who);
    update case_goal set owner_id = p_lead where resident_id = any(who) and owner_id is not null;
    delete from case_remembrance m using care_case c where c.id = m.case_id and c.resident_id = any(who) and m.tenant_id <> x.to_tenant;
  end if;
  delete from household_member where resident_id = any(who);
  -- keys for finding somebody are an agency's own and are made anew
  delete from person_key where resident_id = any(who);
  delete from phone_tail where resident_id = any(who);
  insert into person_due (resident_id, tenant_id) select id, tenant_id from resident where id = any(who) and kind = 'registered'
    on conflict (resident_id) do update set tenant_id = excluded.tenant_id;
  -- appointment, live
  update appointment set state = 'CANCELLED_BY_STAFF', changed_at = p_now where resident_id = any(who) and state in ('PROPOSED','CONFIRMED');
  update appointment_task set staff_id = p_lead where resident_id = any(who) and done_at is null;
  delete from live_signal where resident_id = any(who);
  update live_session set state = 'ended', ended_at = p_now where resident_id = any(who) and state = 'open';
  -- aftercare: the new lead has them as tasks
  update aftercare_contact set state = 'cancelled', look_at = null where resident_id = any(who) and state in ('due','missed','decide');
  -- bureau
  update attendance set taken_back_at = p_now where resident_id = any(who) and shared_at is not null and taken_back_at is null;
  update bureau_consent set withdrawn_at = p_now where resident_id = any(who) and withdrawn_at is null;
  -- selfhelp
  update mood_share set ended_at = p_now where resident_id = any(who) and ended_at is null;
  update programme set helper_id = null where resident_id = any(who) and state = 'running';
  -- worklist: somebody there looks at it anew
  update worklist_entry set state = 'open', owner_id = null, due_what = 'acknowledge', due_at = least(due_at, p_now + interval '4 hours'),
    lowering_colour = null, lowering_by = null, lowering_sealed = null where resident_id = any(who) and state in ('taken','contacted');
end $$;
revoke all on function case_settle(uuid, uuid, timestamptz) from public;
grant execute on function case_settle(uuid, uuid, timestamptz) to anxin_app;

-- ── bureau ────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- What somebody signed before an office sees a day: counselling is reported to nobody, only days they choose are confirmed.
create table bureau_consent (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null,
  incoming_id uuid not null references incoming (id),
  way text not null check (way in ('online','spoken','paper')),
  witness text,
  recorded_by uuid references staff (id),
  text_version text not null,
  text_hash text not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references staff (id),
  check (way <> 'spoken' or witness is not null),
  check (way = 'online' or recorded_by is not null)
);
create unique index bureau_consent_one on bureau_consent (incoming_id) where withdrawn_at is null;
create index bureau_consent_resident on bureau_consent (tenant_id, resident_id);
select fence(t, true) from unnest(array['bureau_consent']) t;
create trigger bureau_consent_kept before update or delete on bureau_consent for each row execute function keep_said();
-- days confirmed before there was a paper for it
insert into bureau_consent (id, tenant_id, resident_id, incoming_id, way, text_version, text_hash, given_at)
  select gen_random_uuid(), a.tenant_id, a.resident_id, a.incoming_id, 'online', 'before 0020', '', min(a.shared_at) from attendance a
  where a.shared_at is not null and a.taken_back_at is null group by a.tenant_id, a.resident_id, a.incoming_id;

-- Every look of an office, and how many days it saw.
create table bureau_look (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  door_id uuid not null references bureau_door (id),
  device text not null,
  days int not null,
  at timestamptz not null
);
create index bureau_look_door on bureau_look (door_id, at desc);
select fence_staff('bureau_look');
create trigger bureau_look_kept before update or delete on bureau_look for each row execute function refuse_change();
