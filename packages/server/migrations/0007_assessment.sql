-- Early warning: forms as they were answered, findings, decisions, the worklist, campaigns, phases, plans.

-- One version of one form, for ever. Those of the release belong to no agency.
create table instrument_version (
  id uuid primary key,
  tenant_id uuid references tenant (id),
  instrument text not null,
  version text not null,
  hash text not null,
  body jsonb not null,
  signed_by text,
  permission text,
  published_at timestamptz not null
);
create unique index instrument_version_release on instrument_version (instrument, version) where tenant_id is null;
create unique index instrument_version_own on instrument_version (tenant_id, instrument, version) where tenant_id is not null;
alter table instrument_version enable row level security;
create policy instrument_read on instrument_version for select to anxin_app using (tenant_id is null or tenant_id = (select app_tenant()));
create policy instrument_publish on instrument_version for insert to anxin_app
  with check (tenant_id = (select app_tenant()) and (select app_resident()) is null);
create policy house_work on instrument_version for all to anxin_system using (true) with check (true);
grant select, insert on instrument_version to anxin_app, anxin_system;
create trigger instrument_version_kept before update or delete on instrument_version for each row execute function refuse_change();

create table campaign (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  organiser_id uuid not null references staff (id),
  title text not null,
  pack text not null,
  consent_text text not null,
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  invited int not null check (invited >= 10),
  closed_at timestamptz,
  created_at timestamptz not null
);
create index campaign_place on campaign (tenant_id, created_at desc);
-- A code knows that it was used; nothing here or anywhere joins it to a person.
create table campaign_code (
  code_index bytea primary key,
  tenant_id uuid not null,
  campaign_id uuid not null references campaign (id),
  begun boolean not null default false,
  finished boolean not null default false
);
create index campaign_code_campaign on campaign_code (campaign_id);

create table sitting (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null,
  unit_id uuid not null references unit (id),
  pack text not null,
  mode text not null check (mode in ('self','assisted','interviewer','proxy')),
  proxy_relation text check ((mode = 'proxy') = (proxy_relation is not null)),
  staff_id uuid references staff (id),
  staff_name text,
  -- what the person without a name told of themselves; whole years
  age int,
  sex text check (sex in ('f','m')),
  phase text not null,
  config text not null,
  state text not null default 'open' check (state in ('open','finished')),
  safety boolean not null default false,
  colour text,
  rule text,
  code_index bytea,
  claim_index bytea unique,
  claim_sealed bytea,
  started_at timestamptz not null,
  finished_at timestamptz,
  check ((mode = 'self') = (staff_id is null))
);
create index sitting_resident on sitting (tenant_id, resident_id, started_at desc);

create table response (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  sitting_id uuid not null references sitting (id) on delete cascade,
  instrument text not null,
  version text not null,
  answers_sealed bytea not null,
  seconds jsonb not null default '{}',
  done boolean not null default false,
  valid boolean,
  total double precision,
  band text,
  positive boolean,
  prorated boolean,
  subscales jsonb,
  flags text[] not null default '{}',
  started_at timestamptz not null,
  ended_at timestamptz,
  unique (sitting_id, instrument)
);
create index response_measure on response (tenant_id, resident_id, instrument, ended_at);

-- Written with the answer that fired it.
create table trigger_event (
  response_id uuid not null references response (id) on delete cascade,
  items text not null,
  action text not null,
  tenant_id uuid not null,
  resident_id uuid not null,
  at timestamptz not null,
  primary key (response_id, items, action)
);
create index trigger_event_resident on trigger_event (tenant_id, resident_id, at desc);

-- History, circumstances and groups as workers know them, and what the chat has shown.
create table care_profile (
  resident_id uuid primary key,
  tenant_id uuid not null,
  fields_sealed bytea,
  chat_level text,
  chat_at timestamptz,
  changed_at timestamptz not null
);

create table worklist_entry (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null,
  unit_id uuid not null references unit (id),
  colour text not null check (colour in ('RED-E','RED','ORANGE','YELLOW','GREEN+','GREEN')),
  -- order of the list: colour first; 1 less where somebody became worse while waiting
  urgency int not null,
  tier int not null check (tier between 0 and 4),
  rule text not null,
  decision_id uuid not null,
  state text not null default 'open' check (state in ('open','taken','contacted','closed')),
  owner_id uuid references staff (id),
  mode text,
  worse boolean not null default false,
  missed int not null default 0,
  due_what text not null check (due_what in ('acknowledge','contact','assessment','decision','call_unanswered')),
  due_at timestamptz not null,
  event_id uuid,
  -- what a row of the list shows, so that a page of it reads no other large table
  name_sealed bytea,
  minor boolean not null default false,
  contact_sealed bytea,
  lowering_colour text,
  lowering_by uuid references staff (id),
  lowering_sealed bytea,
  outcome text,
  false_alarm text,
  opened_at timestamptz not null,
  closed_at timestamptz,
  check ((state = 'open') = (owner_id is null) or state = 'closed'),
  check ((state = 'closed') = (closed_at is not null and outcome is not null))
);
-- one open entry a person: what comes later joins it
create unique index worklist_single on worklist_entry (resident_id) where state <> 'closed';
create index worklist_open on worklist_entry (tenant_id, urgency, due_at, id) where state <> 'closed';
create index worklist_due on worklist_entry (due_at) where state <> 'closed';
create index worklist_closed on worklist_entry (tenant_id, closed_at desc, id) where state = 'closed';

