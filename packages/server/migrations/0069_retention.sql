-- Room retention: how long what is kept, who holds it longer, and the one way by which what is due goes.

-- ── the schedule ──────────────────────────────────────────────────────────────────────────────────────────────────────
-- The same as in core (`retention/schedule.ts`); a test compares them.
create table retention_class (
  code text primary key,
  usual_months int not null,
  -- fewer the law does not allow; 1 where the law names no term
  floor_months int not null,
  -- of whoever is younger it is kept until they are so old, however soon the term ends
  minor_until int
);
insert into retention_class (code, usual_months, floor_months, minor_until) values
  ('case_file', 60, 1, 21),
  ('crisis_record', 60, 36, 21),
  ('referral_letter', 36, 1, null),
  ('hotline_record', 36, 36, null),
  ('self_test', 24, 1, null),
  ('consent_evidence', 36, 36, null),
  ('access_log', 24, 6, null),
  ('training', 60, 1, null);

-- One thing that is kept and goes as a whole: which rows are over, since when, and what hangs on them.
create table retention_kind (
  kind text primary key,
  code text not null references retention_class (code),
  -- a case goes before the person who was only written down for it
  sort int not null,
  -- over and owed to nobody: id, tenant_id, resident_id, ended_at, minor
  source text not null,
  -- what loses its link to it first; $1 is its id
  before text
);
create table retention_part (
  kind text not null references retention_kind (kind),
  table_name text not null,
  -- which columns tell one row from another
  key text[] not null default '{id}',
  -- whose rows, of the thing with the id $1
  whose text not null,
  -- what hangs on something goes before it
  sort int not null,
  primary key (kind, table_name)
);

