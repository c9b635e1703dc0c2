-- Room casework: a plan says how deep the service is, how often they are in touch, and under which agreement; without
-- them no case is worked on. What was signed stands until the service is another one. All of it moves with a whole case,
-- as columns of a row that moves. Who is of one household stands in household_member alone: nothing ever wrote or read it
-- in the case.

alter table care_case
  add column plan_tier smallint check (plan_tier between 1 and 4),
  add column plan_every text check (plan_every in ('twice_weekly','weekly','fortnightly','monthly')),
  add column contract_version text,
  add column contract_at timestamptz,
  add constraint care_case_contract check ((contract_version is null) = (contract_at is null)),
  drop column household_id;

-- Otherwise as in 0045.
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
    and (to_jsonb(new) - '{plan_agreed_at,contract_version,contract_at}'::text[]) <> (to_jsonb(old) - '{plan_agreed_at,contract_version,contract_at}'::text[]) then
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
  if old.state = 'PLANNED' and new.state = 'ACTIVE'
    and (new.plan_tier is null or new.plan_every is null or new.plan_agreed_at is null or new.contract_at is null) then
    raise exception 'no service without a plan that says what it is, and a contract' using errcode = 'check_violation';
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

-- Otherwise as in 0020.
create or replace function case_settle(p_transfer uuid, p_lead uuid, p_now timestamptz) returns void
language plpgsql security definer set search_path = public as $$
declare x case_transfer%rowtype; who uuid[];
begin
  select * into x from case_transfer where id = p_transfer and state = 'proposed' and to_tenant = app_tenant() for update;
  if not found then raise exception 'no such offer' using errcode = 'check_violation'; end if;
  who := same_person(x.resident_id);
  if exists (select 1 from care_case where resident_id = any(who)) then
    if not exists (select 1 from staff where id = p_lead and tenant_id = x.to_tenant and state = 'active') then
      raise exception 'a case has a lead' using errcode = 'check_violation';
    end if;
    -- casework
    delete from case_member m using care_case c where c.id = m.case_id and c.resident_id = any(who);
    update care_case set lead_id = p_lead where resident_id = any(who);
    insert into case_member (case_id, staff_id, tenant_id, part, since)
      select id, p_lead, tenant_id, 'lead', p_now from care_case where resident_id = any(who);
    update case_task t set owner_name = f.name, owner_id = case when t.state = 'open' then p_lead else t.owner_id end
      from staff f where f.id = t.owner_id and t.resident_id = any(who);
    update case_goal set owner_id = p_lead where resident_id = any(who) and owner_id is not null;
    delete from case_remembrance m using care_case c where c.id = m.case_id and c.resident_id = any(who) and m.tenant_id <> x.to_tenant;
  end if;
  delete from household_member where resident_id = any(who);
  -- keys for finding somebody are an agency's own and are made anew
  delete from person_key where resident_id = any(who);
  delete from phone_tail where resident_id = any(who);
  insert into person_due (resident_id, tenant_id) select id, tenant_id from resident where id = any(who) and kind = 'registered'
    on conflict (resident_id) do update set tenant_id = excluded.tenant_id;
  -- appointment, live
  update appointment set state = 'CANCELLED_BY_STAFF', changed_at = p_now where resident_id = any(who) and state in ('PROPOSED','CONFIRMED');
  update appointment_task set staff_id = p_lead where resident_id = any(who) and done_at is null;
  delete from live_signal where resident_id = any(who);
  update live_session set state = 'ended', ended_at = p_now where resident_id = any(who) and state = 'open';
  -- aftercare: the new lead has them as tasks
  update aftercare_contact set state = 'cancelled', look_at = null where resident_id = any(who) and state in ('due','missed','decide');
  -- bureau
  update attendance set taken_back_at = p_now where resident_id = any(who) and shared_at is not null and taken_back_at is null;
  update bureau_consent set withdrawn_at = p_now where resident_id = any(who) and withdrawn_at is null;
  -- selfhelp
  update mood_share set ended_at = p_now where resident_id = any(who) and ended_at is null;
  update programme set helper_id = null where resident_id = any(who) and state = 'running';
  -- worklist: somebody there looks at it anew
  update worklist_entry set state = 'open', owner_id = null, due_what = 'acknowledge', due_at = least(due_at, p_now + interval '4 hours'),
    lowering_colour = null, lowering_by = null, lowering_sealed = null where resident_id = any(who) and state in ('taken','contacted');
end $$;
