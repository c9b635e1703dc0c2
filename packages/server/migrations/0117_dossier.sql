-- What the security assessment of the companion asks for, in numbers: which screener and which model were in use since
-- when, and how often somebody's contact was told. Read only, for room quality (decision 007).
create view quality_version with (security_invoker = true) as
  select m.tenant_id, m.resident_id, c.unit_id, 'screener' as what, m.screener as name, m.at
    from message m join conversation c on c.id = m.conversation_id where m.screener is not null
  union all
  select a.tenant_id, a.resident_id, r.unit_id, 'model', a.model || ' · ' || a.prompt_version, a.at
    from model_answer a join resident r on r.id = a.resident_id;
create view quality_contact with (security_invoker = true) as
  select t.event_id, t.tenant_id, e.resident_id, e.unit_id, t.at
    from crisis_transition t join crisis_event e on e.id = t.event_id
    where t.what = 'crisis.contact_told' and not e.drill;
grant select on quality_version, quality_contact to anxin_app;