insert into retention_kind (kind, code, sort, source, before) values
  ('care_case', 'case_file', 10, $q$select c.id, c.tenant_id, c.resident_id, coalesce(c.closed_at, c.state_at), false from care_case c
    where c.state in ('CLOSED','TRANSFERRED','DECLINED','DECEASED')$q$, null),
  ('severe_path', 'case_file', 11, $q$select p.id, p.tenant_id, p.resident_id, p.ended_at, false from severe_path p where p.state = 'ended'$q$, null),
  ('worklist_entry', 'case_file', 12, $q$select w.id, w.tenant_id, w.resident_id, w.closed_at, false from worklist_entry w
    where w.state = 'closed' and w.event_id is null$q$, null),
  ('observation', 'case_file', 13, $q$select o.id, o.tenant_id, o.resident_id, o.at, false from observation o
    where not exists (select 1 from worklist_entry w where w.resident_id = o.resident_id and w.state <> 'closed')$q$, null),
  -- what was decided of somebody and is no longer what stands; what came from a test goes with it
  ('triage_decision', 'case_file', 16, $q$select d.id, d.tenant_id, d.resident_id, d.at, false from triage_decision d
    where not exists (select 1 from worklist_entry w where w.decision_id = d.id or (w.resident_id = d.resident_id and w.state <> 'closed'))
      and not exists (select 1 from sitting s where s.id = d.sitting_id)$q$, null),
  -- meetings of nobody's case
  ('appointment', 'case_file', 17, $q$select a.id, a.tenant_id, a.resident_id, a.ends_at, false from appointment a
    where a.state not in ('PROPOSED','CONFIRMED') and not exists (select 1 from care_case c where c.id = a.case_id or c.resident_id = a.resident_id)$q$, null),
  ('live_session', 'case_file', 18, $q$select s.id, s.tenant_id, s.resident_id, s.ended_at, false from live_session s
    where s.state = 'ended' and s.appointment_id is null and not exists (select 1 from care_case c where c.resident_id = s.resident_id)$q$, null),
  ('incoming', 'case_file', 14, $q$select i.id, i.tenant_id, i.resident_id,
      greatest(i.at, (select max(a.at) from attendance a where a.incoming_id = i.id)), false from incoming i
    where i.state = 'declined' or (i.state = 'taken' and not exists (select 1 from care_case c where c.resident_id = i.resident_id))$q$, null),
  ('case_transfer', 'case_file', 15, $q$select x.id, x.from_tenant, x.resident_id, coalesce(x.answered_at, x.proposed_at), x.minor from case_transfer x
    where x.state in ('accepted','declined','withdrawn')$q$, null),
  ('crisis_event', 'crisis_record', 20, $q$select e.id, e.tenant_id, e.resident_id,
      coalesce(e.closed_at, (select max(t.at) from crisis_transition t where t.event_id = e.id), e.raised_at), e.minor from crisis_event e
    where e.state in ('CLOSED','DECEASED')
      and not exists (select 1 from worklist_entry w where w.event_id = e.id and w.state <> 'closed')
      and not exists (select 1 from aftercare_contact a where a.event_id = e.id and a.state in ('due','missed','decide'))
      and not exists (select 1 from crisis_owed o where o.event_id = e.id)$q$, null),
  ('disclosure', 'crisis_record', 21, $q$select d.id, d.tenant_id, d.resident_id, coalesce(d.decided_at, d.dropped_at), false from disclosure d
    where d.event_id is null and coalesce(d.decided_at, d.dropped_at) is not null$q$, null),
  ('mandatory_report', 'crisis_record', 22, $q$select m.id, m.tenant_id, m.resident_id, coalesce(m.completed_at, m.dropped_at), true from mandatory_report m
    where m.event_id is null and coalesce(m.completed_at, m.dropped_at) is not null$q$, null),
  -- counted from the last word in it, or the last time its owner was here; an alert that is kept keeps it
  ('safety_plan', 'crisis_record', 23, $q$select w.resident_id, w.tenant_id, w.resident_id, greatest(max(w.at), (select r.seen_at from resident r where r.id = w.resident_id)), false
    from (select resident_id, tenant_id, at from safety_plan union all select resident_id, tenant_id, at from plan_edit
      union all select resident_id, tenant_id, at from plan_field) w
    where not exists (select 1 from crisis_event e where e.resident_id = w.resident_id)
    group by w.resident_id, w.tenant_id$q$, null),
  ('referral', 'referral_letter', 30, $q$select f.id, f.tenant_id, f.resident_id,
      coalesce(f.closed_at, (select max(s.at) from referral_step s where s.referral_id = f.id), f.created_at), false from referral f
    where f.state in ('CLOSED','RETURNED','WITHDRAWN','RE_ROUTED')
      and not exists (select 1 from referral_exception x where x.referral_id = f.id and x.reviewed_at is null)$q$,
    $q$with a as (update severe_path set referral_id = null where referral_id = $1) update referral set earlier_id = null where earlier_id = $1$q$),
  ('surge_waiting', 'hotline_record', 40, $q$select w.id, w.tenant_id, null::uuid, w.done_at, false from surge_waiting w where w.done_at is not null$q$, null),
  ('hotline_test', 'hotline_record', 41, $q$select h.id, h.tenant_id, null::uuid, h.at, false from hotline_test h$q$, null),
  -- what was measured on the way of a case goes with the case
  ('sitting', 'self_test', 50, $q$select s.id, s.tenant_id, s.resident_id, coalesce(s.finished_at, s.started_at), false from sitting s
    where exists (select 1 from resident r where r.id = s.resident_id)
      and not exists (select 1 from care_case c where c.resident_id = s.resident_id)
      and not exists (select 1 from triage_decision d join worklist_entry w on w.decision_id = d.id where d.sitting_id = s.id)$q$, null),
  -- whoever was only written down by a colleague has no reason to be here after the last file about them
  ('written_down', 'case_file', 60, $q$select r.id, r.tenant_id, r.id,
      (select max(x.ended_on) from retention_removal x where x.resident_id = r.id)::timestamp at time zone 'Asia/Shanghai', false
    from resident r where r.kind = 'registered' and exists (select 1 from retention_removal x where x.resident_id = r.id)
      and not exists (select 1 from session s where s.resident_id = r.id) and not exists (select 1 from conversation v where v.resident_id = r.id)
      and not exists (select 1 from care_case c where c.resident_id = r.id) and not exists (select 1 from crisis_event e where e.resident_id = r.id)
      and not exists (select 1 from severe_path p where p.resident_id = r.id) and not exists (select 1 from referral f where f.resident_id = r.id)
      and not exists (select 1 from worklist_entry w where w.resident_id = r.id) and not exists (select 1 from appointment a where a.resident_id = r.id)
      and not exists (select 1 from sitting s where s.resident_id = r.id) and not exists (select 1 from observation o where o.resident_id = r.id)
      and not exists (select 1 from household_member h where h.resident_id = r.id) and not exists (select 1 from incoming i where i.resident_id = r.id)
      and not exists (select 1 from waiting w where w.resident_id = r.id) and not exists (select 1 from live_session l where l.resident_id = r.id) and not exists (select 1 from person_merge m where m.kept_id = r.id or m.merged_id = r.id)$q$, null),
  -- taken back: counted from that day; still given: from the day the last thing it allowed was removed
  ('consent', 'consent_evidence', 70, $q$select c.id, c.tenant_id, c.resident_id,
      case when c.given then greatest(c.at, (select max(b.at) from tombstone b where b.id = c.resident_id),
        (select max(x.at) from retention_removal x where x.resident_id = c.resident_id and x.code <> 'consent_evidence')) else c.at end, false
    from (select distinct on (resident_id, purpose) * from consent order by resident_id, purpose, at desc, id desc) c
    where not c.given or retention_over(c.resident_id)$q$, null),
  ('consent_act', 'consent_evidence', 71, $q$select a.id, a.tenant_id, a.resident_id,
      greatest(a.at, (select max(b.at) from tombstone b where b.id = a.resident_id), (select max(x.at) from retention_removal x where x.resident_id = a.resident_id
        and x.code <> 'consent_evidence')), false
    from consent_act a where not exists (select 1 from care_case c where c.id = a.case_id) and (a.case_id is not null or retention_over(a.resident_id))$q$, null),
  ('referral_consent', 'consent_evidence', 72, $q$select c.id, c.tenant_id, c.resident_id,
      greatest(coalesce(c.withdrawn_at, c.given_at), (select max(x.at) from retention_removal x where x.subject_id = c.referral_id)), false
    from referral_consent c where not exists (select 1 from referral f where f.id = c.referral_id)$q$, null),
  ('bureau_consent', 'consent_evidence', 73, $q$select c.id, c.tenant_id, c.resident_id,
      greatest(coalesce(c.withdrawn_at, c.given_at), (select max(x.at) from retention_removal x where x.subject_id = c.incoming_id)), false
    from bureau_consent c where not exists (select 1 from incoming i where i.id = c.incoming_id)$q$, null),
  ('legal_hold', 'consent_evidence', 74, $q$select h.id, h.tenant_id, h.resident_id, h.released_at, false from legal_hold h where h.released_at is not null$q$, null),
  ('glass', 'access_log', 80, $q$select g.id, g.tenant_id, g.resident_id, g.reviewed_at, false from glass g where g.reviewed_at is not null$q$, null),
  ('staff_left', 'training', 90, $q$select f.id, f.tenant_id, null::uuid, f.left_at, false from staff f where f.state = 'suspended' and f.left_at is not null
    and (exists (select 1 from staff_certificate c where c.staff_id = f.id) or exists (select 1 from caseload_override o where o.staff_id = f.id))$q$, null),
  -- in portions and by its own function: the links stay, and with them the chain
  ('audit_line', 'access_log', 99, $q$select t.id, t.id, null::uuid, null::timestamptz, false from tenant t where false$q$, null);

