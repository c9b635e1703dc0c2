-- What assessment shows crisis and aftercare of the forms a follow-up asks for: that one was answered to its end, and when. No score.
create view crisis_form with (security_invoker = true) as
  select tenant_id, resident_id, instrument, ended_at as at from response where done and ended_at is not null
  union all
  -- the structured assessment asks the same five questions
  select tenant_id, resident_id, 'asq', at from crisis_assessment;
grant select on crisis_form to anxin_app, anxin_system;
