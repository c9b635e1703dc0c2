-- Rooms casework and twin: two records of one person, and both have a case in work. Both cases go on as they are; who
-- leads them is agreed on by the two leads, or said by a supervisor of both. Until then neither team sees the other case.

alter table person_merge
  -- the two cases in work when they were joined; none where there was one at most
  add column one_case uuid references care_case (id) on delete set null,
  add column other_case uuid references care_case (id) on delete set null,
  -- whom each side names as the lead of both
  add column one_says uuid references staff (id),
  add column other_says uuid references staff (id),
  -- who leads both since when, which case changed its lead, who had it before, and what the agreement added
  add column led_by uuid references staff (id),
  add column led_at timestamptz,
  add column led_case uuid references care_case (id) on delete set null,
  add column led_from uuid references staff (id),
  add column led_before jsonb;
create index person_merge_one_case on person_merge (one_case) where one_case is not null;
create index person_merge_other_case on person_merge (other_case) where other_case is not null;

-- Who joins and who parts is written by the desk; what two leads agree on only by the functions below.
revoke insert, update, delete on person_merge from anxin_app;
grant insert (id, tenant_id, kept_id, merged_id, reason_sealed, by_id, by_name, at, undone_at) on person_merge to anxin_app;
grant update (undone_at, undone_by) on person_merge to anxin_app;

create unique index case_task_one_lead on case_task (case_id) where kind = 'one_lead' and state = 'open';

create function case_in_work(p_state text) returns boolean language sql immutable as $$
  select p_state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED')
$$;

-- Joined: each case says so, and where two are in work each lead has it as a task, the same day or the next for an urgent one.
create function person_joined() returns trigger language plpgsql security definer set search_path = public as $$
declare c care_case%rowtype; found_cases uuid[] := '{}'; hurry boolean := false;
begin
  for c in select * from care_case where resident_id = any(same_person(new.kept_id)) and case_in_work(state)
    order by resident_id = new.merged_id, id for update
  loop
    found_cases := found_cases || c.id;
    hurry := hurry or c.colour in ('RED-E','RED','ORANGE');
    insert into case_change (id, tenant_id, unit_id, case_id, resident_id, what, by_name, at)
      values (gen_random_uuid(), c.tenant_id, c.unit_id, c.id, c.resident_id, 'casework.people_merged', new.by_name, new.at);
  end loop;
  if cardinality(found_cases) > 2 then
    raise exception 'a person has two cases in work at most' using errcode = 'check_violation';
  end if;
  if cardinality(found_cases) < 2 then return null; end if;
  update person_merge set one_case = found_cases[1], other_case = found_cases[2] where id = new.id;
  insert into case_task (id, tenant_id, unit_id, case_id, resident_id, kind, text_sealed, owner_id, due_at)
    select gen_random_uuid(), x.tenant_id, x.unit_id, x.id, x.resident_id, 'one_lead', ''::bytea, x.lead_id,
      new.at + case when hurry then interval '1 day' else interval '2 days' end
    from care_case x where x.id = any(found_cases)
      and (select count(distinct l.lead_id) from care_case l where l.id = any(found_cases)) > 1
    on conflict do nothing;
  return null;
end $$;
create trigger person_joined after insert on person_merge for each row execute function person_joined();

-- Whom one side names as the lead of both. Once both sides name the same, that person leads both, and whoever led the
-- other goes on in both teams. Said by the lead of the case or a supervisor of its place; by a supervisor of both for both.
create function twin_say(p_case uuid, p_lead uuid, p_at timestamptz) returns text
language plpgsql security definer set search_path = public as $$
declare m person_merge%rowtype; here care_case%rowtype; there care_case%rowtype; moved care_case%rowtype; stays care_case%rowtype;
  says_here uuid; says_there uuid; here_first boolean; was text;
