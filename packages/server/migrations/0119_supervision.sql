-- Room training: who supervises whom. A pair is named, and ended with a reason; what was is kept.
create table supervision_pair (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  supervisor_id uuid not null references staff (id),
  staff_id uuid not null references staff (id),
  -- a deputy stands in while the other is away, and is counted in no cap
  kind text not null check (kind in ('primary','deputy')),
  named_by uuid not null references staff (id),
  from_at timestamptz not null,
  -- named above the cap: it was allowed until then
  over_until timestamptz,
  -- when whoever named it was last told that it stands above the cap
  told_at timestamptz,
  ended_at timestamptz,
  ended_by uuid references staff (id),
  -- null where it ended because one of them left the agency
  ended_why text,
  check (supervisor_id <> staff_id),
  check ((ended_at is not null) = (ended_by is not null)),
  check (ended_why is null or ended_at is not null),
  check (ended_at >= from_at)
);
-- one supervisor and one deputy of anybody at a time, and they are two people
create unique index supervision_standing on supervision_pair (staff_id, kind) where ended_at is null;
create unique index supervision_two on supervision_pair (staff_id, supervisor_id) where ended_at is null;
create index supervision_of on supervision_pair (supervisor_id) where ended_at is null;
create index supervision_ended on supervision_pair (tenant_id, ended_at desc) where ended_at is not null;
select fence_staff('supervision_pair');
create trigger supervision_pair_kept before update or delete on supervision_pair for each row execute function keep_said('told_at', 'over_until');

-- A supervisor lets another have more people for a week.
create table supervision_override (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  staff_id uuid not null references staff (id),
  by_id uuid not null references staff (id),
  reason text not null,
  until timestamptz not null,
  at timestamptz not null,
  check (staff_id <> by_id)
);
create index supervision_override_staff on supervision_override (tenant_id, staff_id, until desc);
select fence_staff('supervision_override');
create trigger supervision_override_kept before update or delete on supervision_override for each row execute function keep_said();

-- Eight people of one supervisor at most, whoever names them at once: counted here, one after the other.
create function supervision_fits() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.kind = 'deputy' or new.ended_at is not null then return new; end if;
  perform pg_advisory_xact_lock(hashtextextended('supervision ' || new.supervisor_id::text, 0));
  if (select count(*) from supervision_pair p where p.supervisor_id = new.supervisor_id and p.kind = 'primary' and p.ended_at is null) >= 8
    and not exists (select 1 from supervision_override o where o.staff_id = new.supervisor_id and o.until > new.from_at) then
    raise exception 'a supervisor has eight people at most' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger supervision_fits before insert on supervision_pair for each row execute function supervision_fits();

-- The supervisor of a colleague, as it stands: other rooms ask, and the row wall under working notes.
create function supervisor_of(p_staff uuid) returns uuid language sql stable security definer set search_path = public as $$
  select p.supervisor_id from supervision_pair p
  where p.tenant_id = app_tenant() and app_resident() is null and p.staff_id = p_staff and p.kind = 'primary' and p.ended_at is null
$$;
revoke all on function supervisor_of(uuid) from public;
grant execute on function supervisor_of(uuid) to anxin_app, anxin_system;

-- A working note is open to its author, and to a supervisor whom the author gave it to while they are the author's supervisor.
create or replace function holds_process_note(p_note uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from process_note_key k join process_note n on n.id = k.note_id
    where k.note_id = p_note and k.staff_id = app_staff() and (n.author_id = app_staff() or supervisor_of(n.author_id) = app_staff()))
$$;
drop policy holder_reads on process_note_key;
create policy holder_reads on process_note_key for select to anxin_app using (tenant_id = (select app_tenant()) and (select app_staff()) is not null
  and ((staff_id = (select app_staff()) and holds_process_note(note_id)) or note_id in (select id from process_note where author_id = (select app_staff()))));
-- A key is laid beside a note by its author alone, for themself and for the supervisor they have at that moment.
create or replace function process_note_key_check() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if not exists (select 1 from process_note where id = new.note_id and author_id = app_staff()) then
    raise exception 'only the author shares a working note' using errcode = 'insufficient_privilege';
  end if;
  if new.staff_id <> app_staff() and new.staff_id is distinct from supervisor_of(app_staff()) then
    raise exception 'a working note is shared with the own supervisor alone' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
-- With the pair ends what was shared in it: the keys of that supervisor go. The author has theirs, and may share anew.
create function supervision_ends() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.kind = 'primary' and old.ended_at is null and new.ended_at is not null then
    delete from process_note_key k using process_note n
      where n.id = k.note_id and n.author_id = new.staff_id and k.staff_id = new.supervisor_id;
  end if;
  return null;
end $$;
create trigger supervision_ends after update on supervision_pair for each row execute function supervision_ends();

-- Whoever leaves supervises nobody, and nobody them.
create function supervision_left() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update supervision_pair set ended_at = greatest(from_at, coalesce(new.left_at, from_at)), ended_by = coalesce(app_staff(), named_by)
    where ended_at is null and new.id in (staff_id, supervisor_id);
  return null;
end $$;
create trigger supervision_left after update of state on staff for each row
  when (new.state = 'suspended' and old.state <> 'suspended') execute function supervision_left();

-- Kept as long as what else is kept of somebody's training.
update retention_kind set source = $q$select f.id, f.tenant_id, null::uuid, f.left_at, false from staff f where f.state = 'suspended' and f.left_at is not null
    and (exists (select 1 from staff_certificate c where c.staff_id = f.id) or exists (select 1 from caseload_override o where o.staff_id = f.id)
      or exists (select 1 from supervision_pair p where f.id in (p.staff_id, p.supervisor_id)) or exists (select 1 from supervision_override o where o.staff_id = f.id))$q$
  where kind = 'staff_left';
insert into retention_part (kind, sort, table_name, whose) values
  ('staff_left', 3, 'supervision_override', 't.staff_id = $1'),
  ('staff_left', 4, 'supervision_pair', '$1 in (t.staff_id, t.supervisor_id)');
