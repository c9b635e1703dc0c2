-- The desk's further sources: the licensed screener, reports that partners hand over, a drill every night.

-- What the room assessment shows the room findings (decision 007): the wordings of the screener an agency has loaded
-- and signed for, and what it has decided about instruments; the rule itself is core's (scale/offer).
create view crisis_screener with (security_invoker = true) as
  select v.tenant_id, v.version, v.body, s.value as site, v.published_at
  from instrument_version v join setting s on s.tenant_id = v.tenant_id and s.key = 'assessment.site'
  where v.instrument = 'cssrs' and v.signed_by is not null;
grant select on crisis_screener to anxin_app;
