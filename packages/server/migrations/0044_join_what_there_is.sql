-- Joining a visit looks only where the visit left something: of each group the first table says whether there is
-- anything in the others, most of which are large and are not found by the person. Otherwise as in 0041.
drop function visit_groups();
create function visit_groups() returns table (tables text[]) language sql immutable as $$
  values
    (array['message','companion_packet','line_thumb','wait_estimate','model_answer','quality_sample','talk_mark']),
    (array['memory_fact']),
    (array['crisis_event','crisis_signal','crisis_transition','crisis_timer','crisis_page','crisis_contact','crisis_assessment',
      'crisis_follow_up','crisis_postvention','crisis_label','crisis_place','crisis_lowering','guardian_task','welfare_visit',
      'aftercare_contact','case_review','review_action','exposure']),
    (array['safety_plan','plan_field','plan_edit','plan_share','plan_review']),
    (array['danger_contact']),
    (array['third_party_report']),
    (array['disclosure']),
    (array['mandatory_report','mandatory_call']),
    (array['complaint']),
    (array['sitting','response','trigger_event','triage_decision']),
    (array['worklist_entry','worklist_step']),
    (array['observation']),
    (array['rescreen']),
    (array['mood','mood_share']),
    (array['exercise_run','exercise_leaf']),
    (array['care_case','case_change','case_sheet','case_goal','case_task','consent_act','case_remembrance','case_note',
      'case_addendum','process_note','session_feedback','case_transfer','outing','outing_field','outing_edit','outing_paper']),
    (array['household_member']),
    (array['bureau_consent']),
    (array['incoming']),
    (array['attendance']),
    (array['appointment','appointment_task']),
    (array['live_session','live_file','live_line','live_signal']),
    (array['waiting','waiting_contact']),
    (array['referral','referral_step','referral_consent','referral_exception','referral_view']),
    (array['glass']),
    (array['severe_path','severe_visit','danger_level','severe_contact'])
$$;

create or replace function join_visit(p_from uuid, p_to uuid) returns void language plpgsql security definer set search_path = public as $$
declare g text[]; t text; moved bigint;
begin
  if p_from = p_to or not exists (select 1 from resident a join resident b on b.tenant_id = a.tenant_id
      where a.id = p_from and a.kind = 'anonymous' and b.id = p_to) then return; end if;
  for g in select tables from visit_groups() loop
    begin
      foreach t in array g loop
        execute format('update %I set resident_id = $1 where tenant_id = $3 and resident_id = $2', t) using p_to, p_from, app_tenant();
        get diagnostics moved = row_count;
        -- a plan is begun field by field, before there is a version of it
        exit when moved = 0 and t = g[1] and t <> 'safety_plan';
      end loop;
    exception when unique_violation then
      -- what the person has one of already stays with the visit, whole
      null;
    end;
  end loop;
  update session set revoked_at = clock_timestamp() where resident_id = p_from and revoked_at is null;
  update conversation set resident_id = p_to, claim_index = null, claim_sealed = null where resident_id = p_from;
end $$;
