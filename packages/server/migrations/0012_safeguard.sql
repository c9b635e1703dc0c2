-- Room safeguard: reports by others, who was told what and on which basis, minors, visits at the door.

-- Staff only, under the wall between agencies: what is kept here may be about whoever is signed in.
create function fence_staff(p_table text) returns void language plpgsql as $$
begin
  perform fence(p_table, false);
  execute format('create policy staff_only on %I as restrictive for all to anxin_app using ((select app_resident()) is null)', p_table);
end $$;
revoke all on function fence_staff(text) from public;

-- What has once been said of who, when and why stays said. What is free to move is named by the table.
create function keep_said() returns trigger language plpgsql as $$
declare k text; o jsonb := to_jsonb(old); n jsonb;
begin
  if tg_op = 'DELETE' then
    if current_user = 'anxin_app' then raise exception 'kept: %', tg_table_name using errcode = 'restrict_violation'; end if;
    return old;
  end if;
  n := to_jsonb(new);
  for k in select jsonb_object_keys(o) loop
    if o->k is distinct from n->k and o->>k is not null and k <> all(coalesce(tg_argv, '{}'))
      and not (current_user <> 'anxin_app' and (k like '%\_sealed' or k in ('resident_id', 'source_index'))) then
      raise exception 'kept: %.%', tg_table_name, k using errcode = 'restrict_violation';
    end if;
  end loop;
  return new;
end $$;

-- A number that may be that of whoever does the harm: never offered, never told by the house. Lifting takes another person.
create table danger_contact (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null references resident (id) on delete cascade,
  phone_index bytea not null,
  who text not null check (who in ('emergency_contact','guardian')),
  reason_sealed bytea not null,
  staff_id uuid not null references staff (id),
  at timestamptz not null,
  lifted_by uuid references staff (id),
  lifted_at timestamptz,
  lift_reason_sealed bytea,
  check ((lifted_at is null) = (lifted_by is null)),
  check (lifted_by is distinct from staff_id)
);
create unique index danger_contact_stands on danger_contact (resident_id, phone_index) where lifted_at is null;
select fence_staff('danger_contact');
create trigger danger_contact_kept before update or delete on danger_contact for each row execute function keep_said();

create table third_party_report (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  resident_id uuid not null,
  event_id uuid not null references crisis_event (id),
  receipt_index bytea not null unique,
  receipt_sealed bytea not null,
  -- where it came from, for a day; the number of whom it is about; the words: all blind
  source_index bytea,
  person_index bytea,
  words_index bytea not null,
  fields_sealed bytea not null,
  relation text not null,
  danger_now text not null check (danger_now in ('yes','no','unsure')),
  matched boolean not null,
  grouped boolean not null,
  has_number boolean not null,
  times int not null default 1,
  state text not null default 'new' check (state in ('new','checking','confirmed','not_confirmed')),
  steps text[] not null default '{}',
  checked_by uuid references staff (id),
  checked_at timestamptz,
  note_sealed bytea,
  at timestamptz not null,
  last_at timestamptz not null
);
create index third_party_report_open on third_party_report (tenant_id, at desc);
create index third_party_report_event on third_party_report (event_id);
create index third_party_report_source on third_party_report (source_index, at) where source_index is not null;
create index third_party_report_person on third_party_report (tenant_id, person_index) where person_index is not null;
select fence_staff('third_party_report');
create trigger third_party_report_kept before update or delete on third_party_report for each row
  execute function keep_said('times','last_at','state','steps','checked_by','checked_at','note_sealed','event_id','grouped','resident_id');