create table triage_decision (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  sitting_id uuid,
  rule text not null,
  colour text not null,
  tier int not null,
  evidence jsonb not null,
  rejected jsonb not null default '[]',
  input_sealed bytea not null,
  config_version int not null,
  by_id uuid references staff (id),
  by_name text not null,
  second_id uuid references staff (id),
  reason_sealed bytea,
  -- against the measure before, where it was measured
  change text check (change in ('better','worse','none')),
  at timestamptz not null
);
create index triage_decision_resident on triage_decision (tenant_id, resident_id, at);

create table worklist_step (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  entry_id uuid not null references worklist_entry (id) on delete cascade,
  what text not null,
  staff_id uuid,
  by_name text not null,
  text_sealed bytea,
  at timestamptz not null
);
create index worklist_step_entry on worklist_step (tenant_id, entry_id, at);

create table observation (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  unit_id uuid not null references unit (id),
  staff_id uuid not null references staff (id),
  signs text[] not null,
  danger_now boolean not null,
  words_sealed bytea,
  where_sealed bytea,
  at timestamptz not null
);
create index observation_resident on observation (tenant_id, resident_id, at desc);

create table rescreen (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  decision_id uuid not null,
  kind text not null check (kind in ('contact','form','invitation')),
  pack text not null,
  due_at timestamptz not null,
  state text not null default 'due' check (state in ('due','sent','answered','unanswered','cancelled')),
  sent_at timestamptz
);
create index rescreen_resident on rescreen (tenant_id, resident_id, due_at);
create index rescreen_due on rescreen (due_at) where state in ('due','sent');

create table region_phase (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  phase text not null check (phase in ('emergency','reconstruction','routine')),
  from_day date not null,
  until_day date check (until_day >= from_day),
  order_number text not null,
  staff_id uuid not null references staff (id),
  at timestamptz not null,
  ended_at timestamptz
);
create index region_phase_place on region_phase (tenant_id, unit_id, from_day desc);

create table group_plan (
  tenant_id uuid not null references tenant (id),
  population text not null,
  body jsonb not null,
  staff_id uuid not null references staff (id),
  at timestamptz not null,
  primary key (tenant_id, population)
);

-- Changes of cut-offs: proposed by one, put in force by another. `version` counts those in force.
create table cutoff_change (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  version int,
  changes jsonb not null,
  moved jsonb not null,
  reason text not null,
  state text not null default 'proposed' check (state in ('proposed','in_force','refused')),
  by_id uuid not null references staff (id),
  second_id uuid references staff (id),
  at timestamptz not null,
  answered_at timestamptz,
  check (second_id is distinct from by_id),
  check ((state = 'proposed') = (second_id is null)),
  unique (tenant_id, version)
);
create unique index cutoff_change_waiting on cutoff_change (tenant_id) where state = 'proposed';

select fence(t, true) from unnest(array['sitting','response','trigger_event','care_profile','worklist_entry','triage_decision',
  'worklist_step','observation','rescreen']) t;
select fence(t, false) from unnest(array['campaign','campaign_code','region_phase','group_plan','cutoff_change']) t;

-- What was decided and seen stays as it was. It goes only with the person, and not in the name of whoever knocks.
create function keep_measure() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if current_user = 'anxin_app' then raise exception 'insert only: %', tg_table_name using errcode = 'restrict_violation'; end if;
    return old;
  end if;
  if current_user <> 'anxin_app' and (to_jsonb(new) - array['resident_id','input_sealed','reason_sealed','text_sealed','words_sealed','where_sealed'])
    = (to_jsonb(old) - array['resident_id','input_sealed','reason_sealed','text_sealed','words_sealed','where_sealed']) then return new; end if;
  raise exception 'insert only: %', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger trigger_event_kept before update or delete on trigger_event for each row execute function keep_measure();
create trigger triage_decision_kept before update or delete on triage_decision for each row execute function keep_measure();
create trigger worklist_step_kept before update or delete on worklist_step for each row execute function keep_measure();
create trigger observation_kept before update or delete on observation for each row execute function keep_measure();

-- A form that is done keeps its answers and its band.
create function keep_response() returns trigger language plpgsql as $$
begin
  if old.done and (to_jsonb(new) - array['resident_id','answers_sealed']) <> (to_jsonb(old) - array['resident_id','answers_sealed'])
    or (old.done and new.answers_sealed <> old.answers_sealed and current_user = 'anxin_app') then
    raise exception 'a form that is done does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger response_kept before update on response for each row execute function keep_response();

