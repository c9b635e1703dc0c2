-- Wishes to be called back, and whether somebody of the house reached them afterwards: for the board of quality, read only.
create view quality_callback with (security_invoker = true) as
  select t.event_id, t.tenant_id, e.resident_id, e.unit_id, t.at,
    exists (select 1 from crisis_contact c where c.event_id = t.event_id and c.at >= t.at and c.outcome in ('reached','refused')) as kept
  from crisis_transition t join crisis_event e on e.id = t.event_id
  where t.what = 'crisis.callback_left' and not e.drill;
grant select on quality_callback to anxin_app;
