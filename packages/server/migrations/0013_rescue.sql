-- Rooms plan and rescue, and what an assessment keeps: the sheet two people write on, the board of a search,
-- a page that went silent, words only staff see, and where somebody is for thirty days.

-- ── plan ──────────────────────────────────────────────────────────────────────────────────────────────

-- The sheet as it stands now: one row a field, each with the number of its last change.
create table plan_field (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  field text not null check (field in ('warningSigns','innerCoping','peoplePlaces','trustedContacts','professionals',
    'saferEnvironment','reasonToLive','barriers','likelihoodOfUse')),
  version int not null,
  value_sealed bytea not null,
  by_kind text not null check (by_kind in ('resident','person')),
  by_name text not null,
  at timestamptz not null,
  unique (resident_id, field)
);
-- A change may only follow the one before: two people who write at once cannot both be the next.
create function plan_field_counts() returns trigger language plpgsql as $$
begin
  if current_user = 'anxin_app' and new.version <> old.version + 1 then
    raise exception 'a field of a plan changes one by one' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger plan_field_counts before update of value_sealed, version on plan_field
  for each row execute function plan_field_counts();

-- Every change that was sent. One that met another is a clash: both values stay until somebody has chosen.
create table plan_edit (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  field text not null,
  base int not null,
  value_sealed bytea not null,
  by_kind text not null check (by_kind in ('resident','person')),
  by_name text not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('taken','same','clash','settled')),
  settled_at timestamptz,
  settled_by text
);
create index plan_edit_clash on plan_edit (tenant_id, resident_id) where outcome = 'clash';

-- One-time links: only the fingerprint of the secret is kept.
create table plan_share (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  contact_sealed bytea not null,
  fields text[] not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  opened_at timestamptz
);
create index plan_share_resident on plan_share (tenant_id, resident_id);
-- When the people who answer for somebody were told that the plan is due to be looked at again.
create table plan_review (
  resident_id uuid not null,
  version int not null,
  tenant_id uuid not null,
  told_at timestamptz not null,
  primary key (resident_id, version)
);
select fence(t, true) from unnest(array['plan_field','plan_edit','plan_share','plan_review']) t;

-- What the room crisis shows the room plan: whose event it is, to read only.
create view plan_event with (security_invoker = true) as
  select e.id, e.tenant_id, e.resident_id, e.unit_id, e.owner_id, e.state, e.grade, e.number, u.path
  from crisis_event e join unit u on u.id = e.unit_id;
grant select on plan_event to anxin_app;

-- Opens a one-time link in nobody's name: the secret is the key, and it turns once.
create function plan_share_open(p_hash bytea, p_now timestamptz) returns table (
  tenant_id uuid, resident_id uuid, share_id uuid, fields text[], plan_id uuid, plan_sealed bytea, name_sealed bytea, review_by timestamptz
) language plpgsql security definer set search_path = public as $$
declare s plan_share%rowtype;
begin
  select * into s from plan_share p where p.token_hash = p_hash for update;
  if not found or s.revoked_at is not null or s.opened_at is not null or s.expires_at <= p_now then return; end if;
  update plan_share p set opened_at = p_now where p.id = s.id;
  return query select s.tenant_id, s.resident_id, s.id, s.fields, v.id, v.fields_sealed, r.name_sealed, v.review_by
    from safety_plan v left join resident r on r.id = s.resident_id
    where v.resident_id = s.resident_id order by v.version desc limit 1;
end $$;
revoke all on function plan_share_open(bytea, timestamptz) from public;
grant execute on function plan_share_open(bytea, timestamptz) to anxin_app;

-- ── crisis: where somebody is, and lowering ───────────────────────────────────────────────────────────

-- The precise address of an assessment: gone after thirty days, the rest of the assessment stays.
create table crisis_place (
  event_id uuid primary key references crisis_event (id),
  tenant_id uuid not null,
  resident_id uuid not null,
  words_sealed bytea not null,
  at timestamptz not null,
  expires_at timestamptz not null
);

-- Lowering is kept with its reason. RED and RED_E need two different people.
create table crisis_lowering (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  event_id uuid not null references crisis_event (id),
  from_grade text not null,
  to_grade text not null,
  first_id uuid not null references staff (id),
  first_name text not null,
  first_reason_sealed bytea not null,
  second_id uuid references staff (id),
  second_name text,
  second_reason_sealed bytea,
  at timestamptz not null,
  decided_at timestamptz,
  check (second_id is distinct from first_id or second_id is null)
);
create unique index crisis_lowering_waiting on crisis_lowering (event_id) where decided_at is null;
select fence(t, true) from unnest(array['crisis_place','crisis_lowering']) t;

