-- Room record: what somebody says of the whole service when it ends. That they were asked, and answered or did not wish
-- to, is kept with the case; what they answered is read by the supervisor of the place, and with a worker's own note of it
-- by the team. Without a name no person and no case stands with the answers, and no day.

create table case_rating (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null,
  case_id uuid not null references care_case (id) on delete cascade,
  resident_id uuid not null,
  -- a case that is opened again is asked again
  round int not null,
  how text not null check (how in ('own','unnamed','written','declined','unreached')),
  note_sealed bytea,
  by_id uuid references staff (id),
  by_name text not null,
  at timestamptz not null,
  check (how in ('own','unnamed','declined') or by_id is not null)
);
create index case_rating_case on case_rating (case_id, at desc);
select fence_case('case_rating', 'select');
create policy own_insert on case_rating for insert to anxin_app with check (tenant_id = (select app_tenant())
  and resident_id = (select app_resident()) and exists (select 1 from care_case c where c.id = case_id and c.resident_id = (select app_resident())));
revoke update on case_rating from anxin_app;
create trigger case_rating_kept before update on case_rating for each row execute function refuse_change();

create table rating_answer (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  case_id uuid references care_case (id) on delete cascade,
  resident_id uuid,
  -- a worker wrote down what they were told
  written boolean not null,
  answers int[] not null check (cardinality(answers) = 6 and 1 <= all (answers) and 5 >= all (answers)),
  text_sealed bytea,
  -- without a name: the first of the month
  on_day date not null,
  check ((case_id is null) = (resident_id is null)),
  check (case_id is not null or extract(day from on_day) = 1)
);
create index rating_answer_place on rating_answer (tenant_id, unit_id, on_day desc);
create index rating_answer_case on rating_answer (case_id) where case_id is not null;
alter table rating_answer enable row level security;
create policy supervisor_reads on rating_answer for select to anxin_app using (tenant_id = (select app_tenant()) and (select app_resident()) is null
  and ((select app_staff()) is null or unit_id = any(((select my_posts(array['supervisor'])))::uuid[])));
create policy team_reads on rating_answer for select to anxin_app using (tenant_id = (select app_tenant()) and (select app_staff()) is not null
  and written and case_id = any(((select my_cases()))::uuid[]));
create policy said on rating_answer for insert to anxin_app with check (tenant_id = (select app_tenant()) and not written
  and (select app_staff()) is null and (resident_id is null or resident_id = (select app_resident())));
create policy team_adds on rating_answer for insert to anxin_app with check (tenant_id = (select app_tenant()) and written
  and (case_id = any(((select my_cases()))::uuid[]) or unit_id = any(((select my_posts(array['supervisor'])))::uuid[])));
create policy house_work on rating_answer for all to anxin_system using (true) with check (true);
grant select, insert on rating_answer to anxin_app;
grant select, insert, update, delete on rating_answer to anxin_system;
create trigger rating_answer_kept before update on rating_answer for each row execute function refuse_change();

-- Whether somebody was asked since the case was last opened, also where one may not read what they said.
create function case_rated(p_case uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from case_rating r join care_case c on c.id = r.case_id
    where c.id = p_case and c.tenant_id = app_tenant() and r.tenant_id = c.tenant_id and r.round = c.reopened)
$$;
revoke all on function case_rated(uuid) from public;
grant execute on function case_rated(uuid) to anxin_app, anxin_system;

-- Whether a scale stands that the person filled in themself, from a month before the case was opened.
create function case_measured(p_case uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from care_case c join response r on r.resident_id = any(same_person(c.resident_id)) join sitting s on s.id = r.sitting_id
    where c.id = p_case and c.tenant_id = app_tenant() and r.tenant_id = c.tenant_id and r.done and r.valid and r.total is not null
      and s.mode <> 'proxy' and r.ended_at >= c.opened_at - interval '30 days')
$$;
revoke all on function case_measured(uuid) from public;
grant execute on function case_measured(uuid) to anxin_app, anxin_system;

-- No case is closed before the person was asked. Otherwise as in 0028.
create or replace function care_case_check() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'NEW' then raise exception 'a case begins as NEW' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if new.state <> old.state and not exists
    (select 1 from care_case_step where from_state = old.state and to_state = new.state) then
    raise exception 'no step % > %', old.state, new.state using errcode = 'check_violation';
  end if;
  if app_resident() is not null and current_setting('anxin.raising', true) is distinct from 'case'
    and (to_jsonb(new) - 'plan_agreed_at') <> (to_jsonb(old) - 'plan_agreed_at') then
    raise exception 'a resident agrees to a plan and changes nothing else' using errcode = 'insufficient_privilege';
  end if;
  if new.state <> old.state and new.state = 'FOLLOW_UP' and case_safety_open(array[new.resident_id]) then
    raise exception 'safety is not settled' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and new.state = 'FOLLOW_UP' and not case_rated(new.id) then
    raise exception 'nobody asked what they think of it' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and new.state = 'TRANSFERRED' and not case_handed_over(new.id) then
    raise exception 'nobody has accepted it' using errcode = 'check_violation';
  end if;
  if old.colour in ('RED-E','RED') and colour_rank(new.colour) > colour_rank('RED')
    and (app_staff() is null or old.lowering_by is null or old.lowering_by = app_staff() or old.lowering_to <> new.colour) then
    raise exception 'red is lowered by two' using errcode = 'check_violation';
  end if;
  if new.lead_id <> old.lead_id or new.colour <> old.colour then
    new.lowering_to := null;
    new.lowering_by := null;
  end if;
  return new;
end $$;

-- Joining a visit takes both along. Otherwise as in 0044.
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
