-- How long until somebody took an alert: the grade and the source stand beside the times, for the board of supervisors.
create or replace view quality_alert with (security_invoker = true) as
  select e.id, e.tenant_id, e.resident_id, e.unit_id, e.conversation_id, e.raised_at, e.acked_at, w.from_minutes, w.until_minutes,
    w.answered_by, w.at as estimated_at,
    exists (select 1 from crisis_signal s where s.event_id = e.id and s.source = 'asked_for_person') as asked,
    (select max(s.level) from crisis_signal s where s.event_id = e.id and s.level ~ '^L[0-4]$') as level,
    e.grade, e.source
  from crisis_event e left join wait_estimate w on w.event_id = e.id where not e.drill;
