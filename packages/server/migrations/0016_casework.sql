-- Rooms casework and record: finding a person again, cases and who sees them, consent, plan, notes, feedback.

-- Where a case may go from where it is; `house/` compares it with core.
create table care_case_step (from_state text not null, to_state text not null, primary key (from_state, to_state));
insert into care_case_step (from_state, to_state)
select split_part(pair, '>', 1), split_part(pair, '>', 2) from unnest(array[
  'NEW>SCREENED','NEW>DECLINED','NEW>TRANSFERRED','NEW>DECEASED',
  'SCREENED>WAITLIST','SCREENED>INTAKE','SCREENED>DECLINED','SCREENED>TRANSFERRED','SCREENED>DECEASED',
  'WAITLIST>INTAKE','WAITLIST>DECLINED','WAITLIST>TRANSFERRED','WAITLIST>DECEASED',
  'INTAKE>ASSESSING','INTAKE>DECLINED','INTAKE>TRANSFERRED','INTAKE>DECEASED',
  'ASSESSING>PLANNED','ASSESSING>CLOSING','ASSESSING>TRANSFERRED','ASSESSING>DECEASED',
  'PLANNED>ACTIVE','PLANNED>CLOSING','PLANNED>TRANSFERRED','PLANNED>DECEASED',
  'ACTIVE>PAUSED','ACTIVE>CLOSING','ACTIVE>TRANSFERRED','ACTIVE>DECEASED',
  'PAUSED>ACTIVE','PAUSED>CLOSING','PAUSED>TRANSFERRED','PAUSED>DECEASED',
  'CLOSING>FOLLOW_UP','CLOSING>ACTIVE','CLOSING>TRANSFERRED','CLOSING>DECEASED',
  'FOLLOW_UP>CLOSED','FOLLOW_UP>ACTIVE','FOLLOW_UP>TRANSFERRED','FOLLOW_UP>DECEASED',
  'CLOSED>ACTIVE'
]) pair;
grant select on care_case_step to anxin_app, anxin_system;

create sequence care_case_number;
grant usage on sequence care_case_number to anxin_app, anxin_system;

create table care_case (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  -- stays after somebody has deleted their account: a case file has a lawful term of its own
  resident_id uuid not null,
  household_id uuid,
  number int not null default nextval('care_case_number'),
  lead_id uuid not null references staff (id),
  state text not null default 'NEW',
  colour text not null check (colour in ('RED-E','RED','ORANGE','YELLOW','GREEN+','GREEN')),
  population text not null,
  source text not null check (source in ('walk_in','phone','chat','worklist','crisis','referral','report')),
  -- the entry, event or letter it came from
  source_id uuid,
  -- colleagues who know the person privately: never assigned
  conflict_with uuid[] not null default '{}',
  sessions int not null default 0,
  opened_at timestamptz not null,
  state_at timestamptz not null,
  -- by when the phase it stands in is to be done
  phase_due_at timestamptz,
  last_contact_at timestamptz,
  reviewed_at timestamptz,
  reviewed_sessions int not null default 0,
  off_track boolean not null default false,
  -- who signed what, and when; the plan and the closing are asked for by one and signed by another
  assessment_signed_by uuid references staff (id),
  plan_revision int not null default 0,
  plan_by uuid references staff (id),
  plan_signed_by uuid references staff (id),
  plan_agreed_at timestamptz,
  closing_by uuid references staff (id),
  closing_signed_by uuid references staff (id),
  outcome text check (outcome in ('recovered','improved','same','deteriorated','unknown')),
  closed_at timestamptz,
  reopened int not null default 0,
  keep_until date,
  check (not lead_id = any(conflict_with)),
  check (plan_signed_by is null or plan_signed_by <> plan_by),
  check (closing_signed_by is null or closing_signed_by <> closing_by),
  check (state <> 'ACTIVE' or plan_signed_by is not null),
  check (state not in ('FOLLOW_UP','CLOSED') or closing_signed_by is not null)
);
create unique index care_case_single on care_case (tenant_id, resident_id)
  where state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED');
create index care_case_place on care_case (tenant_id, unit_id, state_at desc);
create index care_case_lead on care_case (lead_id) where state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED');
create index care_case_resident on care_case (tenant_id, resident_id, opened_at desc);