create function crisis_check_grade() returns trigger language plpgsql security definer set search_path = public as $$
declare rank text[] := array['RED_E','RED','ORANGE','YELLOW'];
begin
  if array_position(rank, new.grade) <= array_position(rank, old.grade) or new.state = 'REOPENED' then return new; end if;
  if old.grade in ('RED_E','RED') then
    if not exists (select 1 from crisis_lowering l where l.event_id = new.id and l.from_grade = old.grade and l.to_grade = new.grade
        and l.decided_at is not null and l.second_id is not null and l.second_id <> l.first_id and l.decided_at >= old.raised_at) then
      raise exception 'lowering % takes two people', old.grade using errcode = 'check_violation';
    end if;
  elsif not exists (select 1 from crisis_assessment a where a.event_id = new.id and a.at >= old.raised_at) then
    raise exception 'lowering % takes an assessment', old.grade using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger crisis_event_grade before update of grade on crisis_event for each row execute function crisis_check_grade();

-- ── rescue ────────────────────────────────────────────────────────────────────────────────────────────

-- The resident's page says that it is open while an alert stands; silence is noticed by its absence.
create table rescue_beat (
  resident_id uuid primary key,
  tenant_id uuid not null,
  event_id uuid not null references crisis_event (id),
  at timestamptz not null,
  silent_at timestamptz,
  reach_at timestamptz,
  reached_out_at timestamptz
);
create index rescue_beat_open on rescue_beat (at) where silent_at is null;

-- A line from a supervisor to whoever works on an event. Residents have no way to this table at all.
create table rescue_whisper (
  id uuid primary key,
  tenant_id uuid not null,
  event_id uuid not null references crisis_event (id),
  -- the line of the conversation after which it was said
  after_seq int not null,
  staff_id uuid not null references staff (id),
  staff_name text not null,
  text_sealed bytea not null,
  at timestamptz not null
);
create index rescue_whisper_event on rescue_whisper (tenant_id, event_id, at);

create table rescue_board (
  id uuid primary key,
  tenant_id uuid not null,
  event_id uuid not null references crisis_event (id),
  unit_id uuid not null references unit (id),
  opened_by text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_why_sealed bytea
);
create unique index rescue_board_single on rescue_board (event_id) where closed_at is null;

create table rescue_seat (
  id uuid primary key,
  tenant_id uuid not null,
  board_id uuid not null references rescue_board (id),
  role text not null check (role in ('commander','caller','clues','pair','liaison','recorder')),
  staff_id uuid not null references staff (id),
  staff_name text not null,
  from_at timestamptz not null,
  until_at timestamptz
);
-- one commander, and one seat a person
create unique index rescue_one_commander on rescue_seat (board_id) where role = 'commander' and until_at is null;
create unique index rescue_one_seat on rescue_seat (board_id, staff_id) where until_at is null;
-- a pair is two
create function rescue_check_pair() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.role = 'pair' and (select count(*) from rescue_seat where board_id = new.board_id and role = 'pair' and until_at is null) >= 2 then
    raise exception 'the pair is two' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger rescue_seat_pair before insert on rescue_seat for each row execute function rescue_check_pair();

create table rescue_clue (
  id uuid primary key,
  tenant_id uuid not null,
  board_id uuid not null references rescue_board (id),
  words_sealed bytea not null,
  source text not null check (source in ('resident','contact','neighbour','police','hospital','device','other')),
  certainty text not null check (certainty in ('sure','likely','doubtful')),
  by_name text not null,
  seen_at timestamptz not null,
  at timestamptz not null,
  expires_at timestamptz not null
);
create index rescue_clue_board on rescue_clue (tenant_id, board_id);

create table rescue_entry (
  id uuid primary key,
  tenant_id uuid not null,
  board_id uuid not null references rescue_board (id),
  role text,
  what text not null,
  by_name text not null,
  words_sealed bytea,
  at timestamptz not null
);
create index rescue_entry_board on rescue_entry (tenant_id, board_id, at);
create trigger rescue_entry_kept before update or delete on rescue_entry for each row execute function refuse_change();

select fence(t, false) from unnest(array['rescue_whisper','rescue_board','rescue_seat','rescue_clue','rescue_entry']) t;
select fence('rescue_beat', true);
-- In a resident's name no row of the staff's own tables is seen or written: means, address, whispers, the board.
do $$ declare t text; begin
  foreach t in array array['rescue_whisper','rescue_board','rescue_seat','rescue_clue','rescue_entry',
    'crisis_assessment','crisis_place','crisis_lowering'] loop
    execute format('create policy staff_only on %I as restrictive for all to anxin_app using ((select app_resident()) is null) with check ((select app_resident()) is null)', t);
  end loop;
end $$;

-- An anonymous visit that was claimed takes these along.
create function rescue_moves() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from plan_field f where f.resident_id = old.resident_id
    and exists (select 1 from plan_field mine where mine.resident_id = new.resident_id);
  update plan_field set resident_id = new.resident_id where resident_id = old.resident_id;
  update plan_edit set resident_id = new.resident_id where resident_id = old.resident_id;
  update plan_share set resident_id = new.resident_id where resident_id = old.resident_id;
  update crisis_place set resident_id = new.resident_id where resident_id = old.resident_id;
  update crisis_lowering set resident_id = new.resident_id where resident_id = old.resident_id;
  delete from rescue_beat b where b.resident_id = old.resident_id;
  return new;
end $$;
create trigger rescue_moves after update of resident_id on conversation for each row
  when (old.resident_id is distinct from new.resident_id) execute function rescue_moves();
