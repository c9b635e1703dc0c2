-- Room roster: days without new alerts for whoever worked on a danger. Offered after the talk, wished by themselves,
-- answered by somebody else. No reason is asked and none is kept.
create table respite (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  staff_id uuid not null references staff (id),
  -- where the event was: its supervisors answer
  unit_id uuid not null references unit (id),
  debrief_id uuid unique references debrief (id) on delete set null,
  offered_at timestamptz not null,
  wish text check (wish in ('away','none')),
  wished_at timestamptz,
  starts_at timestamptz,
  ends_at timestamptz,
  -- when those who answer were last told of the wish
  told_at timestamptz,
  answer text check (answer in ('granted','talk')),
  answered_at timestamptz,
  answered_by uuid references staff (id),
  ended_at timestamptz,
  check ((wish is not null) = (wished_at is not null)),
  check ((wish is not distinct from 'away') = (starts_at is not null and ends_at is not null)),
  check (ends_at > starts_at),
  check ((answer is not null) = (answered_at is not null and answered_by is not null)),
  check (answer is null or wish = 'away'),
  check (answered_by is distinct from staff_id),
  check (ended_at is null or answer = 'granted')
);
create index respite_staff on respite (staff_id, offered_at);
create index respite_away on respite (tenant_id, ends_at) where answer = 'granted' and ended_at is null;
select fence_staff('respite');

-- Who is away at a moment, and nothing else: a resident's own transaction asks it before it calls anybody.
create function roster_away(p_now timestamptz) returns table (staff_id uuid)
language sql stable security definer set search_path = public as $$
  select r.staff_id from respite r where r.tenant_id = app_tenant() and r.answer = 'granted' and r.ended_at is null
    and r.starts_at <= p_now and r.ends_at > p_now
$$;
revoke all on function roster_away(timestamptz) from public;
grant execute on function roster_away(timestamptz) to anxin_app;

-- As before, and whoever is away stands nowhere, whatever the shifts say.
create or replace function roster_standing(p_now timestamptz, p_unit uuid) returns table
  (id uuid, name text, phone_sealed bytea, email_sealed bytea, place text, open int, spells jsonb)
language sql stable security definer set search_path = public as $$
  with asked as (select path from unit where unit.id = p_unit),
  running as (select distinct on (s.unit_id) s.id, s.unit_id, s.primary_id, s.secondary_id from shift s
      where s.tenant_id = app_tenant() and s.starts_at <= p_now and s.ends_at > p_now order by s.unit_id, s.starts_at desc),
  standing as (
    select primary_id as staff_id, 1 as rank, 'primary' as place, running.id as shift_id, running.unit_id from running
    union all select secondary_id, 2, 'secondary', running.id, running.unit_id from running where secondary_id is not null
    union all select x.staff_id, 3, 'extra', null, x.unit_id from extra_stand x
      where x.tenant_id = app_tenant() and x.starts_at <= p_now and x.ends_at > p_now),
  hand as (select f.id, f.name, f.phone_sealed, f.email_sealed, n.place, n.rank,
      coalesce((select array_position(a.path, n.unit_id) from asked a), 0) as near,
      (select count(*)::int from crisis_event e where e.owner_id = f.id and e.state not in ('CLOSED','DECEASED') and not e.drill) as open,
      (select coalesce(jsonb_agg(jsonb_build_object('began', extract(epoch from e.acked_at) * 1000,
          'ended', extract(epoch from coalesce(e.stable_at, e.handover_at, e.closed_at)) * 1000) order by e.acked_at), '[]')
        from crisis_event e where e.owner_id = f.id and e.grade in ('RED','RED_E') and not e.drill
          and e.acked_at > p_now - interval '12 hours') as spells
    from standing n join staff f on f.id = n.staff_id and f.state = 'active'
    where not exists (select 1 from device_test d where d.shift_id = n.shift_id and d.staff_id = n.staff_id
      and d.voided_at is not null and d.answered_at is null)
    and f.id not in (select roster_away.staff_id from roster_away(p_now))
    and (p_unit is null or exists (select 1 from staff_grant g, asked a where g.staff_id = f.id and g.unit_id = any(a.path)
      and g.role in ('crisis_worker','supervisor','social_worker','agency_admin'))))
  select id, name, phone_sealed, email_sealed, place, open, spells from hand order by near desc, rank, open, name, id
$$;

-- How many open events each of these own: whoever answers a wish sees what has to be handed on first.
create function roster_in_hand(p_staff uuid[]) returns table (staff_id uuid, open int)
language sql stable security definer set search_path = public as $$
  select e.owner_id, count(*)::int from crisis_event e
  where e.tenant_id = app_tenant() and app_resident() is null and e.owner_id = any(p_staff)
    and e.state not in ('CLOSED','DECEASED') and not e.drill group by e.owner_id
$$;
revoke all on function roster_in_hand(uuid[]) from public;
grant execute on function roster_in_hand(uuid[]) to anxin_app;