create table case_member (
  case_id uuid not null references care_case (id) on delete cascade,
  staff_id uuid not null references staff (id),
  tenant_id uuid not null,
  part text not null check (part in ('lead','worker','counsellor','volunteer')),
  since timestamptz not null,
  primary key (case_id, staff_id)
);
create unique index case_member_lead on case_member (case_id) where part = 'lead';
create index case_member_staff on case_member (staff_id, part);

-- Cases the speaker sees whole: they are in its team, and not as a volunteer.
create function my_cases() returns uuid[] language sql stable security definer set search_path = public as $$
  select array(select case_id from case_member where staff_id = app_staff() and tenant_id = app_tenant() and part <> 'volunteer')
$$;
-- Places at and below which the speaker holds one of these roles.
create function my_posts(p_roles text[]) returns uuid[] language sql stable security definer set search_path = public as $$
  select array(select distinct u.id from staff_grant g join unit u on g.unit_id = any(u.path)
    where g.staff_id = app_staff() and g.tenant_id = app_tenant() and g.role = any(p_roles))
$$;
grant execute on function my_cases(), my_posts(text[]) to anxin_app;

-- Second wall of everything in a case: its team without volunteers, and the supervisor of the place.
create function fence_case(p_table text, p_resident text) returns void language plpgsql as $$
declare own text := case p_table when 'care_case' then 'id' else 'case_id' end;
  staff_rule text;
begin
  staff_rule := format('tenant_id = (select app_tenant()) and (select app_resident()) is null and ((select app_staff()) is null
    or %I = any(((select my_cases()))::uuid[]) or unit_id = any(((select my_posts(array[''supervisor''])))::uuid[]))', own);
  execute format('alter table %I enable row level security', p_table);
  execute format('create policy team_reads on %I for select to anxin_app using (%s)', p_table, staff_rule);
  execute format('create policy team_adds on %I for insert to anxin_app with check (%s)', p_table, staff_rule);
  execute format('create policy team_changes on %I for update to anxin_app using (%s) with check (%s)', p_table, staff_rule, staff_rule);
  if p_resident <> '' then
    execute format('create policy own_%s on %I for %s to anxin_app %s (tenant_id = (select app_tenant()) and resident_id = (select app_resident()))',
      p_resident, p_table, p_resident, case p_resident when 'insert' then 'with check' else 'using' end);
  end if;
  execute format('create policy house_work on %I for all to anxin_system using (true) with check (true)', p_table);
  execute format('grant select, insert, update on %I to anxin_app', p_table);
  execute format('grant select, insert, update, delete on %I to anxin_system', p_table);
end $$;
revoke all on function fence_case(text, text) from public;

select fence_case('care_case', 'select');
-- A case is opened by whoever works in the place; who is on its team is said with the next statement.
drop policy team_adds on care_case;
create policy opened on care_case for insert to anxin_app with check (tenant_id = (select app_tenant()) and (select app_resident()) is null
  and ((select app_staff()) is null or unit_id = any(((select my_posts(array['social_worker','counsellor','crisis_worker','supervisor'])))::uuid[])));
-- The person agrees to the plan.
create policy own_agree on care_case for update to anxin_app
  using (tenant_id = (select app_tenant()) and resident_id = (select app_resident()))
  with check (tenant_id = (select app_tenant()) and resident_id = (select app_resident()));

-- No step outside the protocol, and a case always begins as NEW.
create function care_case_check() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'NEW' then raise exception 'a case begins as NEW' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if new.state <> old.state and not exists
    (select 1 from care_case_step where from_state = old.state and to_state = new.state) then
    raise exception 'no step % > %', old.state, new.state using errcode = 'check_violation';
  end if;
  if app_resident() is not null and (to_jsonb(new) - 'plan_agreed_at') <> (to_jsonb(old) - 'plan_agreed_at') then
    raise exception 'a resident agrees to a plan and changes nothing else' using errcode = 'insufficient_privilege';
  end if;
  if new.state <> old.state and new.state = 'FOLLOW_UP' and case_safety_open(array[new.resident_id]) then
    raise exception 'safety is not settled' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger care_case_check before insert or update on care_case for each row execute function care_case_check();