begin
  select * into m from person_merge where tenant_id = app_tenant() and undone_at is null and p_case in (one_case, other_case)
    order by at desc, id limit 1 for update;
  if not found or app_staff() is null then return 'none'; end if;
  if m.led_by is not null then return case when m.led_by = p_lead then 'led' else 'none' end; end if;
  here_first := m.one_case = p_case;
  perform 1 from care_case where id in (m.one_case, m.other_case) order by id for update;
  select * into here from care_case where id = p_case;
  select * into there from care_case where id = case when here_first then m.other_case else m.one_case end;
  if there.id is null or not case_in_work(here.state) or not case_in_work(there.state) or here.lead_id = there.lead_id
    or p_lead not in (here.lead_id, there.lead_id) then return 'none'; end if;
  if here.lead_id <> app_staff() and not app_holds(array['supervisor'], here.unit_id) then
    raise exception 'only the lead or the supervisor says who leads' using errcode = 'insufficient_privilege';
  end if;
  if p_lead = any(here.conflict_with || there.conflict_with) then return 'dual'; end if;
  says_here := p_lead;
  says_there := case when app_holds(array['supervisor'], here.unit_id) and app_holds(array['supervisor'], there.unit_id) then p_lead
    when here_first then m.other_says else m.one_says end;
  update person_merge set one_says = case when here_first then says_here else says_there end,
    other_says = case when here_first then says_there else says_here end where id = m.id;
  if says_there is distinct from says_here then return 'said'; end if;

  if p_lead = here.lead_id then stays := here; moved := there; else stays := there; moved := here; end if;
  select part into was from case_member where case_id = moved.id and staff_id = p_lead;
  update person_merge set led_by = p_lead, led_at = p_at, led_case = moved.id, led_from = moved.lead_id,
    led_before = jsonb_build_object('part', was, 'joins', not moved.lead_id = any(stays.conflict_with)
      and not exists (select 1 from case_member where case_id = stays.id and staff_id = moved.lead_id)) where id = m.id
    returning * into m;
  update case_member set part = 'worker' where case_id = moved.id and part = 'lead';
  insert into case_member (case_id, staff_id, tenant_id, part, since) values (moved.id, p_lead, moved.tenant_id, 'lead', p_at)
    on conflict (case_id, staff_id) do update set part = 'lead';
  update care_case set lead_id = p_lead where id = moved.id;
  if (m.led_before->>'joins')::boolean then
    insert into case_member (case_id, staff_id, tenant_id, part, since) values (stays.id, moved.lead_id, stays.tenant_id, 'worker', p_at);
  end if;
  update case_task set state = 'done', done_at = p_at, done_by = app_staff() where case_id in (here.id, there.id) and kind = 'one_lead' and state = 'open';
  insert into case_change (id, tenant_id, unit_id, case_id, resident_id, what, by_name, at)
    select gen_random_uuid(), c.tenant_id, c.unit_id, c.id, c.resident_id, 'casework.one_lead_agreed', f.name, p_at
    from care_case c join staff f on f.id = app_staff() where c.id in (here.id, there.id);
  return 'led';
end $$;

-- Nobody puts themselves on a team: whoever opened the case does in the same transaction, its lead, or the supervisor; or
-- two leads agreed on it. Whoever knows the person privately is on no team of theirs, whichever record says so.
create or replace function case_member_check() returns trigger language plpgsql security definer set search_path = public as $$
declare c care_case%rowtype;
begin
  select * into c from care_case where id = new.case_id;
  if c.tenant_id <> new.tenant_id or new.staff_id = any(c.conflict_with)
    or ((tg_op = 'INSERT' or new.part = 'lead') and exists (select 1 from care_case s where s.resident_id = any(same_person(c.resident_id))
      and s.tenant_id = c.tenant_id and new.staff_id = any(s.conflict_with))) then
    raise exception 'not on this team' using errcode = 'check_violation';
  end if;
  if app_staff() is null or c.lead_id = app_staff() or app_holds(array['supervisor'], c.unit_id)
    or exists (select 1 from case_member m where m.case_id = new.case_id and m.staff_id = app_staff() and m.part = 'lead')
    or not exists (select 1 from case_member m where m.case_id = new.case_id)
    or exists (select 1 from person_merge p where p.tenant_id = c.tenant_id and p.led_at is not null
      and new.case_id in (p.one_case, p.other_case) and new.staff_id in (p.led_by, p.led_from)
      and (p.undone_at is null or current_setting('anxin.parting', true) = p.id::text)) then return new; end if;
  raise exception 'only the lead or the supervisor changes a team' using errcode = 'insufficient_privilege';
end $$;