-- Confidentiality: who was told what, why, on which basis, whether the person was told first. Two people, or the
-- person's own agreement, or life in danger with somebody looking at it within a day: the database knows no fourth way.
create table disclosure (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  resident_id uuid not null,
  event_id uuid references crisis_event (id),
  table_version int not null,
  situation text not null,
  receiver text not null check (receiver not in ('community_manager','employer','school')),
  basis text not null,
  minimum text[] not null,
  imminent boolean not null,
  consent boolean not null,
  told_first boolean not null,
  reason_sealed bytea not null,
  words_sealed bytea not null,
  asked_by uuid not null references staff (id),
  asked_at timestamptz not null,
  second_by uuid references staff (id),
  second_at timestamptz,
  done_by uuid references staff (id),
  done_at timestamptz,
  channel text,
  to_name_sealed bytea,
  dropped_by uuid references staff (id),
  dropped_at timestamptz,
  review_due timestamptz,
  call_at timestamptz,
  decision text check (decision in ('upheld','learn','not_justified')),
  decision_sealed bytea,
  decided_by uuid references staff (id),
  decided_at timestamptz,
  check (second_by is distinct from asked_by),
  check ((second_by is null) = (second_at is null) and (done_by is null) = (done_at is null) and (decided_by is null) = (decided_at is null)),
  check (done_at is null or second_by is not null or consent or (imminent and review_due <= done_at + interval '24 hours')),
  check (done_at is null or (review_due is not null and dropped_at is null)),
  check (decided_at is null or done_at is not null),
  check (decided_by is null or (decided_by <> asked_by and decided_by <> done_by and decided_by is distinct from second_by))
);
create index disclosure_open on disclosure (tenant_id, asked_at desc);
create index disclosure_event on disclosure (event_id);
create index disclosure_call on disclosure (tenant_id, call_at) where call_at is not null;
select fence_staff('disclosure');
create trigger disclosure_kept before update or delete on disclosure for each row execute function keep_said('call_at');

create table mandatory_report (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  resident_id uuid not null,
  event_id uuid references crisis_event (id),
  kind text,
  at_home boolean not null,
  facts_sealed bytea,
  -- proposed by the house when somebody heard harm; a person starts it
  proposed_at timestamptz,
  started_by uuid references staff (id),
  started_at timestamptz,
  confirmed_by uuid references staff (id),
  confirmed_at timestamptz,
  completed_by uuid references staff (id),
  completed_at timestamptz,
  summary_sealed bytea,
  dropped_by uuid references staff (id),
  dropped_at timestamptz,
  drop_reason_sealed bytea,
  call_at timestamptz,
  check (proposed_at is not null or started_at is not null),
  check ((started_by is null) = (started_at is null) and (started_at is null or (kind is not null and facts_sealed is not null))),
  check ((confirmed_by is null or confirmed_by <> started_by) and (confirmed_at is null or started_at is not null)),
  check (completed_at is null or (confirmed_at is not null and summary_sealed is not null)),
  check (dropped_at is null or (completed_at is null and drop_reason_sealed is not null and dropped_by is distinct from started_by))
);
create unique index mandatory_report_open on mandatory_report (resident_id) where completed_at is null and dropped_at is null;
create index mandatory_report_list on mandatory_report (tenant_id);
select fence_staff('mandatory_report');
create trigger mandatory_report_kept before update or delete on mandatory_report for each row execute function keep_said('call_at','at_home');

create table mandatory_call (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null,
  report_id uuid not null references mandatory_report (id),
  place text not null,
  number text not null,
  staff_id uuid not null references staff (id),
  staff_name text not null,
  outcome text not null check (outcome in ('taken','no_answer','sent_on')),
  receiver_sealed bytea,
  receipt_sealed bytea,
  note_sealed bytea,
  at timestamptz not null,
  check (outcome <> 'taken' or receiver_sealed is not null)
);
create index mandatory_call_report on mandatory_call (report_id, at);
select fence_staff('mandatory_call');
create trigger mandatory_call_kept before update or delete on mandatory_call for each row execute function refuse_change();

-- A report is complete only when somebody whose office it is has taken it.
create function mandatory_complete() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.completed_at is not null and not exists
    (select 1 from mandatory_call where report_id = new.id and outcome = 'taken' and place <> 'line_12355') then
    raise exception 'nobody has taken this report' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger mandatory_report_complete before insert or update of completed_at on mandatory_report for each row execute function mandatory_complete();

-- While harm at home is being reported, or was reported, a guardian's view stays closed, whoever asks.
create function guardian_stays_closed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if old.guardian_closed_at is not null and new.guardian_closed_at is null and exists
    (select 1 from mandatory_report where resident_id = new.id and at_home and dropped_at is null) then
    raise exception 'the view stays closed: harm at home is being reported' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger resident_guardian_closed before update of guardian_closed_at on resident for each row execute function guardian_stays_closed();

