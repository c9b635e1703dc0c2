-- Rooms casework, record, appointment and referral: quick under the weight of a hundred thousand people; another phrase; an ecomap.

-- Whether something was given before is asked within the agency: the ledger's index begins with it.
create or replace function case_consent_withdrawn() returns trigger language plpgsql security definer set search_path = public as $$
declare c care_case%rowtype;
begin
  -- what was never given is not withdrawn
  if (select given from consent where tenant_id = new.tenant_id and resident_id = new.resident_id and purpose = new.purpose and id <> new.id
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

-- The list of cases in its own order: those in work (urgent first, then by when they are due) and those that are over
-- (the latest first), of all places and of one.
create index care_case_pressing on care_case
  (tenant_id, ((colour in ('RED-E','RED','ORANGE'))) desc, phase_due_at, state_at, id)
  where state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED');
create index care_case_in_work on care_case (tenant_id, unit_id)
  where state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED');
create index care_case_over on care_case (tenant_id, state_at desc, id)
  where state in ('CLOSED','TRANSFERRED','DECLINED','DECEASED');

-- Which cases stand on a page of the list: own ones, or with them those of the places one supervises. Only their ids
-- leave this function; the rows are read through the row wall. It is here because the wall's own conditions tell the
-- planner nothing of how many rows pass, and a page of a whole city would be sorted out of everything; and it plans
-- anew each time, for one cabin and a city want different ways.
create function case_page(p_view text, p_only text, p_now timestamptz, p_most int) returns uuid[]
language plpgsql stable security definer set search_path = public set plan_cache_mode = force_custom_plan as $$
declare mine uuid[] := my_cases(); units uuid[] := '{}';
begin
  if app_staff() is null then return '{}'; end if;
  if p_view <> 'mine' then units := my_posts(array['supervisor']); end if;
  if p_view = 'ended' then
    return array(select c.id from care_case c where c.tenant_id = app_tenant() and (c.unit_id = any(units) or c.id = any(mine))
      and c.state in ('CLOSED','TRANSFERRED','DECLINED','DECEASED')
      and (p_only is distinct from 'overdue') and (p_only is distinct from 'quiet')
      and (p_only is distinct from 'urgent' or c.colour in ('RED-E','RED','ORANGE')) and (p_only is distinct from 'off_track' or c.off_track)
      order by c.state_at desc, c.id limit p_most);
  end if;
  return array(select c.id from care_case c where c.tenant_id = app_tenant() and (c.unit_id = any(units) or c.id = any(mine))
    and c.state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED')
    and (p_only is distinct from 'overdue' or c.phase_due_at < p_now)
    and (p_only is distinct from 'quiet' or (c.state = 'ACTIVE' and coalesce(c.last_contact_at, c.opened_at) < p_now - interval '30 days'))
    and (p_only is distinct from 'urgent' or c.colour in ('RED-E','RED','ORANGE')) and (p_only is distinct from 'off_track' or c.off_track)
    order by (c.colour in ('RED-E','RED','ORANGE')) desc, c.phase_due_at, c.state_at, c.id limit p_most);
end $$;
revoke all on function case_page(text, text, timestamptz, int) from public;
grant execute on function case_page(text, text, timestamptz, int) to anxin_app;

-- What somebody carries is counted from the index alone.
drop index care_case_lead;
create index care_case_lead on care_case (lead_id)
  include (tenant_id, state, colour, phase_due_at, last_contact_at, opened_at)
  where state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED');

create index referral_place_open on referral (tenant_id, unit_id, due_at)
  where state not in ('CLOSED','RETURNED','WITHDRAWN','RE_ROUTED');

-- No appointment lasts longer than four hours (the table says so): what runs between two moments began no earlier
-- than that before the first, and the index on beginnings finds it.
create or replace function appointment_taken(p_from timestamptz, p_to timestamptz)
returns table (staff_id uuid, room_id uuid, equipment_id uuid, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = public as $$
  select a.staff_id, a.room_id, a.equipment_id, a.starts_at, a.ends_at from appointment a
   where a.tenant_id = app_tenant() and a.starts_at < p_to and a.starts_at > p_from - interval '4 hours' and a.ends_at > p_from
     and a.state in ('PROPOSED','CONFIRMED','CHECKED_IN','DONE')
$$;

-- What everybody carries: counted in one pass over what is in work, and the speaker asked for once.
create or replace function case_load(p_staff uuid[], p_now timestamptz)
returns table (staff_id uuid, active int, urgent int, overdue int, quiet int) language sql stable security definer set search_path = public as $$
  with own as (
    select c.lead_id, count(*)::int as active,
      (count(*) filter (where c.colour in ('RED-E','RED','ORANGE')))::int as urgent,
      (count(*) filter (where c.phase_due_at < p_now))::int as overdue,
      (count(*) filter (where c.state = 'ACTIVE' and coalesce(c.last_contact_at, c.opened_at) < p_now - interval '30 days'))::int as quiet
    from care_case c
    where c.lead_id = any(p_staff) and c.tenant_id = (select app_tenant()) and (select app_resident()) is null
      and c.state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED') and c.state <> 'FOLLOW_UP'
    group by c.lead_id)
  select s, coalesce(own.active, 0), coalesce(own.urgent, 0), coalesce(own.overdue, 0), coalesce(own.quiet, 0)
  from unnest(p_staff) s left join own on own.lead_id = s
$$;

-- The lock of one's own key may be made anew with another phrase; the key itself never changes.
create policy own_lock on own_key for update to anxin_app
  using (tenant_id = (select app_tenant()) and staff_id = (select app_staff()))
  with check (tenant_id = (select app_tenant()) and staff_id = (select app_staff()));
grant update (locked_key, salt, rounds) on own_key to anxin_app;

-- Nobody puts themselves on a team: whoever opened the case does in the same transaction, its lead, or the supervisor.
-- A lead who hands the case over is its lead until the case says otherwise.
create or replace function case_member_check() returns trigger language plpgsql security definer set search_path = public as $$
declare c care_case%rowtype;
begin
  select * into c from care_case where id = new.case_id;
  if c.tenant_id <> new.tenant_id or new.staff_id = any(c.conflict_with) then
    raise exception 'not on this team' using errcode = 'check_violation';
  end if;
  if app_staff() is null or c.lead_id = app_staff() or app_holds(array['supervisor'], c.unit_id)
    or exists (select 1 from case_member m where m.case_id = new.case_id and m.staff_id = app_staff() and m.part = 'lead')
    or not exists (select 1 from case_member m where m.case_id = new.case_id) then return new; end if;
  raise exception 'only the lead or the supervisor changes a team' using errcode = 'insufficient_privilege';
end $$;

-- Who and what stands around a person: one more sheet of a case, sealed like the others, signed by nobody.
alter table case_sheet drop constraint case_sheet_sheet_check;
alter table case_sheet add constraint case_sheet_sheet_check check (sheet in ('intake','assessment','closing','ecomap'));
