-- assessment: whoever claims a result is told which sitting it is, so that what was found counts for them at once.
drop function claim_result(bytea, uuid);
create function claim_sitting(p_index bytea, p_to uuid) returns uuid
language plpgsql security definer set search_path = public as $$
declare s sitting%rowtype;
begin
  select * into s from sitting where claim_index = p_index and tenant_id = app_tenant() for update;
  if not found or p_to is distinct from app_resident() then return null; end if;
  if s.resident_id <> p_to and exists (select 1 from resident where id = s.resident_id and kind <> 'anonymous') then return null; end if;
  update sitting set resident_id = p_to, claim_index = null, claim_sealed = null where id = s.id;
  update response set resident_id = p_to where sitting_id = s.id;
  update trigger_event set resident_id = p_to where response_id in (select id from response where sitting_id = s.id);
  update triage_decision set resident_id = p_to where sitting_id = s.id;
  return s.id;
end $$;
grant execute on function claim_sitting(bytea, uuid) to anxin_app;