create table guardian_task (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null,
  event_id uuid not null unique references crisis_event (id),
  due_at timestamptz not null,
  call_at timestamptz,
  outcome text check (outcome in ('told','withheld')),
  reason_sealed bytea,
  staff_id uuid references staff (id),
  done_at timestamptz,
  check ((done_at is null) = (outcome is null)),
  check (outcome is distinct from 'withheld' or reason_sealed is not null)
);
create index guardian_task_open on guardian_task (tenant_id, due_at) where done_at is null;
select fence_staff('guardian_task');
create trigger guardian_task_kept before update or delete on guardian_task for each row execute function keep_said('call_at','due_at');

create table welfare_visit (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  resident_id uuid not null,
  event_id uuid not null references crisis_event (id),
  why text not null check (why in ('unreachable','decision')),
  reason_sealed bytea,
  -- name, address and number, nothing else; gone after a day
  view_sealed bytea,
  first_id uuid not null references staff (id),
  second_id uuid not null references staff (id),
  asked_by uuid not null references staff (id),
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  call_at timestamptz,
  outcome text check (outcome in ('safe','not_safe','nobody_home','moved','refused')),
  outcome_sealed bytea,
  outcome_by uuid references staff (id),
  outcome_at timestamptz,
  check (first_id <> second_id),
  check (expires_at <= asked_at + interval '24 hours'),
  check (why = 'unreachable' or reason_sealed is not null),
  check ((outcome is null) = (outcome_by is null) and (outcome_by is null or outcome_by in (first_id, second_id)))
);
create index welfare_visit_event on welfare_visit (event_id);
create index welfare_visit_pair on welfare_visit (tenant_id, first_id, second_id);
create unique index welfare_visit_open on welfare_visit (event_id) where outcome is null and view_sealed is not null;
select fence_staff('welfare_visit');
create trigger welfare_visit_kept before update or delete on welfare_visit for each row execute function keep_said('call_at');

create function visit_pair() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (select count(*) from staff f where f.id in (new.first_id, new.second_id) and f.tenant_id = new.tenant_id and f.state = 'active'
      and exists (select 1 from staff_grant g where g.staff_id = f.id and g.role = 'community_worker')) <> 2 then
    raise exception 'a visit takes two community workers' using errcode = 'check_violation';
  end if;
  if new.why = 'unreachable' and not exists (select 1 from crisis_event where id = new.event_id and state = 'UNREACHABLE') then
    raise exception 'the person is not out of reach' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger welfare_visit_pair before insert on welfare_visit for each row execute function visit_pair();

-- Numbers of the place for reporting, as each agency knows and tries them.
create table safeguard_number (
  tenant_id uuid not null references tenant (id),
  code text not null,
  number text not null,
  name text not null,
  verified_at date not null,
  verified_by text not null,
  primary key (tenant_id, code)
);
select fence_staff('safeguard_number');

-- What others told is kept with the event: when an anonymous record is claimed, it goes along.
create function safeguard_moves() returns trigger language plpgsql security definer set search_path = public as $$
declare t text;
begin
  foreach t in array array['third_party_report','disclosure','mandatory_report','guardian_task','welfare_visit'] loop
    execute format('update %I set resident_id = $1 where event_id = $2', t) using new.resident_id, new.id;
  end loop;
  return null;
end $$;
create trigger crisis_event_safeguard after update of resident_id on crisis_event for each row
  when (old.resident_id is distinct from new.resident_id) execute function safeguard_moves();

-- What a receipt may say, of whichever agency, and to whomever holds it: it has arrived, or somebody sees to it.
create function receipt_state(p_receipt bytea) returns table (at timestamptz, seen_to boolean)
language sql stable security definer set search_path = public as $$
  select r.at, r.state <> 'new' or e.owner_id is not null or e.acked_at is not null
  from third_party_report r join crisis_event e on e.id = r.event_id where r.receipt_index = p_receipt
$$;
revoke all on function receipt_state(bytea) from public;
grant execute on function receipt_state(bytea) to anxin_app;
