-- Rooms casework and appointment: the list of cases goes on where it stopped, whatever was written meanwhile; a case is
-- closed only when the whole person is safe; whoever signs in finds the appointments made under a record joined to theirs.

-- The list in its own order as one key, so that a page begins behind the last case of the page before. What has no time to
-- be done by comes last.
drop index care_case_pressing;
create index care_case_pressing on care_case
  (tenant_id, (colour not in ('RED-E','RED','ORANGE')), (coalesce(phase_due_at, 'infinity')), state_at, id)
  where state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED');
drop index care_case_over;
create index care_case_over on care_case (tenant_id, state_at desc, id desc)
  where state in ('CLOSED','TRANSFERRED','DECLINED','DECEASED');

-- Otherwise as in 0021. The four after `p_most` are the key of the last case that was shown; none for the first page.
drop function case_page(text, text, timestamptz, int);
create function case_page(p_view text, p_only text, p_now timestamptz, p_most int,
  p_calm boolean, p_due timestamptz, p_since timestamptz, p_id uuid) returns uuid[]
language plpgsql stable security definer set search_path = public set plan_cache_mode = force_custom_plan as $$
declare mine uuid[] := my_cases(); units uuid[] := '{}';
begin
  if app_staff() is null then return '{}'; end if;
  if p_view <> 'mine' then units := my_posts(array['supervisor']); end if;
  if p_view = 'ended' then
    return array(select c.id from care_case c where c.tenant_id = app_tenant() and (c.unit_id = any(units) or c.id = any(mine))
      and c.state in ('CLOSED','TRANSFERRED','DECLINED','DECEASED')
      and (p_only is distinct from 'overdue') and (p_only is distinct from 'quiet')
      and (p_only is distinct from 'urgent' or c.colour in ('RED-E','RED','ORANGE')) and (p_only is distinct from 'off_track' or c.off_track)
      and (p_id is null or (c.state_at, c.id) < (p_since, p_id))
      order by c.state_at desc, c.id desc limit p_most);
  end if;
  return array(select c.id from care_case c where c.tenant_id = app_tenant() and (c.unit_id = any(units) or c.id = any(mine))
    and c.state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED')
    and (p_only is distinct from 'overdue' or c.phase_due_at < p_now)
    and (p_only is distinct from 'quiet' or (c.state = 'ACTIVE' and coalesce(c.last_contact_at, c.opened_at) < p_now - interval '30 days'))
    and (p_only is distinct from 'urgent' or c.colour in ('RED-E','RED','ORANGE')) and (p_only is distinct from 'off_track' or c.off_track)
    and (p_id is null or (c.colour not in ('RED-E','RED','ORANGE'), coalesce(c.phase_due_at, 'infinity'), c.state_at, c.id)
      > (p_calm, p_due, p_since, p_id))
    order by c.colour not in ('RED-E','RED','ORANGE'), coalesce(c.phase_due_at, 'infinity'), c.state_at, c.id limit p_most);
end $$;
revoke all on function case_page(text, text, timestamptz, int, boolean, timestamptz, timestamptz, uuid) from public;
grant execute on function case_page(text, text, timestamptz, int, boolean, timestamptz, timestamptz, uuid) to anxin_app;
-- The key of a case as it is handed out, and given back for the page behind it: times to the microsecond.
create function case_place(p_colour text, p_due timestamptz, p_since timestamptz, p_id uuid) returns text language sql stable as $$
  select concat_ws('~', (p_colour not in ('RED-E','RED','ORANGE'))::text,
    coalesce(to_char(nullif(p_due, 'infinity') at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'infinity'),
    to_char(p_since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), p_id)
$$;

-- Whoever signs in is everybody a colleague has found to be the same person: an appointment stands under one of the
-- records, and the person comes with the other. Only appointments and what is said in them; nothing else of a joined
-- record opens to a telephone.
create function own_records() returns uuid[] language sql stable security definer set search_path = public as $$
  select case when app_resident() is null then '{}'::uuid[] else same_person(app_resident()) end
$$;
revoke all on function own_records() from public;
grant execute on function own_records() to anxin_app, anxin_system;
do $$ declare t text; rule text := 'tenant_id = (select app_tenant()) and ((select app_resident()) is null or resident_id = any((select own_records())::uuid[]))';
begin
  foreach t in array array['appointment','live_session','live_file','live_line','live_signal'] loop
    execute format('alter policy tenant_wall on %I using (%s) with check (%s)', t, rule, rule);
  end loop;
end $$;

-- A plan is the plan of the person, under whichever record it was written; so is a danger that is not settled.
create or replace function case_safety_open(p_residents uuid[]) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from crisis_event e where e.resident_id = any(p_residents) and e.tenant_id = app_tenant() and not e.drill
    and e.false_alarm_by is null and (e.state not in ('CLOSED','DECEASED')
      or (e.state = 'CLOSED' and e.grade in ('RED_E','RED','ORANGE') and e.raised_at > clock_timestamp() - interval '1 year'
        and not exists (select 1 from safety_plan p where p.resident_id = any(p_residents) and p.at >= e.raised_at))))
$$;

-- Otherwise as in 0058: a case ends only when the whole person is safe, not the one record it stands under.
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
  if new.state <> old.state and new.state = 'FOLLOW_UP' and case_safety_open(same_person(new.resident_id)) then
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
