-- Rooms crisis and safeguard: a missed call leads to a decision, a guardian is told of each danger, nothing closes over what is owed.

-- A caring call that was missed three times the same day waits for a decision about a visit; the plan is looked at at each contact.
alter table crisis_follow_up drop constraint crisis_follow_up_state_check;
alter table crisis_follow_up add constraint crisis_follow_up_state_check
  check (state in ('due','missed_once','done','escalated','decide','cancelled'));
alter table crisis_follow_up add column plan_seen boolean not null default false;
-- the last try noted, so that a repeated press is one try
alter table crisis_follow_up add column last_try uuid;

-- A guardian who was told is told again when the danger comes back or becomes red: one word is owed each time.
alter table guardian_task add column ladder int;
alter table guardian_task add column red boolean;
update guardian_task g set ladder = e.ladder, red = e.grade in ('RED','RED_E') from crisis_event e where e.id = g.event_id;
alter table guardian_task alter column ladder set not null, alter column red set not null;
alter table guardian_task drop constraint guardian_task_event_id_key;
alter table guardian_task add unique (event_id, ladder, red);
-- what is not yet done is brought forward, never doubled
create unique index guardian_task_single on guardian_task (event_id) where done_at is null;
-- an alert that was none owes nobody a word
alter table guardian_task drop constraint guardian_task_outcome_check;
alter table guardian_task add constraint guardian_task_outcome_check check (outcome in ('told','withheld','not_owed'));
drop trigger guardian_task_kept on guardian_task;
create trigger guardian_task_kept before update or delete on guardian_task for each row
  execute function keep_said('call_at','due_at','ladder','red');

-- What others still owe around an event: it closes over none of it. Shown to the room crisis (decision 007).
create view crisis_owed with (security_invoker = true) as
  select event_id, tenant_id, 'guardian' as what from guardian_task where done_at is null
  union all
  select event_id, tenant_id, 'telling' from disclosure where event_id is not null and done_at is null and dropped_at is null
  union all
  select event_id, tenant_id, 'child_report' from mandatory_report
    where event_id is not null and completed_at is null and dropped_at is null
  union all
  select event_id, tenant_id, 'visit' from welfare_visit where outcome is null and view_sealed is not null
  union all
  select event_id, tenant_id, 'report_check' from third_party_report where state in ('new','checking') and not grouped
  union all
  select event_id, tenant_id, 'unread_row' from partner_row where event_id is not null and state = 'unread'
  union all
  select event_id, tenant_id, 'search' from rescue_board where closed_at is null;
grant select on crisis_owed to anxin_app, anxin_system;

create function crisis_check_closed() returns trigger language plpgsql security definer set search_path = public as $$
declare owed text;
begin
  select what into owed from crisis_owed where event_id = new.id limit 1;
  if found then raise exception 'event % is not closed over what is owed: %', new.id, owed using errcode = 'check_violation'; end if;
  return new;
end $$;
create trigger crisis_event_closed before update of state on crisis_event for each row
  when (new.state = 'CLOSED' and old.state <> 'CLOSED' and not new.drill) execute function crisis_check_closed();