create function colour_rank(p_colour text) returns int language sql immutable as
  $$ select array_position(array['RED-E','RED','ORANGE','YELLOW','GREEN+','GREEN'], p_colour) $$;

create function holds_certificate(p_staff uuid, p_duty text, p_at timestamptz) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select 1 from staff_certificate c join staff f on f.id = c.staff_id
    where c.staff_id = p_staff and c.duty = p_duty and f.state = 'active'
      and c.valid_until >= (p_at at time zone 'Asia/Shanghai')::date)
$$;
revoke all on function holds_certificate(uuid, text, timestamptz) from public;
grant execute on function holds_certificate(uuid, text, timestamptz) to anxin_app, anxin_system;

-- Raising is free. ORANGE is lowered by somebody certified, for a reason; RED by two people, each certified.
create function guard_colour() returns trigger language plpgsql security definer set search_path = public as $$
declare d triage_decision%rowtype;
begin
  if colour_rank(new.colour) <= colour_rank(old.colour) or colour_rank(old.colour) > 3 then return new; end if;
  select * into d from triage_decision where id = new.decision_id;
  if d.by_id is null or d.reason_sealed is null or not holds_certificate(d.by_id, 'C-CRISIS', d.at) then
    raise exception 'lowering % needs the certificate and a reason', old.colour using errcode = 'check_violation';
  end if;
  if old.colour in ('RED-E','RED') and (d.second_id is null or d.second_id = d.by_id
      or not holds_certificate(d.second_id, 'C-SUPERVISE', d.at)) then
    raise exception 'lowering % needs two people', old.colour using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger worklist_colour before update of colour on worklist_entry for each row execute function guard_colour();

-- Nobody leaves the list without a decision that somebody made.
create function guard_leaving() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if old.state = 'closed' and new.state <> 'closed' then
    raise exception 'a closed entry stays closed' using errcode = 'check_violation';
  end if;
  if new.state = 'closed' and old.state <> 'closed' and not exists (select 1 from worklist_step s
      where s.entry_id = new.id and s.what = 'worklist.entry_decided' and s.staff_id is not null and s.at = new.closed_at) then
    raise exception 'nobody leaves the list without a decision' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create constraint trigger worklist_leaving after update of state on worklist_entry
  deferrable initially deferred for each row execute function guard_leaving();
create function refuse_leaving() returns trigger language plpgsql as $$
begin
  if current_user = 'anxin_app' then raise exception 'nobody leaves the list by being deleted' using errcode = 'restrict_violation'; end if;
  return old;
end $$;
create trigger worklist_deleted before delete on worklist_entry for each row execute function refuse_leaving();

-- The list shows people as they are called now.
create function carry_name() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update worklist_entry set name_sealed = new.name_sealed where resident_id = new.id and state <> 'closed';
  return null;
end $$;
create trigger resident_name_carried after update of name_sealed on resident for each row
  when (new.name_sealed is distinct from old.name_sealed) execute function carry_name();

-- A result kept by a code joins whoever shows the code; the code is used up.
create function claim_result(p_index bytea, p_to uuid) returns boolean
language plpgsql security definer set search_path = public as $$
declare s sitting%rowtype; t text;
begin
  select * into s from sitting where claim_index = p_index and tenant_id = app_tenant() for update;
  if not found or p_to is distinct from app_resident() then return false; end if;
  if s.resident_id <> p_to and exists (select 1 from resident where id = s.resident_id and kind <> 'anonymous') then return false; end if;
  update sitting set resident_id = p_to, claim_index = null, claim_sealed = null where id = s.id;
  update response set resident_id = p_to where sitting_id = s.id;
  update trigger_event set resident_id = p_to where response_id in (select id from response where sitting_id = s.id);
  update triage_decision set resident_id = p_to where sitting_id = s.id;
  return true;
end $$;
grant execute on function claim_result(bytea, uuid) to anxin_app;

-- Everything measured of a person goes with the person, except what belongs to a kept alert.
create function forget_measures(p_resident uuid) returns void
language plpgsql security definer set search_path = public as $$
begin
  if p_resident is distinct from app_resident() then raise exception 'only for oneself' using errcode = 'restrict_violation'; end if;
  delete from sitting where resident_id = p_resident;
  delete from rescreen where resident_id = p_resident;
  delete from care_profile where resident_id = p_resident;
  delete from observation where resident_id = p_resident;
  delete from worklist_entry where resident_id = p_resident and event_id is null;
  update worklist_entry set name_sealed = null where resident_id = p_resident;
  delete from triage_decision d where resident_id = p_resident
    and not exists (select 1 from worklist_entry e where e.resident_id = p_resident);
end $$;
grant execute on function forget_measures(uuid) to anxin_app;
