-- Those who keep watch: how they come in.

-- A passkey of a member of staff: the public half only; the private one never leaves their device.
create table passkey (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  staff_id uuid not null references staff (id),
  credential_id text not null unique,
  public_key bytea not null,
  -- the authenticator's own count of signatures; 0 for those that do not count
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null check (length(name) between 1 and 40),
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkey_staff on passkey (tenant_id, staff_id);
select fence(t, false) from unnest(array['passkey']) t;

-- The hourly practice alert: written, paged, accepted, received, like a real one; it is about nobody and rings nobody.
create table practice_alert (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  -- one an hour for an agency, however many nodes look
  hour timestamptz not null,
  words_sealed bytea not null,
  -- how many people the first rung would have called
  would_call int not null,
  state text not null check (state in ('running','passed','failed')),
  why text,
  written_at timestamptz not null,
  -- when the reaper looks what became of it
  look_at timestamptz not null,
  -- written until a channel accepted the page
  accepted_ms int,
  -- how late the reaper looked
  reaper_ms int,
  unique (tenant_id, hour)
);
create index practice_alert_due on practice_alert (look_at) where state = 'running';
create index practice_alert_when on practice_alert (written_at);
select fence(t, false) from unnest(array['practice_alert']) t;

-- A place in the roster nobody stands in, and the colleagues who are asked to.
create table vacancy (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  -- the shift whose second place is empty; null where there is no shift at all
  shift_id uuid references shift (id) on delete cascade,
  place text not null check (place in ('primary','secondary')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null check (state in ('open','filled','closed')),
  opened_at timestamptz not null,
  -- when the administrators were told that nobody comes
  told_at timestamptz,
  check (ends_at > starts_at and (shift_id is null) = (place = 'primary'))
);
create unique index vacancy_single on vacancy (tenant_id, place, starts_at, ends_at) where state = 'open';
create table vacancy_request (
  id uuid primary key,
  tenant_id uuid not null,
  vacancy_id uuid not null references vacancy (id) on delete cascade,
  staff_id uuid not null references staff (id),
  state text not null check (state in ('asked','accepted','declined','closed')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  unique (vacancy_id, staff_id)
);
create index vacancy_request_staff on vacancy_request (tenant_id, staff_id, asked_at desc);
select fence(t, false) from unnest(array['vacancy','vacancy_request']) t;

-- What the room crisis shows the room roster: who worked on a red event, and when. No event, no resident.
create view roster_red_work with (security_invoker = true) as
  select t.tenant_id, t.staff_id, t.at from crisis_transition t join crisis_event e on e.id = t.event_id
  where t.staff_id is not null and e.grade in ('RED','RED_E')
    and t.what in ('crisis.event_acknowledged','crisis.event_taken_over','crisis.contact_recorded','crisis.event_assessed',
      'crisis.emergency_called','crisis.event_handed_over','crisis.event_stabilised');
grant select on roster_red_work to anxin_app;

-- After a death: caring contacts are over, what is owed to those left behind begins.
alter table crisis_follow_up drop constraint crisis_follow_up_state_check;
alter table crisis_follow_up add constraint crisis_follow_up_state_check
  check (state in ('due','missed_once','done','escalated','cancelled'));
create table crisis_postvention (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  event_id uuid not null references crisis_event (id),
  kind text not null,
  due_at timestamptz not null,
  done_at timestamptz,
  staff_name text,
  note_sealed bytea,
  unique (event_id, kind)
);
select fence(t, true) from unnest(array['crisis_postvention']) t;

-- Legal hold: whoever holds the phone of somebody who died cannot wipe what was written.
create function refuse_held() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from crisis_event
      where resident_id = (case when tg_table_name = 'resident' then to_jsonb(old)->>'id' else to_jsonb(old)->>'resident_id' end)::uuid
        and state = 'DECEASED') then
    raise exception 'legal hold: %', tg_table_name using errcode = 'restrict_violation';
  end if;
  return old;
end $$;
create trigger resident_held before delete on resident for each row execute function refuse_held();
create trigger conversation_held before delete on conversation for each row execute function refuse_held();
create trigger message_held before delete on message for each row execute function refuse_held();