-- An alert is open, or one of ORANGE and above was raised in the last year and no safety plan answers it.
create function case_safety_open(p_residents uuid[]) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from crisis_event e where e.resident_id = any(p_residents) and e.tenant_id = app_tenant() and not e.drill
    and e.false_alarm_by is null and (e.state not in ('CLOSED','DECEASED')
      or (e.state = 'CLOSED' and e.grade in ('RED_E','RED','ORANGE') and e.raised_at > clock_timestamp() - interval '1 year'
        and not exists (select 1 from safety_plan p where p.resident_id = e.resident_id and p.at >= e.raised_at))))
$$;
grant execute on function case_safety_open(uuid[]) to anxin_app;

-- A membership is seen by whoever sees the case, and by its holder.
alter table case_member enable row level security;
create policy team_reads on case_member for select to anxin_app using (tenant_id = (select app_tenant()) and ((select app_staff()) is null and (select app_resident()) is null
  or staff_id = (select app_staff()) or exists (select 1 from care_case c where c.id = case_id)));
create policy team_adds on case_member for insert to anxin_app with check (tenant_id = (select app_tenant()) and (select app_resident()) is null);
create policy team_changes on case_member for update to anxin_app using (tenant_id = (select app_tenant()) and (select app_resident()) is null and exists (select 1 from care_case c where c.id = case_id));
create policy team_leaves on case_member for delete to anxin_app using (tenant_id = (select app_tenant()) and (select app_resident()) is null and exists (select 1 from care_case c where c.id = case_id));
create policy house_work on case_member for all to anxin_system using (true) with check (true);
grant select, insert, update, delete on case_member to anxin_app, anxin_system;
-- Nobody puts themselves on a team: whoever opened the case does in the same transaction, its lead, or the supervisor.
create function case_member_check() returns trigger language plpgsql security definer set search_path = public as $$
declare c care_case%rowtype;
begin
  select * into c from care_case where id = new.case_id;
  if c.tenant_id <> new.tenant_id or new.staff_id = any(c.conflict_with) then
    raise exception 'not on this team' using errcode = 'check_violation';
  end if;
  if app_staff() is null or app_holds(array['supervisor'], c.unit_id)
    or exists (select 1 from case_member m where m.case_id = new.case_id and m.staff_id = app_staff() and m.part = 'lead')
    or not exists (select 1 from case_member m where m.case_id = new.case_id) then return new; end if;
  raise exception 'only the lead or the supervisor changes a team' using errcode = 'insufficient_privilege';
end $$;
create trigger case_member_check before insert or update on case_member for each row execute function case_member_check();

-- What happened to a case, in order; nothing is changed afterwards.
create table case_change (
  id uuid primary key,
  tenant_id uuid not null,
  unit_id uuid not null,
  case_id uuid not null references care_case (id) on delete cascade,
  resident_id uuid not null,
  what text not null,
  from_state text,
  to_state text,
  by_name text not null,
  text_sealed bytea,
  at timestamptz not null
);
create index case_change_case on case_change (case_id, id);
select fence_case('case_change', 'insert');
create trigger case_change_kept before update on case_change for each row execute function refuse_change();

-- One sheet of a case: intake, assessment, closing. A revision says whether somebody else wrote meanwhile.
create table case_sheet (
  case_id uuid not null references care_case (id) on delete cascade,
  sheet text not null check (sheet in ('intake','assessment','closing')),
  tenant_id uuid not null,
  unit_id uuid not null,
  resident_id uuid not null,
  revision int not null,
  fields_sealed bytea not null,
  by_id uuid references staff (id),
  by_name text not null,
  at timestamptz not null,
  primary key (case_id, sheet)
);
select fence_case('case_sheet', '');

create table case_goal (
  id uuid primary key,
  tenant_id uuid not null,
  unit_id uuid not null,
  case_id uuid not null references care_case (id) on delete cascade,
  resident_id uuid not null,
  place int not null,
  -- statement, measure, baseline, target
  fields_sealed bytea not null,
  -- in the words of the person
  own_words_sealed bytea,
  due_on date not null,
  owner_id uuid references staff (id),
  attainment int check (attainment between -2 and 2),
  attained_at timestamptz,
  dropped_at timestamptz
);
create index case_goal_case on case_goal (case_id, place);
select fence_case('case_goal', 'select');
create policy own_words on case_goal for update to anxin_app
  using (tenant_id = (select app_tenant()) and resident_id = (select app_resident()))
  with check (tenant_id = (select app_tenant()) and resident_id = (select app_resident()));
