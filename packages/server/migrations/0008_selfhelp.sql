-- Self-help: moods, exercises, leaves of an exercise book, and the five sessions with a lay helper beside them.
-- What somebody writes for themselves is theirs alone. Staff see a mood while it is shown to them, and of the
-- programme what a helper needs; the house, working for one agency, sees no mood, no exercise and no leaf.

-- True while the member of staff who speaks holds one of these roles at the place or above it.
create function app_holds(p_roles text[], p_unit uuid) returns boolean language sql stable as $$
  select exists (select 1 from staff_grant g join unit u on u.id = p_unit
    where g.staff_id = (select app_staff()) and g.role = any(p_roles) and g.unit_id = any(u.path))
$$;

create table mood (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null references resident (id) on delete cascade,
  day date not null,
  at timestamptz not null,
  -- 1 is a storm, 5 is sun
  value int not null check (value between 1 and 5),
  words text[] not null default '{}',
  topics text[] not null default '{}',
  note_sealed bytea,
  kept_at timestamptz not null
);
create index mood_resident on mood (resident_id, day desc, at desc);
create index mood_old on mood (day);

-- One entry shown to one person. Taken back, the row stays and shows nothing.
create table mood_share (
  mood_id uuid not null references mood (id) on delete cascade,
  staff_id uuid not null references staff (id),
  tenant_id uuid not null,
  resident_id uuid not null,
  since timestamptz not null,
  ended_at timestamptz,
  primary key (mood_id, staff_id)
);
create index mood_share_live on mood_share (staff_id, mood_id) where ended_at is null;

create table exercise_run (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null references resident (id) on delete cascade,
  module text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  -- distress 0–10
  distress_before int check (distress_before between 0 and 10),
  distress_after int check (distress_after between 0 and 10),
  useful int check (useful between 0 and 3),
  stopped text check (stopped in ('worse','said_stop','risk','left')),
  step_sealed bytea,
  kept_at timestamptz not null
);
create index exercise_run_resident on exercise_run (resident_id, started_at desc);

create table exercise_leaf (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null references resident (id) on delete cascade,
  module text not null,
  kind text not null,
  day date not null,
  fields_sealed bytea not null,
  kept_at timestamptz not null
);
create index exercise_leaf_resident on exercise_leaf (resident_id, day desc);

-- What was proposed last, by which entry, and when the resident last said no.
create table suggestion_kept (
  resident_id uuid primary key references resident (id) on delete cascade,
  tenant_id uuid not null references tenant (id),
  suggested text check (suggested in ('phq4','gad7','person')),
  suggested_on date,
  suggested_by uuid,
  refused_on date
);

create table programme (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null references resident (id) on delete cascade,
  unit_id uuid not null references unit (id),
  state text not null default 'running' check (state in ('running','finished','left')),
  wants_helper boolean not null,
  helper_id uuid references staff (id),
  consented_at timestamptz not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  reason_sealed bytea,
  next_contact_at timestamptz,
  -- when anything was heard last: a session done, a contact that reached
  heard_at timestamptz not null,
  -- of all helpers together
  minutes int not null default 0 check (minutes >= 0),
  quiet_told_at timestamptz,
  check ((state = 'running') = (ended_at is null)),
  check (helper_id is null or wants_helper)
);
-- one at a time
create unique index programme_single on programme (resident_id) where state = 'running';
create index programme_resident on programme (resident_id, started_at desc);
create index programme_helper on programme (helper_id) where state = 'running';
create index programme_place on programme (tenant_id, unit_id);
create index programme_quiet on programme (heard_at) where state = 'running';

create table programme_session (
  programme_id uuid not null references programme (id) on delete cascade,
  number int not null check (number between 1 and 5),
  tenant_id uuid not null,
  resident_id uuid not null,
  -- how heavy the resident's own problem is, 0–10
  problem int check (problem between 0 and 10),
  done_at timestamptz not null,
  primary key (programme_id, number)
);

