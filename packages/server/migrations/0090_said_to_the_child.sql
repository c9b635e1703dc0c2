-- Room safeguard: what a child heard before somebody was told about them, or why it was not said. Written down as it was, and never taken back;
-- said later after all, it is another row. A telling and a report each have their own.
create table child_word (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null,
  disclosure_id uuid references disclosure (id),
  mandatory_id uuid references mandatory_report (id),
  band text not null check (band in ('under8','from8','from14')),
  said boolean not null,
  -- the words as they were said; none where nothing was
  words_sealed bytea,
  why text check (why in ('life_first','more_danger','not_reached','cannot_hear_now','other')),
  note_sealed bytea,
  staff_id uuid not null references staff (id),
  at timestamptz not null,
  check ((disclosure_id is null) <> (mandatory_id is null)),
  check (said = (words_sealed is not null) and said = (why is null)),
  check (why <> 'other' or note_sealed is not null)
);
create index child_word_disclosure on child_word (disclosure_id, at) where disclosure_id is not null;
create index child_word_mandatory on child_word (mandatory_id, at) where mandatory_id is not null;
select fence_staff('child_word');
create trigger child_word_kept before update or delete on child_word for each row execute function refuse_change();

insert into retention_part (kind, sort, table_name, whose) values
  ('crisis_event', 16, 'child_word', 't.disclosure_id in (select d.id from disclosure d where d.event_id = $1) or t.mandatory_id in (select m.id from mandatory_report m where m.event_id = $1)'),
  ('disclosure', 0, 'child_word', 't.disclosure_id = $1'),
  ('mandatory_report', 0, 'child_word', 't.mandatory_id = $1');

-- Joining a visit takes what a child heard along. Otherwise as in 0045.
create or replace function visit_groups() returns table (tables text[]) language sql immutable as $$
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
    (array['child_word']),
    (array['complaint']),
    (array['sitting','response','trigger_event','triage_decision']),
    (array['worklist_entry','worklist_step']),
    (array['observation']),
    (array['rescreen']),
    (array['mood','mood_share']),
    (array['exercise_run','exercise_leaf']),
    (array['care_case','case_change','case_sheet','case_goal','case_task','consent_act','case_remembrance','case_note',
      'case_addendum','process_note','session_feedback','case_rating','rating_answer','case_transfer','outing','outing_field','outing_edit','outing_paper']),
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
