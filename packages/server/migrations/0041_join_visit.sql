-- Somebody who spoke without a name and then says who they are takes along everything of that visit: before, a claim
-- moved nine tables and left the rest, a contact marked as dangerous among it, with a person nobody knows.

-- Tables that move together or not at all, each by its column resident_id. A house test knows what is not named here.
create function visit_groups() returns table (tables text[]) language sql immutable as $$
  values
    (array['message','memory_fact','companion_packet','line_thumb','wait_estimate','model_answer','quality_sample','talk_mark']),
    (array['crisis_event','crisis_signal','crisis_transition','crisis_timer','crisis_page','crisis_contact','crisis_assessment',
      'crisis_follow_up','crisis_postvention','crisis_label','crisis_place','crisis_lowering']),
    (array['safety_plan','plan_field','plan_edit','plan_share','plan_review']),
    (array['danger_contact']),
    (array['third_party_report','disclosure','guardian_task','welfare_visit']),
    (array['mandatory_report','mandatory_call']),
    (array['aftercare_contact','case_review','review_action','exposure']),
    (array['complaint']),
    (array['sitting','response','trigger_event','triage_decision']),
    (array['worklist_entry','worklist_step','observation','rescreen']),
    (array['mood','mood_share','exercise_run','exercise_leaf']),
    (array['care_case','case_change','case_sheet','case_goal','case_task','consent_act','household_member',
      'case_remembrance','case_note','case_addendum','process_note','session_feedback','case_transfer','bureau_consent',
      'incoming','attendance','outing','outing_field','outing_edit','outing_paper']),
    (array['appointment','waiting','waiting_contact','appointment_task','live_session','live_file','live_line','live_signal']),
    (array['referral','referral_step','referral_consent','referral_exception','referral_view','glass']),
    (array['severe_path','severe_visit','danger_level','severe_contact'])
$$;

-- Only for the two functions below.
create function join_visit(p_from uuid, p_to uuid) returns void language plpgsql security definer set search_path = public as $$
declare g text[]; t text;
begin
  if p_from = p_to or not exists (select 1 from resident a join resident b on b.tenant_id = a.tenant_id
      where a.id = p_from and a.kind = 'anonymous' and b.id = p_to) then return; end if;
  for g in select tables from visit_groups() loop
    begin
      foreach t in array g loop
        execute format('update %I set resident_id = $1 where resident_id = $2', t) using p_to, p_from;
      end loop;
    exception when unique_violation then
      -- what the person has one of already stays with the visit, whole
      null;
    end;
  end loop;
  update session set revoked_at = clock_timestamp() where resident_id = p_from and revoked_at is null;
  update conversation set resident_id = p_to, claim_index = null, claim_sealed = null where resident_id = p_from;
end $$;
revoke all on function join_visit(uuid, uuid) from public;

create or replace function claim_conversation(p_index bytea, p_to uuid) returns uuid
language plpgsql security definer set search_path = public as $$
declare c conversation%rowtype;
begin
  select * into c from conversation where claim_index = p_index and tenant_id = app_tenant() for update;
  if not found or p_to is distinct from app_resident() then return null; end if;
  if c.resident_id <> p_to and exists (select 1 from resident where id = c.resident_id and kind <> 'anonymous') then return null; end if;
  perform join_visit(c.resident_id, p_to);
  update conversation set claim_index = null, claim_sealed = null where id = c.id;
  return c.id;
end $$;

-- The visit of this device joins the person whose number has just been shown; the visit itself must be who asks.
create function join_own_visit(p_to uuid) returns void language plpgsql security definer set search_path = public as $$
begin
  perform join_visit(app_resident(), p_to);
end $$;
grant execute on function join_own_visit(uuid) to anxin_app;