create table helper_contact (
  id uuid primary key,
  programme_id uuid not null references programme (id) on delete cascade,
  tenant_id uuid not null,
  resident_id uuid not null,
  staff_id uuid not null references staff (id),
  kind text not null check (kind in ('call','message','visit')),
  minutes int not null check (minutes between 0 and 180),
  outcome text not null check (outcome in ('reached','not_reached','declined','worried')),
  note_sealed bytea,
  at timestamptz not null
);
create index helper_contact_programme on helper_contact (programme_id, at desc);

-- The resident's own, and nobody else's.
do $$
declare t text;
declare mine text := 'tenant_id = (select app_tenant()) and resident_id = (select app_resident())';
begin
  foreach t in array array['mood','mood_share','exercise_run','exercise_leaf','suggestion_kept','programme','programme_session','helper_contact'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy house_work on %I for all to anxin_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to anxin_app, anxin_system', t);
    if t = 'helper_contact' then
      execute format('create policy own on %I for select to anxin_app using (%s)', t, mine);
    else
      execute format('create policy own on %I for all to anxin_app using (%s) with check (%s)', t, mine, mine);
    end if;
  end loop;
end $$;

-- A share is seen by whom it is meant for, a mood through a share that is live; neither is changed by staff.
create policy shown on mood_share for select to anxin_app using (
  tenant_id = (select app_tenant()) and (select app_resident()) is null
  and staff_id = (select app_staff()) and ended_at is null);
create policy shown on mood for select to anxin_app using (
  tenant_id = (select app_tenant()) and (select app_resident()) is null
  and exists (select 1 from mood_share s where s.mood_id = mood.id and s.staff_id = (select app_staff()) and s.ended_at is null));

-- The house, working for one agency: nobody and no resident speaks.
create policy house on programme for all to anxin_app
  using (tenant_id = (select app_tenant()) and (select app_resident()) is null and (select app_staff()) is null)
  with check (tenant_id = (select app_tenant()) and (select app_resident()) is null and (select app_staff()) is null);
create policy house on programme_session for select to anxin_app
  using (tenant_id = (select app_tenant()) and (select app_resident()) is null and (select app_staff()) is null);

-- Whoever accompanies; those of the place while somebody waits for a helper; those who look after helpers.
create policy beside on programme for select to anxin_app using (
  tenant_id = (select app_tenant()) and (select app_resident()) is null and (
    helper_id = (select app_staff())
    or (state = 'running' and wants_helper and helper_id is null
      and app_holds(array['volunteer','community_worker','social_worker','counsellor','supervisor'], unit_id))
    or app_holds(array['supervisor','agency_admin'], unit_id)));
create policy beside_change on programme for update to anxin_app using (
    tenant_id = (select app_tenant()) and (select app_resident()) is null and (
      helper_id = (select app_staff())
      or (state = 'running' and wants_helper and helper_id is null
        and app_holds(array['volunteer','community_worker','social_worker','counsellor','supervisor'], unit_id))))
  with check (tenant_id = (select app_tenant()) and helper_id = (select app_staff()));
create policy beside on programme_session for select to anxin_app using (
  tenant_id = (select app_tenant()) and (select app_resident()) is null
  and exists (select 1 from programme p where p.id = programme_id));
-- Notes are read by the helper of now and by those who look after helpers; an administrator counts minutes, no more.
create policy beside on helper_contact for select to anxin_app using (
  tenant_id = (select app_tenant()) and (select app_resident()) is null
  and exists (select 1 from programme p where p.id = programme_id
    and (p.helper_id = (select app_staff()) or app_holds(array['supervisor'], p.unit_id))));
create policy beside_note on helper_contact for insert to anxin_app with check (
  tenant_id = (select app_tenant()) and (select app_resident()) is null and staff_id = (select app_staff())
  and exists (select 1 from programme p where p.id = programme_id and p.helper_id = (select app_staff())));

-- Whoever comes second hears that a colleague accompanies them, and nothing else about it.
create function programme_taken(p_id uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select 1 from programme p where p.id = p_id and p.tenant_id = app_tenant() and p.state = 'running'
    and p.helper_id is not null
    and app_holds(array['volunteer','community_worker','social_worker','counsellor','supervisor'], p.unit_id))
$$;
revoke all on function programme_taken(uuid) from public;
grant execute on function programme_taken(uuid) to anxin_app;
