-- Room casework: a volunteer stands on a few cases at most; and whoever was given a task, and cannot see its case, makes its lead know that nobody was reached or
-- that it is harder than before. The lead has it as a task, one of each at a time.

create unique index case_task_told on case_task (case_id, kind) where kind in ('harder','unreached') and state = 'open';

-- What whoever was given a task has to know of its case to write down an answer or to ring: no word of it.
drop function task_case(uuid);
create function task_case(p_task uuid)
  returns table (state text, round int, said text, urgent boolean, lead_id uuid, lead_name text, lead_phone_sealed bytea)
language sql stable security definer set search_path = public as $$
  select c.state, c.reopened,
    (select r.how from case_rating r where r.case_id = c.id and r.round = c.reopened order by r.at desc, r.id desc limit 1),
    c.colour in ('RED-E','RED','ORANGE'), c.lead_id, f.name, f.phone_sealed
  from case_task t join care_case c on c.id = t.case_id join staff f on f.id = c.lead_id
  where t.id = p_task and t.tenant_id = app_tenant() and t.owner_id = app_staff()
$$;

-- Told again while it stands open, it is the sooner of both, and the lead of now has it.
create function tell_lead(p_task uuid, p_id uuid, p_kind text, p_due timestamptz) returns void
language sql security definer set search_path = public as $$
  insert into case_task (id, tenant_id, unit_id, case_id, resident_id, kind, text_sealed, owner_id, due_at)
    select p_id, t.tenant_id, t.unit_id, t.case_id, t.resident_id, p_kind, ''::bytea, c.lead_id, p_due
    from case_task t join care_case c on c.id = t.case_id
    where t.id = p_task and t.tenant_id = app_tenant() and t.owner_id = app_staff() and p_kind in ('harder','unreached')
      and c.lead_id <> app_staff() and c.state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED')
  on conflict (case_id, kind) where kind in ('harder','unreached') and state = 'open'
    do update set due_at = least(case_task.due_at, excluded.due_at), owner_id = excluded.owner_id
$$;
revoke all on function task_case(uuid), tell_lead(uuid, uuid, text, timestamptz) from public;
grant execute on function task_case(uuid), tell_lead(uuid, uuid, text, timestamptz) to anxin_app;

-- A volunteer carries the cases they are a volunteer on. How urgent or late these are is not theirs to know.
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
    group by c.lead_id),
  given as (
    select m.staff_id, count(*)::int as active from case_member m join care_case c on c.id = m.case_id
    where m.staff_id = any(p_staff) and m.part = 'volunteer' and m.tenant_id = (select app_tenant()) and (select app_resident()) is null
      and c.state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED','FOLLOW_UP')
    group by m.staff_id)
  select s, coalesce(own.active, 0) + coalesce(given.active, 0), coalesce(own.urgent, 0), coalesce(own.overdue, 0), coalesce(own.quiet, 0)
  from unnest(p_staff) s left join own on own.lead_id = s left join given on given.staff_id = s
$$;