create function case_goal_check() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (select count(*) from case_goal where case_id = new.case_id and dropped_at is null and id <> new.id) >= 3 and new.dropped_at is null then
    raise exception 'a case has at most three goals' using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' and app_resident() is not null and (to_jsonb(new) - 'own_words_sealed') <> (to_jsonb(old) - 'own_words_sealed') then
    raise exception 'a resident says a goal in own words and changes nothing else' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger case_goal_check before insert or update on case_goal for each row execute function case_goal_check();

-- What somebody is to do. Whoever it is given to sees it, and nothing else of the case.
create table case_task (
  id uuid primary key,
  tenant_id uuid not null,
  unit_id uuid not null,
  case_id uuid not null references care_case (id) on delete cascade,
  resident_id uuid not null,
  kind text not null,
  goal_id uuid references case_goal (id),
  text_sealed bytea not null,
  owner_id uuid not null references staff (id),
  due_at timestamptz not null,
  state text not null default 'open' check (state in ('open','done','dropped')),
  done_at timestamptz,
  done_by uuid references staff (id),
  note_sealed bytea,
  -- of a follow-up after closing: 1, 3 or 6
  months int
);
create index case_task_owner on case_task (owner_id, due_at) where state = 'open';
create index case_task_case on case_task (case_id, due_at);
create unique index case_task_follow_up on case_task (case_id, months) where months is not null and state = 'open';
select fence_case('case_task', '');
create policy given_reads on case_task for select to anxin_app using (tenant_id = (select app_tenant()) and owner_id = (select app_staff()));
create policy given_does on case_task for update to anxin_app
  using (tenant_id = (select app_tenant()) and owner_id = (select app_staff()))
  with check (tenant_id = (select app_tenant()) and owner_id = (select app_staff()));

-- How a consent was given: who read what, and how it was signed. Insert only.
create table consent_act (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null,
  resident_id uuid not null,
  case_id uuid,
  what text not null check (what in ('consent','plan')),
  how text not null check (how in ('online','drawn','spoken','paper')),
  -- SHA-256 of the words that were shown, as they were shown
  shown_hash text not null,
  shown_sealed bytea not null,
  -- typed name or drawn picture
  signature_sealed bytea,
  -- whoever heard it, when it was spoken
  witness_id uuid references staff (id),
  witness_sealed bytea,
  supporter_sealed bytea,
  by_id uuid references staff (id),
  by_name text not null,
  at timestamptz not null,
  check (how <> 'spoken' or witness_id is not null or witness_sealed is not null),
  check (witness_id is null or by_id is null or witness_id <> by_id),
  check (how not in ('online','drawn') or signature_sealed is not null)
);
create index consent_act_resident on consent_act (tenant_id, resident_id, at desc);
alter table consent_act enable row level security;
create policy place_reads on consent_act for select to anxin_app using (tenant_id = (select app_tenant()) and (resident_id = (select app_resident())
  or ((select app_resident()) is null and ((select app_staff()) is null
    or case_id = any(((select my_cases()))::uuid[]) or unit_id = any(((select my_posts(array['supervisor','dpo'])))::uuid[])))));
create policy place_adds on consent_act for insert to anxin_app with check (tenant_id = (select app_tenant())
  and ((select app_resident()) is null or resident_id = (select app_resident())));
create policy house_work on consent_act for all to anxin_system using (true) with check (true);
grant select, insert on consent_act to anxin_app, anxin_system;
create trigger consent_act_kept before update on consent_act for each row execute function refuse_change();

-- Withdrawn: the lead is told at once, in the same transaction, whoever withdrew it and wherever.
create function case_consent_withdrawn() returns trigger language plpgsql security definer set search_path = public as $$
declare c care_case%rowtype;
begin
  -- what was never given is not withdrawn
  if (select given from consent where resident_id = new.resident_id and purpose = new.purpose and id <> new.id
    order by at desc, id desc limit 1) is not true then return null; end if;
  select * into c from care_case where resident_id = new.resident_id and tenant_id = new.tenant_id
    and state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED');
  if not found then return null; end if;
  insert into case_change (id, tenant_id, unit_id, case_id, resident_id, what, by_name, to_state, at)
    values (gen_random_uuid(), c.tenant_id, c.unit_id, c.id, c.resident_id, 'casework.consent_withdrawn', '', new.purpose, new.at);
  insert into case_task (id, tenant_id, unit_id, case_id, resident_id, kind, text_sealed, owner_id, due_at)
    values (gen_random_uuid(), c.tenant_id, c.unit_id, c.id, c.resident_id, 'consent', ''::bytea, c.lead_id, new.at + interval '1 day');
  return null;