insert into retention_part (kind, sort, table_name, whose) values
  ('care_case', 1, 'case_addendum', 't.case_id = $1'),
  ('care_case', 2, 'case_note', 't.case_id = $1'),
  ('care_case', 4, 'process_note', 't.case_id = $1'),
  ('care_case', 5, 'case_rating', 't.case_id = $1'),
  ('care_case', 6, 'rating_answer', 't.case_id = $1'),
  ('care_case', 7, 'session_feedback', 't.case_id = $1'),
  ('care_case', 8, 'outing_paper', 't.outing_id in (select o.id from outing o where o.case_id = $1)'),
  ('care_case', 9, 'outing_edit', 't.outing_id in (select o.id from outing o where o.case_id = $1)'),
  ('care_case', 11, 'outing_step', 't.outing_id in (select o.id from outing o where o.case_id = $1)'),
  ('care_case', 12, 'outing_call', 't.outing_id in (select o.id from outing o where o.case_id = $1)'),
  ('care_case', 13, 'outing_timer', 't.id in (select o.id from outing o where o.case_id = $1)'),
  ('care_case', 14, 'outing', 't.case_id = $1'),
  ('care_case', 15, 'live_line', 't.session_id in (select s.id from live_session s join appointment a on a.id = s.appointment_id where a.case_id = $1)'),
  ('care_case', 16, 'live_file', 't.session_id in (select s.id from live_session s join appointment a on a.id = s.appointment_id where a.case_id = $1)'),
  ('care_case', 17, 'live_session', 't.appointment_id in (select a.id from appointment a where a.case_id = $1)'),
  ('care_case', 18, 'appointment_task', 't.appointment_id in (select a.id from appointment a where a.case_id = $1)'),
  ('care_case', 19, 'appointment', 't.case_id = $1'),
  ('care_case', 20, 'waiting_contact', 't.waiting_id in (select w.id from waiting w where w.case_id = $1)'),
  ('care_case', 21, 'waiting', 't.case_id = $1'),
  ('care_case', 22, 'case_task', 't.case_id = $1'),
  ('care_case', 23, 'case_goal', 't.case_id = $1'),
  ('care_case', 25, 'case_change', 't.case_id = $1'),
  ('care_case', 26, 'case_remembrance', 't.case_id = $1'),
  ('care_case', 28, 'household', 't.tenant_id = (select c.tenant_id from care_case c where c.id = $1)
    and not exists (select 1 from household_member m where m.household_id = t.id)'),
  ('care_case', 30, 'notice', 't.about = $1'),
  ('care_case', 31, 'care_case', 't.id = $1'),
  ('severe_path', 1, 'severe_contact', 't.path_id = $1'),
  ('severe_path', 2, 'danger_level', 't.path_id = $1'),
  ('severe_path', 3, 'severe_visit', 't.path_id = $1'),
  ('severe_path', 4, 'notice', 't.about = $1'),
  ('severe_path', 5, 'severe_path', 't.id = $1'),
  ('worklist_entry', 1, 'worklist_step', 't.entry_id = $1'),
  ('worklist_entry', 2, 'rescreen', 't.decision_id = (select w.decision_id from worklist_entry w where w.id = $1)'),
  ('worklist_entry', 3, 'triage_decision', 't.id = (select w.decision_id from worklist_entry w where w.id = $1)'),
  ('worklist_entry', 4, 'notice', 't.about = $1'),
  ('worklist_entry', 5, 'worklist_entry', 't.id = $1'),
  ('observation', 1, 'observation', 't.id = $1'),
  ('triage_decision', 1, 'rescreen', 't.decision_id = $1'),
  ('triage_decision', 2, 'triage_decision', 't.id = $1'),
  ('appointment', 1, 'live_line', 't.session_id in (select s.id from live_session s where s.appointment_id = $1)'),
  ('appointment', 2, 'live_file', 't.session_id in (select s.id from live_session s where s.appointment_id = $1)'),
  ('appointment', 3, 'live_session', 't.appointment_id = $1'),
  ('appointment', 4, 'appointment_task', 't.appointment_id = $1'),
  ('appointment', 5, 'outing', 't.appointment_id = $1'),
  ('appointment', 6, 'appointment', 't.id = $1'),
  ('live_session', 1, 'live_line', 't.session_id = $1'),
  ('live_session', 2, 'live_file', 't.session_id = $1'),
  ('live_session', 3, 'live_session', 't.id = $1'),
  ('incoming', 1, 'attendance', 't.incoming_id = $1'),
  ('incoming', 2, 'incoming', 't.id = $1'),
  ('case_transfer', 1, 'case_transfer', 't.id = $1'),
  ('crisis_event', 1, 'crisis_label', 't.event_id = $1'),
  ('crisis_event', 2, 'crisis_signal', 't.event_id = $1'),
  ('crisis_event', 3, 'crisis_contact', 't.event_id = $1'),
  ('crisis_event', 4, 'crisis_assessment', 't.event_id = $1'),
  ('crisis_event', 5, 'crisis_lowering', 't.event_id = $1'),
  ('crisis_event', 6, 'crisis_page', 't.event_id = $1'),
  ('crisis_event', 7, 'crisis_timer', 't.event_id = $1'),
  ('crisis_event', 8, 'crisis_follow_up', 't.event_id = $1'),
  ('crisis_event', 9, 'crisis_postvention', 't.event_id = $1'),
  ('crisis_event', 10, 'aftercare_contact', 't.event_id = $1'),
  ('crisis_event', 11, 'review_action', 't.review_id in (select r.id from case_review r where r.event_id = $1)'),
  ('crisis_event', 12, 'case_review', 't.event_id = $1'),
  ('crisis_event', 13, 'debrief', 't.event_id = $1'),
  ('crisis_event', 14, 'exposure', 't.event_id = $1'),
  ('crisis_event', 15, 'guardian_task', 't.event_id = $1'),
  ('crisis_event', 16, 'welfare_visit', 't.event_id = $1'),
  ('crisis_event', 17, 'disclosure', 't.event_id = $1'),
  ('crisis_event', 18, 'mandatory_call', 't.report_id in (select m.id from mandatory_report m where m.event_id = $1)'),
  ('crisis_event', 19, 'mandatory_report', 't.event_id = $1'),
  ('crisis_event', 20, 'partner_row', 't.event_id = $1 or t.report_id in (select p.id from third_party_report p where p.event_id = $1)'),
  ('crisis_event', 21, 'third_party_report', 't.event_id = $1'),
  ('crisis_event', 22, 'rescue_whisper', 't.event_id = $1'),
  ('crisis_event', 23, 'rescue_seat', 't.board_id in (select b.id from rescue_board b where b.event_id = $1)'),
  ('crisis_event', 24, 'rescue_clue', 't.board_id in (select b.id from rescue_board b where b.event_id = $1)'),
  ('crisis_event', 25, 'rescue_entry', 't.board_id in (select b.id from rescue_board b where b.event_id = $1)'),
  ('crisis_event', 27, 'rescue_board', 't.event_id = $1'),
  ('crisis_event', 31, 'pool_call', 't.event_id = $1'),
  ('crisis_event', 32, 'worklist_step', 't.entry_id in (select w.id from worklist_entry w where w.event_id = $1)'),
  ('crisis_event', 33, 'rescreen', 't.decision_id in (select w.decision_id from worklist_entry w where w.event_id = $1)'),
  ('crisis_event', 34, 'triage_decision', 't.id in (select w.decision_id from worklist_entry w where w.event_id = $1)'),
  ('crisis_event', 35, 'worklist_entry', 't.event_id = $1'),
  ('crisis_event', 36, 'notice', 't.about = $1'),
  ('crisis_event', 40, 'crisis_event', 't.id = $1'),
  ('disclosure', 1, 'disclosure', 't.id = $1'),
  ('mandatory_report', 1, 'mandatory_call', 't.report_id = $1'),
  ('mandatory_report', 2, 'mandatory_report', 't.id = $1'),
  ('safety_plan', 1, 'plan_share', 't.resident_id = $1'),
  ('safety_plan', 3, 'plan_edit', 't.resident_id = $1'),
  ('safety_plan', 4, 'plan_field', 't.resident_id = $1'),
  ('safety_plan', 6, 'safety_plan', 't.resident_id = $1'),
  ('referral', 1, 'referral_view', 't.referral_id = $1'),
  ('referral', 2, 'referral_link', 't.referral_id = $1'),
  ('referral', 3, 'referral_parcel', 't.id = $1'),
  ('referral', 4, 'referral_exception', 't.referral_id = $1'),
  ('referral', 5, 'referral_step', 't.referral_id = $1'),
  ('referral', 6, 'notice', 't.about = $1'),
  ('referral', 7, 'referral', 't.id = $1'),
  ('surge_waiting', 1, 'surge_waiting', 't.id = $1'),
  ('hotline_test', 1, 'hotline_test', 't.id = $1'),
  ('sitting', 2, 'rescreen', 't.decision_id in (select d.id from triage_decision d where d.sitting_id = $1)'),
  ('sitting', 3, 'triage_decision', 't.sitting_id = $1'),
  ('sitting', 4, 'response', 't.sitting_id = $1'),
  ('sitting', 5, 'sitting', 't.id = $1'),
  ('written_down', 2, 'rescreen', 't.resident_id = $1'),
  ('written_down', 3, 'resident', 't.id = $1'),
  ('consent', 1, 'consent', '(t.resident_id, t.purpose) = (select c.resident_id, c.purpose from consent c where c.id = $1)'),
  ('consent_act', 1, 'consent_act', 't.id = $1'),
  ('referral_consent', 1, 'referral_consent', 't.id = $1'),
  ('bureau_consent', 1, 'bureau_consent', 't.id = $1'),
  ('legal_hold', 1, 'legal_hold', 't.id = $1'),
  ('glass', 1, 'glass', 't.id = $1'),
  ('staff_left', 1, 'caseload_override', 't.staff_id = $1'),
  ('staff_left', 2, 'staff_certificate', 't.staff_id = $1'),
  ('audit_line', 1, 'audit_line', 't.id in (select l.line_id from audit_link l where l.chain in ($1, ''00000000-0000-0000-0000-000000000000''))');
insert into retention_part (kind, sort, table_name, key, whose) values
  ('care_case', 3, 'process_note_key', '{note_id,staff_id}', 't.note_id in (select p.id from process_note p where p.case_id = $1)'),
  ('care_case', 10, 'outing_field', '{outing_id,field}', 't.outing_id in (select o.id from outing o where o.case_id = $1)'),
  ('care_case', 24, 'case_sheet', '{case_id,sheet}', 't.case_id = $1'),
  ('care_case', 27, 'household_member', '{household_id,resident_id}', 't.resident_id = (select c.resident_id from care_case c where c.id = $1)
    and not exists (select 1 from care_case c join care_case o on o.resident_id = c.resident_id and o.id <> c.id where c.id = $1)'),
  ('care_case', 29, 'case_member', '{case_id,staff_id}', 't.case_id = $1'),
  ('crisis_event', 26, 'stream_event', '{stream,seq}', 't.stream in (select ''rescue:'' || b.id from rescue_board b where b.event_id = $1)'),
  ('crisis_event', 28, 'rescue_beat', '{resident_id}', 't.event_id = $1'),
  ('crisis_event', 29, 'crisis_place', '{event_id}', 't.event_id = $1'),
  ('crisis_event', 30, 'wait_estimate', '{event_id}', 't.event_id = $1'),
  ('crisis_event', 39, 'crisis_transition', '{event_id,seq}', 't.event_id = $1'),
  ('safety_plan', 2, 'plan_review', '{resident_id,version}', 't.resident_id = $1'),
  ('safety_plan', 5, 'stream_event', '{stream,seq}', 't.stream = ''plan:'' || $1'),
  ('written_down', 1, 'care_profile', '{resident_id}', 't.resident_id = $1'),
  ('sitting', 1, 'trigger_event', '{response_id,items,action}', 't.response_id in (select r.id from response r where r.sitting_id = $1)');
-- what consent allowed may be gone before what it proves
alter table referral_consent drop constraint referral_consent_referral_id_fkey;
alter table bureau_consent drop constraint bureau_consent_incoming_id_fkey;

-- What an agency has set: the last word counts, and what was said before stays.
create table retention_term (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  code text not null references retention_class (code),
  months int not null check (months between 1 and 1200),
  by_id uuid not null references staff (id),
  by_name text not null,
  at timestamptz not null
);
create index retention_term_last on retention_term (tenant_id, code, at desc, id desc);
select fence_staff('retention_term');
revoke update, delete on retention_term from anxin_app, anxin_system;
create trigger retention_term_kept before update or delete on retention_term for each row execute function refuse_change();
create function retention_term_check() returns trigger language plpgsql as $$
begin
  if new.months < (select floor_months from retention_class where code = new.code) then
    raise exception 'shorter than the law allows' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger retention_term_check before insert on retention_term for each row execute function retention_term_check();
create function retention_months(p_tenant uuid, p_code text) returns int language sql stable security definer set search_path = public as $$
  select coalesce((select months from retention_term where tenant_id = p_tenant and code = p_code order by at desc, id desc limit 1),
    (select usual_months from retention_class where code = p_code))
$$;

-- ── legal hold ────────────────────────────────────────────────────────────────────────────────────────────────────────
create table legal_hold (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null,
  -- by which number the person was found; nobody's name
  found_by text not null check (found_by in ('case','alert')),
  number int not null,
  reason_sealed bytea not null,
  placed_by uuid not null references staff (id),
  placed_name text not null,
  placed_at timestamptz not null,
  released_by uuid references staff (id),
  released_name text,
  released_at timestamptz,
  release_reason_sealed bytea,
  check ((released_at is null) = (released_by is null) and (released_at is null) = (release_reason_sealed is null)),
  -- what is let go may be gone the next day: it takes another person
  check (released_by is distinct from placed_by)
);
create index legal_hold_stands on legal_hold (resident_id) where released_at is null;
select fence_staff('legal_hold');
create trigger legal_hold_kept before update or delete on legal_hold for each row execute function keep_said();
insert into transferable (table_name, room, kind, sealed, sort) values
  ('legal_hold','retention','person','{"reason_sealed":"legal_hold.reason","release_reason_sealed":"legal_hold.release_reason"}',83);

-- Whether something of a person, or of whoever is the same person, is held.
create function is_held(p_resident uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from legal_hold where resident_id = any(same_person(p_resident)) and released_at is null)
$$;
grant execute on function is_held(uuid) to anxin_app, anxin_system;
-- Nobody is wiped while they are held, neither by themselves nor by the house. Otherwise as in 0006.
create or replace function refuse_held() returns trigger language plpgsql security definer set search_path = public as $$
declare v_resident uuid := (case when tg_table_name = 'resident' then to_jsonb(old)->>'id' else to_jsonb(old)->>'resident_id' end)::uuid;
begin
  if is_held(v_resident) or exists (select 1 from crisis_event where resident_id = v_resident and state = 'DECEASED') then
    raise exception 'legal hold: %', tg_table_name using errcode = 'restrict_violation';
  end if;
  return old;
end $$;

-- A visit without a name that joins a person takes its hold along.
create function hold_moves() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update legal_hold set resident_id = new.resident_id where resident_id = old.resident_id and released_at is null;
  return null;
end $$;
create trigger crisis_event_hold after update of resident_id on crisis_event for each row
  when (old.resident_id is distinct from new.resident_id) execute function hold_moves();
create trigger care_case_hold after update of resident_id on care_case for each row
  when (old.resident_id is distinct from new.resident_id) execute function hold_moves();

-- Whose record it is, by the number a colleague knows: the person, and nothing of the record.
create function retention_find(p_by text, p_number int) returns uuid language sql stable security definer set search_path = public as $$
  select case p_by
    when 'case' then (select resident_id from care_case where tenant_id = app_tenant() and number = p_number)
    when 'alert' then (select resident_id from crisis_event where tenant_id = app_tenant() and number = p_number) end
  where app_staff() is not null and cardinality(my_posts(array['agency_admin','dpo'])) > 0
$$;

-- The day somebody who deleted their account is of the age until which what was kept of them stays. Nobody else stands here.
create table retention_age (
  resident_id uuid primary key,
  tenant_id uuid not null references tenant (id),
  of_age_on date not null
);
select fence_staff('retention_age');
revoke all on retention_age from anxin_app;
-- until now a case carried that day
insert into retention_age (resident_id, tenant_id, of_age_on)
  select c.resident_id, min(c.tenant_id::text)::uuid, max(c.keep_until) from care_case c
  where c.keep_until is not null and not exists (select 1 from resident r where r.id = c.resident_id) group by c.resident_id;
drop function case_forget(timestamptz);
alter table care_case drop column keep_until;

-- When a colleague left: what is kept of their training counts from then.
alter table staff add column left_at timestamptz;

-- ── one run a day, and what it removed ────────────────────────────────────────────────────────────────────────────────
create table retention_run (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  on_day date not null,
  begun_at timestamptz not null,
  finished_at timestamptz,
  unique (tenant_id, on_day)
);
select fence_staff('retention_run');
revoke update, delete on retention_run from anxin_app, anxin_system;
create trigger retention_run_kept before update or delete on retention_run for each row execute function keep_said();
-- The report: counts and days, no name and no id of anybody.
create table retention_line (
  run_id uuid not null references retention_run (id),
  code text not null references retention_class (code),
  tenant_id uuid not null references tenant (id),
  subjects int not null,
  rows int not null,
  oldest date,
  newest date,
  held int not null,
  minors int not null,
  primary key (run_id, code)
);
select fence_staff('retention_line');
revoke update, delete on retention_line from anxin_app, anxin_system;
create trigger retention_line_kept before update or delete on retention_line for each row execute function refuse_change();
-- What was removed: the key to the one door. It turns only while `rows` is not yet said, which is within one function.
create table retention_removal (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  run_id uuid not null references retention_run (id),
  code text not null references retention_class (code),
  kind text not null references retention_kind (kind),
  subject_id uuid not null,
  -- until the last evidence about the person is gone too
  resident_id uuid,
  subjects int not null default 1,
  ended_on date not null,
  newest_on date not null,
  rows int,
  at timestamptz not null
);
create index retention_removal_run on retention_removal (run_id);
create index retention_removal_subject on retention_removal (subject_id);
create index retention_removal_resident on retention_removal (resident_id) where resident_id is not null;
select fence_staff('retention_removal');
revoke all on retention_removal from anxin_app, anxin_system;
grant select on retention_removal to anxin_app, anxin_system;
create trigger retention_removal_kept before delete on retention_removal for each row execute function refuse_change();
-- names of tables and terms, no row of anybody
do $$ declare t text; begin
  foreach t in array array['retention_class','retention_kind','retention_part'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy known_to_all on %I for select to anxin_app, anxin_system using (true)', t);
    execute format('grant select on %I to anxin_app, anxin_system', t);
  end loop;
end $$;

-- Up to where lines of a chain may be gone because their term was over.
create table audit_removed (
  chain uuid primary key,
  upto bigint not null,
  lines bigint not null,
  at timestamptz not null
);
alter table audit_removed enable row level security;
create policy audit_read on audit_removed for select to anxin_app using (chain = (select app_tenant()) and (select app_resident()) is null);
create policy house_work on audit_removed for select to anxin_system using (true);
grant select on audit_removed to anxin_app, anxin_system;

-- ── the door ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Whether this row belongs to what is being removed right now. Stable, so that it sees the rows as they were when the removing began.
create function retention_door(p_table text, p_row jsonb) returns boolean
language plpgsql stable security definer set search_path = public as $$
declare r retention_removal%rowtype; p retention_part%rowtype; same text; belongs boolean;
begin
  if coalesce(current_setting('anxin.retention', true), '') = '' then return false; end if;
  select * into r from retention_removal where id = current_setting('anxin.retention')::uuid and rows is null;
  if not found then return false; end if;
  select * into p from retention_part where kind = r.kind and table_name = p_table;
  if not found then return false; end if;
  select string_agg(format('t.%I = %L', k, p_row->>k), ' and ') into same from unnest(p.key) k;
  execute format('select exists (select 1 from %I t where %s and (%s))', p_table, same, p.whose) into belongs using r.subject_id;
  return belongs;
end $$;
revoke all on function retention_door(text, jsonb) from public;

-- What has been written stays written; a fourth thing may now happen to a row: its term is over, and the house removes it by its door.
create or replace function refuse_change() returns trigger language plpgsql as $$
declare free text[];
begin
  if tg_op = 'DELETE' and current_user not in ('anxin_app','anxin_system') then
    if retention_door(tg_table_name, to_jsonb(old)) then return old; end if;
  end if;
  if tg_op = 'UPDATE' and current_user <> 'anxin_app' then
    select array_agg(k) into free from jsonb_object_keys(to_jsonb(new)) k where k in ('resident_id','tenant_id','unit_id') or k like '%\_sealed';
    if (to_jsonb(new) - coalesce(free, '{}')) = (to_jsonb(old) - coalesce(free, '{}')) then return new; end if;
  end if;
  raise exception 'insert only: %', tg_table_name using errcode = 'restrict_violation';
end $$;

-- Nothing is left that somebody's consent could still be for.
create function retention_over(p_resident uuid) returns boolean language sql stable security definer set search_path = public as $$
  select not exists (select 1 from resident where id = p_resident) and not exists (select 1 from care_case where resident_id = p_resident)
    and not exists (select 1 from crisis_event where resident_id = p_resident) and not exists (select 1 from severe_path where resident_id = p_resident)
    and not exists (select 1 from referral where resident_id = p_resident) and not exists (select 1 from safety_plan where resident_id = p_resident)
    and not exists (select 1 from worklist_entry where resident_id = p_resident) and not exists (select 1 from incoming where resident_id = p_resident)
$$;

create type retention_subject as (id uuid, tenant_id uuid, resident_id uuid, ended_at timestamptz, minor boolean);
-- The last day something is kept by its term alone.
create function retention_last_day(p_ended timestamptz, p_months int) returns date language sql immutable as $$
  select ((p_ended at time zone 'Asia/Shanghai')::date + make_interval(months => p_months))::date
$$;
-- Only the house by itself, for one agency.
create function retention_alone() returns void language plpgsql stable as $$
begin
  if app_tenant() is null or app_staff() is not null or app_resident() is not null then
    raise exception 'the house alone removes what is due' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Things of one kind whose term is over, oldest first, with what says whether they go: a hold, and the age.
create function retention_list(p_kind text, p_now timestamptz, p_after timestamptz, p_after_id uuid, p_most int)
returns table (id uuid, resident_id uuid, ended_at timestamptz, minor boolean, held boolean, birth_sealed bytea, of_age_on date)
language plpgsql stable security definer set search_path = public as $$
declare k retention_kind%rowtype;
begin
  perform retention_alone();
  select * into strict k from retention_kind where kind = p_kind;
  return query execute format(
    'select s.id, s.resident_id, s.ended_at, s.minor or coalesce(r.minor_told, false), s.resident_id is not null and is_held(s.resident_id), r.birth_sealed, a.of_age_on
     from (%s) s (id, tenant_id, resident_id, ended_at, minor)
       left join resident r on r.id = s.resident_id and r.tenant_id = s.tenant_id left join retention_age a on a.resident_id = s.resident_id
     where s.tenant_id = $1 and s.ended_at is not null and retention_last_day(s.ended_at, $2) < (($3 at time zone ''Asia/Shanghai'')::date)
       and (date_trunc(''milliseconds'', s.ended_at), s.id) > ($4, $5) order by date_trunc(''milliseconds'', s.ended_at), s.id limit $6', k.source)
    using app_tenant(), retention_months(app_tenant(), k.code), p_now, p_after, p_after_id, p_most;
end $$;

-- How many things of a class would be over with a term of so many months.
create function retention_count(p_code text, p_months int, p_now timestamptz) returns int
language plpgsql stable security definer set search_path = public as $$
declare k retention_kind%rowtype; n int; total int := 0;
begin
  if app_staff() is null or cardinality(my_posts(array['agency_admin','dpo','auditor'])) = 0 then return null; end if;
  for k in select * from retention_kind where code = p_code loop
    execute format('select count(*)::int from (%s) s (id, tenant_id, resident_id, ended_at, minor)
      where s.tenant_id = $1 and s.ended_at is not null and retention_last_day(s.ended_at, $2) < (($3 at time zone ''Asia/Shanghai'')::date)', k.source)
      into n using app_tenant(), p_months, p_now;
    total := total + n;
  end loop;
  return total;
end $$;

-- Removes one thing with all that hangs on it. Looks again whether it is over, due and not held: what changed meanwhile stays.
-- p_of_age is the first day on which age no longer keeps it; core says it, the database holds it to that.
-- @returns rows removed; null where it is not due, or gone already
create function retention_remove(p_run uuid, p_kind text, p_subject uuid, p_of_age date, p_now timestamptz) returns int
language plpgsql security definer set search_path = public as $$
declare k retention_kind%rowtype; c retention_class%rowtype; s retention_subject; p retention_part%rowtype;
  v_today date := (p_now at time zone 'Asia/Shanghai')::date; v_id uuid := gen_random_uuid(); n int; total int := 0;
begin
  perform retention_alone();
  -- one at a time, however many nodes look
  perform 1 from retention_run where id = p_run and tenant_id = app_tenant() and finished_at is null for update;
  if not found then raise exception 'no run of today is open' using errcode = 'insufficient_privilege'; end if;
  select * into strict k from retention_kind where kind = p_kind;
  select * into strict c from retention_class where code = k.code;
  execute format('select * from (%s) s (id, tenant_id, resident_id, ended_at, minor) where s.id = $1 and s.tenant_id = $2 and s.ended_at is not null', k.source)
    into s using p_subject, app_tenant();
  if s.id is null or retention_last_day(s.ended_at, retention_months(app_tenant(), k.code)) >= v_today then return null; end if;
  if s.resident_id is not null and is_held(s.resident_id) then return null; end if;
  if c.minor_until is not null then
    if s.minor and p_of_age is null then raise exception 'nobody said when a minor is of age' using errcode = 'check_violation'; end if;
    if p_of_age > v_today or exists (select 1 from retention_age where resident_id = s.resident_id and of_age_on > v_today) then return null; end if;
  end if;
  insert into retention_removal (id, tenant_id, run_id, code, kind, subject_id, resident_id, ended_on, newest_on, at)
    values (v_id, app_tenant(), p_run, k.code, k.kind, s.id, s.resident_id,
      (s.ended_at at time zone 'Asia/Shanghai')::date, (s.ended_at at time zone 'Asia/Shanghai')::date, p_now);
  perform set_config('anxin.retention', v_id::text, true);
  if k.before is not null then execute k.before using s.id; end if;
  for p in select * from retention_part where kind = p_kind order by sort loop
    execute format('delete from %I t where %s', p.table_name, p.whose) using s.id;
    get diagnostics n = row_count;
    total := total + n;
  end loop;
  perform set_config('anxin.retention', '', true);
  update retention_removal set rows = total where id = v_id;
  insert into tombstone (id, tenant_id, what, basis, at)
    values (s.id, app_tenant(), case p_kind when 'written_down' then 'resident' else p_kind end, 'retention', p_now) on conflict do nothing;
  return total;
end $$;

-- Removes a portion of the oldest audit lines whose term is over, and what else tells who came and went. Links stay: their hashes
-- are the evidence that nothing else is missing. Lines about whoever is held stay too.
-- @returns rows removed; 0 when nothing more is due
create function retention_remove_log(p_run uuid, p_now timestamptz, p_most int) returns int
language plpgsql security definer set search_path = public as $$
declare v_id uuid := gen_random_uuid(); ids uuid[]; v_first date; v_last date; n int; total int := 0; v_months int;
  v_today date := (p_now at time zone 'Asia/Shanghai')::date;
begin
  perform retention_alone();
  perform 1 from retention_run where id = p_run and tenant_id = app_tenant() and finished_at is null for update;
  if not found then raise exception 'no run of today is open' using errcode = 'insufficient_privilege'; end if;
  v_months := retention_months(app_tenant(), 'access_log');
  select array_agg(o.id), min((o.at at time zone 'Asia/Shanghai')::date), max((o.at at time zone 'Asia/Shanghai')::date) into ids, v_first, v_last
    from (select a.id, a.at from audit_line a join audit_link l on l.line_id = a.id
      where (a.tenant_id = app_tenant() or a.tenant_id is null) and a.at < p_now - make_interval(months => v_months)
        and retention_last_day(a.at, v_months) < v_today and (a.resident_id is null or not is_held(a.resident_id))
      order by a.id limit p_most) o;
  if ids is not null then
    insert into retention_removal (id, tenant_id, run_id, code, kind, subject_id, subjects, ended_on, newest_on, at)
      values (v_id, app_tenant(), p_run, 'access_log', 'audit_line', app_tenant(), cardinality(ids), v_first, v_last, p_now);
    insert into audit_removed (chain, upto, lines, at)
      select l.chain, max(l.seq), count(*), p_now from audit_link l where l.line_id = any(ids) group by l.chain
      on conflict (chain) do update set upto = greatest(audit_removed.upto, excluded.upto), lines = audit_removed.lines + excluded.lines, at = excluded.at;
    perform set_config('anxin.retention', v_id::text, true);
    delete from audit_line where id = any(ids);
    get diagnostics total = row_count;
    perform set_config('anxin.retention', '', true);
    update retention_removal set rows = total where id = v_id;
    return total;
  end if;
  delete from session where id in (select s.id from session s where s.tenant_id = app_tenant() and s.staff_id is not null
    and retention_last_day(s.ends_at, v_months) < v_today limit p_most);
  get diagnostics n = row_count;
  total := total + n;
  delete from notice where id in (select o.id from notice o where o.tenant_id = app_tenant() and o.at < p_now - make_interval(months => v_months)
    and retention_last_day(o.at, v_months) < v_today limit p_most);
  get diagnostics n = row_count;
  total := total + n;
  delete from stream_event where ctid in (select e.ctid from stream_event e where e.tenant_id = app_tenant() and e.at < p_now - make_interval(months => v_months)
    and retention_last_day(e.at, v_months) < v_today limit p_most);
  get diagnostics n = row_count;
  total := total + n;
  delete from job where id in (select j.id from job j where j.tenant_id = app_tenant() and retention_last_day(j.dead_at, v_months) < v_today limit p_most);
  get diagnostics n = row_count;
  total := total + n;
  if total > 0 then
    insert into retention_removal (id, tenant_id, run_id, code, kind, subject_id, subjects, ended_on, newest_on, rows, at)
      values (v_id, app_tenant(), p_run, 'access_log', 'audit_line', app_tenant(), total,
        (p_now - make_interval(months => v_months))::date, (p_now - make_interval(months => v_months))::date, total, p_now);
  end if;
  return total;
end $$;

-- Closes the run of a day with its report. What proves nothing any more loses the person: ids of removed things stay, without them.
create function retention_finish(p_run uuid, p_held jsonb, p_now timestamptz) returns void
language plpgsql security definer set search_path = public as $$
begin
  perform retention_alone();
  perform 1 from retention_run where id = p_run and tenant_id = app_tenant() and finished_at is null for update;
  if not found then return; end if;
  insert into retention_line (run_id, code, tenant_id, subjects, rows, oldest, newest, held, minors)
    select p_run, c.code, app_tenant(), coalesce(sum(x.subjects), 0)::int, coalesce(sum(x.rows), 0)::int, min(x.ended_on), max(x.newest_on),
      coalesce((p_held->c.code->>'held')::int, 0), coalesce((p_held->c.code->>'minors')::int, 0)
    from retention_class c left join retention_removal x on x.code = c.code and x.run_id = p_run group by c.code;
  update retention_removal r set resident_id = null where r.tenant_id = app_tenant() and r.resident_id is not null and retention_over(r.resident_id)
    and not exists (select 1 from consent c where c.resident_id = r.resident_id) and not exists (select 1 from consent_act a where a.resident_id = r.resident_id)
    and not exists (select 1 from referral_consent c where c.resident_id = r.resident_id) and not exists (select 1 from bureau_consent c where c.resident_id = r.resident_id);
  delete from retention_age where tenant_id = app_tenant() and of_age_on <= (p_now at time zone 'Asia/Shanghai')::date;
  update retention_run set finished_at = p_now where id = p_run;
end $$;

revoke all on function retention_months(uuid, text), retention_find(text, int), retention_over(uuid),
  retention_list(text, timestamptz, timestamptz, uuid, int), retention_count(text, int, timestamptz),
  retention_remove(uuid, text, uuid, date, timestamptz), retention_remove_log(uuid, timestamptz, int), retention_finish(uuid, jsonb, timestamptz) from public;
grant execute on function retention_months(uuid, text), retention_find(text, int),
  retention_list(text, timestamptz, timestamptz, uuid, int), retention_count(text, int, timestamptz),
  retention_remove(uuid, text, uuid, date, timestamptz), retention_remove_log(uuid, timestamptz, int), retention_finish(uuid, jsonb, timestamptz) to anxin_app;
