-- Room referral: a list is read on from the last letter of the page before, as cases are. What is on the way by the day it
-- is due, what is over newest first; of one moment, by id.
create index referral_way on referral (tenant_id, coalesce(due_at, 'infinity'::timestamptz), id)
  where state not in ('CLOSED','RETURNED','WITHDRAWN','RE_ROUTED');
create index referral_over on referral (tenant_id, created_at desc, id desc)
  where state in ('CLOSED','RETURNED','WITHDRAWN','RE_ROUTED');
create function referral_place(p_at timestamptz, p_id uuid) returns text language sql stable as $$
  select concat_ws('~', coalesce(to_char(nullif(p_at, 'infinity') at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'infinity'), p_id)
$$;
revoke all on function referral_place(timestamptz, uuid) from public;
grant execute on function referral_place(timestamptz, uuid) to anxin_app, anxin_system;

-- Room casework: what everybody of a city carries, in one pass over an index that holds all it counts. The planner takes an
-- index by lead for a hundred leads to cost more than reading the whole table, and reads the whole table.
drop index care_case_lead;
create index care_case_lead on care_case (lead_id) where state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED');
create index care_case_carried on care_case (tenant_id, lead_id) include (id, state, colour, phase_due_at, last_contact_at, opened_at)
  where state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED','FOLLOW_UP');
create index case_member_given on case_member (tenant_id, staff_id) include (case_id) where part = 'volunteer';

-- The same counts as `case_load`, for many at once.
create function case_load_many(p_staff uuid[], p_now timestamptz)
returns table (staff_id uuid, active int, urgent int, overdue int, quiet int) language sql stable security definer set search_path = public as $$
  with carried as materialized (
    select c.id, c.lead_id, c.state, c.colour, c.phase_due_at, c.last_contact_at, c.opened_at from care_case c
    where c.tenant_id = (select app_tenant()) and (select app_resident()) is null and c.state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED','FOLLOW_UP')),
  own as (
    select c.lead_id, count(*)::int as active,
      (count(*) filter (where c.colour in ('RED-E','RED','ORANGE')))::int as urgent,
      (count(*) filter (where c.phase_due_at < p_now))::int as overdue,
      (count(*) filter (where c.state = 'ACTIVE' and coalesce(c.last_contact_at, c.opened_at) < p_now - interval '30 days'))::int as quiet
    from carried c group by c.lead_id),
  given as (
    select m.staff_id, count(*)::int as active from case_member m join carried c on c.id = m.case_id
    where m.part = 'volunteer' and m.tenant_id = (select app_tenant()) group by m.staff_id)
  select s, coalesce(own.active, 0) + coalesce(given.active, 0), coalesce(own.urgent, 0), coalesce(own.overdue, 0), coalesce(own.quiet, 0)
  from unnest(p_staff) s left join own on own.lead_id = s left join given on given.staff_id = s
$$;
revoke all on function case_load_many(uuid[], timestamptz) from public;
grant execute on function case_load_many(uuid[], timestamptz) to anxin_app;