-- Taken apart again: what the agreement added ends with it, and the case goes back to whoever led it, if they still work here.
create function person_parted() returns trigger language plpgsql security definer set search_path = public as $$
declare moved care_case%rowtype; stays uuid; was text := new.led_before->>'part'; before text := coalesce(current_setting('anxin.parting', true), '');
begin
  insert into case_change (id, tenant_id, unit_id, case_id, resident_id, what, by_name, at)
    select gen_random_uuid(), c.tenant_id, c.unit_id, c.id, c.resident_id, 'casework.merge_undone', coalesce(f.name, ''), new.undone_at
    from care_case c left join staff f on f.id = new.undone_by
    where c.resident_id in (new.kept_id, new.merged_id) and case_in_work(c.state);
  update case_task set state = 'dropped', done_at = new.undone_at, done_by = new.undone_by
    where case_id in (new.one_case, new.other_case) and kind = 'one_lead' and state = 'open';
  if new.led_by is null then return null; end if;
  stays := case when new.led_case = new.one_case then new.other_case else new.one_case end;
  if (new.led_before->>'joins')::boolean then
    delete from case_member where case_id = stays and staff_id = new.led_from and part <> 'lead';
  end if;
  select * into moved from care_case where id = new.led_case for update;
  if moved.lead_id is distinct from new.led_by or not exists (select 1 from staff where id = new.led_from and state = 'active') then return null; end if;
  perform set_config('anxin.parting', new.id::text, true);
  update case_member set part = 'worker' where case_id = moved.id and part = 'lead';
  insert into case_member (case_id, staff_id, tenant_id, part, since) values (moved.id, new.led_from, moved.tenant_id, 'lead', new.undone_at)
    on conflict (case_id, staff_id) do update set part = 'lead';
  update care_case set lead_id = new.led_from where id = moved.id;
  if was is null then delete from case_member where case_id = moved.id and staff_id = new.led_by;
  else update case_member set part = was where case_id = moved.id and staff_id = new.led_by; end if;
  perform set_config('anxin.parting', before, true);
  return null;
end $$;
create trigger person_parted after update of undone_at on person_merge for each row
  when (old.undone_at is null and new.undone_at is not null) execute function person_parted();

-- The other cases of the person of a case, whichever record they stand under: that there is one, where it stands and whom
-- to ask. Whoever may read one goes there; no word of the others.
create function twin_cases(p_case uuid) returns table
  (id uuid, number int, state text, lead_id uuid, lead_name text, opened_at timestamptz, state_at timestamptz, resident_id uuid, name_sealed bytea, may_read boolean)
language sql stable security definer set search_path = public as $$
  select o.id, o.number, o.state, o.lead_id, f.name, o.opened_at, o.state_at, o.resident_id, r.name_sealed,
    o.id = any(my_cases()) or o.unit_id = any(my_posts(array['supervisor']))
  from care_case c join care_case o on o.resident_id = any(same_person(c.resident_id)) and o.id <> c.id and o.tenant_id = c.tenant_id
    join staff f on f.id = o.lead_id left join resident r on r.id = o.resident_id
  where c.id = p_case and c.tenant_id = app_tenant() and app_staff() is not null and app_resident() is null
    and (c.id = any(my_cases()) or c.unit_id = any(my_posts(array['supervisor'])))
  order by case_in_work(o.state) desc, o.opened_at desc, o.id limit 50
$$;
revoke all on function twin_say(uuid, uuid, timestamptz), twin_cases(uuid), person_joined(), person_parted() from public;
grant execute on function twin_say(uuid, uuid, timestamptz), twin_cases(uuid) to anxin_app;

-- The case of somebody that is in work, or the newest one: also where an older one was opened again.
create or replace function case_open_of(p_residents uuid[]) returns table (resident_id uuid, id uuid, number int, state text, lead_name text)
language sql stable security definer set search_path = public as $$
  select distinct on (c.resident_id) c.resident_id, c.id, c.number, c.state, f.name from care_case c join staff f on f.id = c.lead_id
  where c.resident_id = any(p_residents) and c.tenant_id = app_tenant() and app_resident() is null and app_staff() is not null
  order by c.resident_id, case_in_work(c.state) desc, c.opened_at desc
$$;

-- Withdrawn under whichever record: the lead of every case of the person is told at once, in the same transaction.
create or replace function case_consent_withdrawn() returns trigger language plpgsql security definer set search_path = public as $$
declare c care_case%rowtype; same uuid[] := same_person(new.resident_id);
begin
  -- what was never given is not withdrawn
  if (select given from consent where tenant_id = new.tenant_id and resident_id = any(same) and purpose = new.purpose and id <> new.id
    order by at desc, id desc limit 1) is not true then return null; end if;
  for c in select * from care_case where resident_id = any(same) and tenant_id = new.tenant_id and case_in_work(state) loop
    insert into case_change (id, tenant_id, unit_id, case_id, resident_id, what, by_name, to_state, at)
      values (gen_random_uuid(), c.tenant_id, c.unit_id, c.id, c.resident_id, 'casework.consent_withdrawn', '', new.purpose, new.at);
    insert into case_task (id, tenant_id, unit_id, case_id, resident_id, kind, text_sealed, owner_id, due_at)
      values (gen_random_uuid(), c.tenant_id, c.unit_id, c.id, c.resident_id, 'consent', ''::bytea, c.lead_id, new.at + interval '1 day');
  end loop;
  return null;
end $$;
