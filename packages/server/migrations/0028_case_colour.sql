-- Room casework: how urgent a case is follows what is seen of the person, upwards by itself and downwards by people.

-- Asked for by one, done by another: of a case in RED. A request lapses with the lead.
alter table care_case add column lowering_to text check (lowering_to in ('ORANGE','YELLOW','GREEN+','GREEN'));
alter table care_case add column lowering_by uuid;

-- No step outside the protocol, a case always begins as NEW, and red is lowered by two.
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

-- Another place has accepted the person by a letter: then a case may end as handed over.
create function case_handed_over(p_case uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from referral r join care_case c on c.id = p_case
    where r.tenant_id = c.tenant_id and r.resident_id = any(same_person(c.resident_id)) and r.accepted_at >= c.opened_at
      and r.state not in ('WITHDRAWN','DECLINED','EXPIRED','RE_ROUTED'))
$$;
grant execute on function case_handed_over(uuid) to anxin_app, anxin_system;

-- The most urgent of what stands of the person now: an entry of the list that is open, an alert that is open.
create function case_floor(p_resident uuid) returns text language sql stable security definer set search_path = public as $$
  select colour from (
    select w.colour from worklist_entry w where w.resident_id = any(same_person(p_resident)) and w.state <> 'closed'
    union all select replace(e.grade, '_', '-') from crisis_event e
      where e.resident_id = any(same_person(p_resident)) and e.state not in ('CLOSED','DECEASED')) x
  order by colour_rank(colour) limit 1
$$;
grant execute on function case_floor(uuid) to anxin_app;

-- A case in work is never less urgent than what was just seen; whoever leads it sees when that was.
create function case_raise(p_resident uuid, p_colour text, p_at timestamptz) returns void
language plpgsql security definer set search_path = public as $$
declare c care_case%rowtype; before text := coalesce(current_setting('anxin.raising', true), '');
begin
  perform set_config('anxin.raising', 'case', true);
  for c in select * from care_case where resident_id = any(same_person(p_resident))
    and state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED') and colour_rank(p_colour) < colour_rank(colour) for update
  loop
    update care_case set colour = p_colour,
      phase_due_at = case when state in ('NEW','SCREENED','WAITLIST','INTAKE') and colour_rank(p_colour) <= colour_rank('ORANGE')
        then least(phase_due_at, p_at + interval '1 day') else phase_due_at end where id = c.id;
    insert into case_change (id, tenant_id, unit_id, case_id, resident_id, what, from_state, to_state, by_name, at)
      values (gen_random_uuid(), c.tenant_id, c.unit_id, c.id, c.resident_id, 'casework.colour_changed', c.colour, p_colour, '', p_at);
  end loop;
  perform set_config('anxin.raising', before, true);
end $$;
revoke all on function case_raise(uuid, text, timestamptz) from public;

create function case_hears_list() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.state <> 'closed' then perform case_raise(new.resident_id, new.colour, new.opened_at); end if;
  return null;
end $$;
create trigger case_hears_list after insert or update of colour on worklist_entry for each row execute function case_hears_list();

create function case_hears_alert() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.state not in ('CLOSED','DECEASED') then perform case_raise(new.resident_id, replace(new.grade, '_', '-'), new.raised_at); end if;
  return null;
end $$;
create trigger case_hears_alert after insert or update of grade on crisis_event for each row execute function case_hears_alert();
