-- aftercare: after a handover to a hospital, 120 or 110 an appointment within seven days is owed, with an owner and a time to look.
alter table aftercare_contact drop constraint aftercare_contact_kind_check;
alter table aftercare_contact add constraint aftercare_contact_kind_check check (kind in ('call','visit','message','card','appointment'));
alter table aftercare_contact drop constraint aftercare_contact_event_id_ladder_hours_key;
-- the visit of the seventh day and the appointment of the first seven days stand beside each other
create unique index aftercare_contact_single on aftercare_contact (event_id, ladder, hours, (kind = 'appointment'));
-- when the appointment is
alter table aftercare_contact add column meets_at timestamptz;
alter table aftercare_contact add constraint aftercare_contact_meets check (kind <> 'appointment' or state <> 'done' or meets_at is not null);

create or replace view aftercare_event with (security_invoker = true) as
  select id, tenant_id, resident_id, unit_id, number, grade, state, ladder, owner_id, source, signals, minor, raised_at, acked_at, contacted_at,
    stable_at, closed_at, handover_at from crisis_event where not drill;

-- An event closes over no appointment that is still to be made.
create or replace view crisis_owed with (security_invoker = true) as
  select event_id, tenant_id, 'guardian' as what from guardian_task where done_at is null
  union all
  select event_id, tenant_id, 'telling' from disclosure where event_id is not null and done_at is null and dropped_at is null
  union all
  select event_id, tenant_id, 'child_report' from mandatory_report
    where event_id is not null and completed_at is null and dropped_at is null
  union all
  select event_id, tenant_id, 'visit' from welfare_visit where outcome is null and view_sealed is not null
  union all
  select event_id, tenant_id, 'report_check' from third_party_report where state in ('new','checking') and not grouped
  union all
  select event_id, tenant_id, 'unread_row' from partner_row where event_id is not null and state = 'unread'
  union all
  select event_id, tenant_id, 'search' from rescue_board where closed_at is null
  union all
  select event_id, tenant_id, 'appointment' from aftercare_contact where kind = 'appointment' and state in ('due','missed','decide');

-- The open figures count what was promised to be done by the house itself; an appointment is another's to keep.
create or replace function aftercare_figures(p_now timestamptz, p_days int) returns table (first boolean, people int, due int, made int)
language sql stable security definer set search_path = public as $$
  with one as (
    select c.resident_id, c.hours, coalesce(c.reached, false) and c.done_at <= c.due_at + interval '24 hours' as made
      from crisis_follow_up c join crisis_event e on e.id = c.event_id
      where c.due_at between p_now - make_interval(days => p_days) and p_now and c.state <> 'cancelled' and not e.drill
        and not exists (select 1 from aftercare_contact a where a.event_id = c.event_id and a.hours = c.hours and a.kind <> 'appointment')
    union all
    select resident_id, hours, state in ('done','sent') and done_at <= due_at + interval '24 hours' from aftercare_contact
      where due_at between p_now - make_interval(days => p_days) and p_now and state <> 'cancelled' and kind <> 'appointment')
  select hours <= 72, count(distinct resident_id)::int, count(*)::int, (count(*) filter (where made))::int
  from one group by grouping sets ((hours <= 72), ())
$$;