end $$;
create trigger case_consent_withdrawn after insert on consent for each row
  when (not new.given and new.purpose in ('case_record','case_sharing','case_supervision','referral','recording','reminders'))
  execute function case_consent_withdrawn();

-- Households: a family as one; each member's case stays their own.
create table household (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  name_sealed bytea not null,
  at timestamptz not null
);
create table household_member (
  household_id uuid not null references household (id) on delete cascade,
  resident_id uuid not null,
  tenant_id uuid not null,
  unit_id uuid not null,
  relation_sealed bytea not null,
  at timestamptz not null,
  primary key (household_id, resident_id)
);
create index household_member_resident on household_member (tenant_id, resident_id);
do $$ declare t text; begin
  foreach t in array array['household','household_member'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy place_work on %I for all to anxin_app using (tenant_id = (select app_tenant()) and (select app_resident()) is null
      and ((select app_staff()) is null or unit_id = any(((select my_posts(array[''social_worker'',''counsellor'',''crisis_worker'',''supervisor''])))::uuid[])))
      with check (tenant_id = (select app_tenant()) and (select app_resident()) is null)', t);
    execute format('create policy house_work on %I for all to anxin_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to anxin_app, anxin_system', t);
  end loop;
end $$;

-- Days on which those left behind are thought of; a letter only to whoever wished it.
create table case_remembrance (
  id uuid primary key,
  tenant_id uuid not null,
  unit_id uuid not null,
  case_id uuid not null references care_case (id) on delete cascade,
  resident_id uuid not null,
  kind text not null check (kind in ('seventh','hundredth','year')),
  on_day date not null,
  told_at timestamptz,
  unique (case_id, resident_id, kind, on_day)
);
create index case_remembrance_due on case_remembrance (tenant_id, on_day) where told_at is null;
select fence_case('case_remembrance', '');
grant delete on case_remembrance to anxin_app;
create policy team_drops on case_remembrance for delete to anxin_app using (tenant_id = (select app_tenant()) and told_at is null and exists (select 1 from care_case c where c.id = case_id));

-- A supervisor lets somebody carry more than the cap for a week.
create table caseload_override (
  id uuid primary key,
  tenant_id uuid not null,
  staff_id uuid not null references staff (id),
  by_id uuid not null references staff (id),
  reason text not null,
  until timestamptz not null,
  at timestamptz not null,
  check (staff_id <> by_id)
);
create index caseload_override_staff on caseload_override (tenant_id, staff_id, until desc);
select fence('caseload_override', false);

-- What everybody carries, in numbers, without opening a case.
create function case_load(p_staff uuid[], p_now timestamptz)
returns table (staff_id uuid, active int, urgent int, overdue int, quiet int) language sql stable security definer set search_path = public as $$
  select s, (count(c.id))::int,
    (count(c.id) filter (where c.colour in ('RED-E','RED','ORANGE')))::int,
    (count(c.id) filter (where c.phase_due_at < p_now))::int,
    (count(c.id) filter (where c.state = 'ACTIVE' and coalesce(c.last_contact_at, c.opened_at) < p_now - interval '30 days'))::int
  from unnest(p_staff) s left join care_case c on c.lead_id = s and c.tenant_id = app_tenant() and app_resident() is null
    and c.state not in ('FOLLOW_UP','CLOSED','TRANSFERRED','DECLINED','DECEASED')
  group by s
$$;
grant execute on function case_load(uuid[], timestamptz) to anxin_app;

-- The open case of somebody, for whoever is about to open another: its number and whom to ask, nothing more.
create function case_open_of(p_residents uuid[]) returns table (resident_id uuid, id uuid, number int, state text, lead_name text)
language sql stable security definer set search_path = public as $$
  select distinct on (c.resident_id) c.resident_id, c.id, c.number, c.state, f.name from care_case c join staff f on f.id = c.lead_id
  where c.resident_id = any(p_residents) and c.tenant_id = app_tenant() and app_resident() is null and app_staff() is not null
  order by c.resident_id, c.opened_at desc
$$;
grant execute on function case_open_of(uuid[]) to anxin_app;

-- What an agency made of a template, and upon which version.
create table plan_template (
  tenant_id uuid not null references tenant (id),
  code text not null,
  base_version text not null,
  base jsonb not null,
  body jsonb not null,
  by_name text not null,
  at timestamptz not null,
  primary key (tenant_id, code)
);
select fence('plan_template', false);

-- Finding a person again. Keys are fingerprints under the house's key: equal names are equal here, and nothing can be read.
create table person_key (
  tenant_id uuid not null references tenant (id),
  key bytea not null,
  resident_id uuid not null references resident (id) on delete cascade,
  kind text not null,
  primary key (tenant_id, key, kind, resident_id)
);
create index person_key_resident on person_key (resident_id);
create table person_alias (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null references resident (id) on delete cascade,
  text_sealed bytea not null,
  at timestamptz not null
);
create index person_alias_resident on person_alias (resident_id);
-- Whose keys are to be made again, since their name or number changed.
create table person_due (
  resident_id uuid primary key references resident (id) on delete cascade,
  tenant_id uuid not null
);
create index person_due_tenant on person_due (tenant_id);
-- Two records of one person. Both keep their history; the record says who joined them, and it can be taken back.
create table person_merge (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  kept_id uuid not null references resident (id) on delete cascade,
  merged_id uuid not null references resident (id) on delete cascade,
  reason_sealed bytea not null,
  by_id uuid not null references staff (id),
  by_name text not null,
  at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid references staff (id),
  check (kept_id <> merged_id)
);
create unique index person_merge_once on person_merge (merged_id) where undone_at is null;
create index person_merge_kept on person_merge (kept_id) where undone_at is null;
do $$ declare t text; begin
  foreach t in array array['person_key','person_alias','person_due','person_merge'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy staff_work on %I for all to anxin_app using (tenant_id = (select app_tenant()) and (select app_resident()) is null)
      with check (tenant_id = (select app_tenant()) and (select app_resident()) is null)', t);
    execute format('create policy house_work on %I for all to anxin_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to anxin_app, anxin_system', t);
  end loop;
end $$;
create function person_changed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.kind = 'registered' then
    insert into person_due (resident_id, tenant_id) values (new.id, new.tenant_id) on conflict do nothing;
  end if;
  return null;
end $$;
create trigger person_added after insert on resident for each row when (new.kind = 'registered') execute function person_changed();
create trigger person_changed after update of name_sealed, phone_sealed, kind on resident for each row
  when (new.name_sealed is distinct from old.name_sealed or new.phone_sealed is distinct from old.phone_sealed or new.kind <> old.kind)
  execute function person_changed();
insert into person_due (resident_id, tenant_id) select id, tenant_id from resident where kind = 'registered';

-- Everybody a resident is: themselves, and whoever was joined to them.
create function same_person(p_resident uuid) returns uuid[] language sql stable security definer set search_path = public as $$
  with kept as (select coalesce((select kept_id from person_merge where merged_id = p_resident and undone_at is null), p_resident) as id)
  select array(select id from kept union select merged_id from person_merge, kept where kept_id = kept.id and undone_at is null)
$$;
grant execute on function same_person(uuid) to anxin_app;

-- Room record ----------------------------------------------------------------------------------------------------

create table case_note (
  id uuid primary key,
  tenant_id uuid not null,
  unit_id uuid not null,
  case_id uuid not null references care_case (id) on delete cascade,
  resident_id uuid not null,
  author_id uuid not null references staff (id),
  author_name text not null,
  format text not null check (format in ('dap','soap')),
  revision int not null,
  -- the parts of the note, next step, mood and problems
  fields_sealed bytea not null,
  mode text check (mode in ('face','home','phone','text','video')),
  minutes int check (minutes between 0 and 600),
  attendance text check (attendance in ('came','late','no_show','cancelled')),
  -- asked about safety: nobody signs without an answer
  risk text check (risk in ('not_asked','none','present')),
  goals uuid[] not null default '{}',
  session_at timestamptz not null,
  saved_at timestamptz not null,
  signed_at timestamptz,
  signed_hash text,
  check (signed_at is null or (mode is not null and attendance is not null and risk is not null and signed_hash is not null))
);
create index case_note_case on case_note (case_id, session_at desc);
create index case_note_open on case_note (author_id) where signed_at is null;
select fence_case('case_note', '');
-- Others of the team read what is signed; a draft is its author's.
drop policy team_reads on case_note;
create policy team_reads on case_note for select to anxin_app using (tenant_id = (select app_tenant()) and (select app_resident()) is null
  and ((select app_staff()) is null or author_id = (select app_staff()) or (signed_at is not null
    and (case_id = any(((select my_cases()))::uuid[]) or unit_id = any(((select my_posts(array['supervisor'])))::uuid[])))));
drop policy team_adds on case_note;
create policy author_adds on case_note for insert to anxin_app with check (tenant_id = (select app_tenant())
  and author_id = (select app_staff()) and case_id = any(((select my_cases()))::uuid[]));
drop policy team_changes on case_note;
create policy author_changes on case_note for update to anxin_app
  using (tenant_id = (select app_tenant()) and author_id = (select app_staff()))
  with check (tenant_id = (select app_tenant()) and author_id = (select app_staff()));
-- Signed is signed: corrections are added, never made.
create function case_note_locked() returns trigger language plpgsql as $$
begin
  if current_user = 'anxin_app' and (tg_op = 'DELETE' or old.signed_at is not null) then
    raise exception 'a signed note is not changed' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'UPDATE' and old.signed_at is not null
    and (to_jsonb(new) - 'fields_sealed') <> (to_jsonb(old) - 'fields_sealed') then
    raise exception 'a signed note is not changed' using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger case_note_locked before update or delete on case_note for each row execute function case_note_locked();

create table case_addendum (
  id uuid primary key,
  tenant_id uuid not null,
  unit_id uuid not null,
  case_id uuid not null references care_case (id) on delete cascade,
  note_id uuid not null references case_note (id) on delete cascade,
  resident_id uuid not null,
  author_id uuid not null references staff (id),
  author_name text not null,
  text_sealed bytea not null,
  at timestamptz not null
);
create index case_addendum_case on case_addendum (case_id, at);
select fence_case('case_addendum', '');
create trigger case_addendum_kept before update on case_addendum for each row execute function refuse_change();

-- How many notes of a case are not signed, also those one may not read.
create function case_open_notes(p_case uuid) returns int language sql stable security definer set search_path = public as $$
  select count(*)::int from case_note where case_id = p_case and tenant_id = app_tenant() and signed_at is null
$$;
grant execute on function case_open_notes(uuid) to anxin_app;

-- Keys members of staff made in their own browser: the public half, and the private half locked with words the house never hears.
create table own_key (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  staff_id uuid not null references staff (id),
  public_key jsonb not null,
  locked_key bytea not null,
  salt bytea not null,
  rounds int not null check (rounds >= 600000),
  at timestamptz not null
);
create index own_key_staff on own_key (tenant_id, staff_id, at desc);
alter table own_key enable row level security;
create policy colleagues_read on own_key for select to anxin_app using (tenant_id = (select app_tenant()) and (select app_staff()) is not null);
create policy own_add on own_key for insert to anxin_app with check (tenant_id = (select app_tenant()) and staff_id = (select app_staff()));
create policy house_work on own_key for all to anxin_system using (true) with check (true);
grant select, insert on own_key to anxin_app, anxin_system;

-- Working notes of one person: ciphertext only. The house holds no key to them.
create table process_note (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  case_id uuid not null references care_case (id) on delete cascade,
  resident_id uuid not null,
  author_id uuid not null references staff (id),
  revision int not null,
  iv bytea not null,
  cipher bytea not null,
  at timestamptz not null
);
create index process_note_case on process_note (case_id, author_id);
create table process_note_key (
  note_id uuid not null references process_note (id) on delete cascade,
  staff_id uuid not null references staff (id),
  tenant_id uuid not null,
  key_id uuid not null references own_key (id),
  wrapped bytea not null,
  primary key (note_id, staff_id)
);
alter table process_note enable row level security;
alter table process_note_key enable row level security;
create policy holder_reads on process_note_key for select to anxin_app using (tenant_id = (select app_tenant())
  and (select app_staff()) is not null and (staff_id = (select app_staff()) or note_id in (select id from process_note where author_id = (select app_staff()))));
create policy author_adds on process_note_key for insert to anxin_app with check (tenant_id = (select app_tenant()) and (select app_staff()) is not null);
create policy author_drops on process_note_key for delete to anxin_app using (tenant_id = (select app_tenant())
  and note_id in (select id from process_note where author_id = (select app_staff())));
create policy house_work on process_note_key for all to anxin_system using (true) with check (true);
create function holds_process_note(p_note uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from process_note_key where note_id = p_note and staff_id = app_staff())
$$;
grant execute on function holds_process_note(uuid) to anxin_app;
-- The author, and the supervisor the author named.
create policy holder_reads on process_note for select to anxin_app using (tenant_id = (select app_tenant())
  and (author_id = (select app_staff()) or holds_process_note(id)));
create policy author_adds on process_note for insert to anxin_app with check (tenant_id = (select app_tenant())
  and author_id = (select app_staff()) and case_id = any(((select my_cases()))::uuid[]));
create policy author_changes on process_note for update to anxin_app
  using (tenant_id = (select app_tenant()) and author_id = (select app_staff()))
  with check (tenant_id = (select app_tenant()) and author_id = (select app_staff()));
create policy house_work on process_note for all to anxin_system using (true) with check (true);
grant select, insert, update on process_note to anxin_app;
grant select, insert, delete on process_note_key to anxin_app;
grant select, insert, update, delete on process_note, process_note_key to anxin_system;
-- A key may be laid beside a note by its author alone.
create function process_note_key_check() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if not exists (select 1 from process_note where id = new.note_id and author_id = app_staff()) then
    raise exception 'only the author shares a working note' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger process_note_key_check before insert on process_note_key for each row execute function process_note_key_check();

-- Three answers after a session. Without a name it carries a place and a day, no person and no case.
create table session_feedback (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  case_id uuid,
  resident_id uuid,
  heard int not null check (heard between 1 and 5),
  mine int not null check (mine between 1 and 5),
  better int not null check (better between 1 and 5),
  text_sealed bytea,
  on_day date not null
);
create index session_feedback_place on session_feedback (tenant_id, unit_id, on_day desc);
alter table session_feedback enable row level security;
create policy supervisor_reads on session_feedback for select to anxin_app using (tenant_id = (select app_tenant()) and (select app_resident()) is null
  and ((select app_staff()) is null or unit_id = any(((select my_posts(array['supervisor'])))::uuid[])));
create policy said on session_feedback for insert to anxin_app with check (tenant_id = (select app_tenant())
  and (select app_staff()) is null and (resident_id is null or resident_id = (select app_resident())));
create policy house_work on session_feedback for all to anxin_system using (true) with check (true);
grant select, insert on session_feedback to anxin_app, anxin_system;
create trigger session_feedback_kept before update or delete on session_feedback for each row execute function refuse_change();

-- Measures of somebody, as the room assessment shows them: totals and bands, no answers.
create view case_measure with (security_invoker = true) as
  select r.id, r.resident_id, r.instrument, r.version, r.total, r.band, r.ended_at, s.mode from response r
  join sitting s on s.id = r.sitting_id where r.done and r.valid and r.total is not null;
grant select on case_measure to anxin_app;

-- What is over is forgotten when its lawful term is over; a tombstone keeps a restored backup from bringing it back.
create function case_forget(p_now timestamptz) returns int language plpgsql security definer set search_path = public as $$
declare gone int;
begin
  insert into tombstone (id, tenant_id, what, basis, at)
    select id, tenant_id, 'care_case', 'retention', p_now from care_case
    where tenant_id = app_tenant() and app_staff() is null and app_resident() is null
      and keep_until < p_now::date and state in ('CLOSED','TRANSFERRED','DECLINED','DECEASED') on conflict do nothing;
  delete from care_case where tenant_id = app_tenant() and app_staff() is null and app_resident() is null
    and keep_until < p_now::date and state in ('CLOSED','TRANSFERRED','DECLINED','DECEASED');
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke all on function case_forget(timestamptz) from public;
grant execute on function case_forget(timestamptz) to anxin_app;
