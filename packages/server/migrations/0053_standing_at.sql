-- Who stands now for a place: only those who may open an event there, whoever stands for the narrowest place around it
-- first. Shifts of several places run side by side; of one place the shift that began last stands ("take over now").
-- Without a place: everybody who stands.
drop function roster_standing(timestamptz);
create function roster_standing(p_now timestamptz, p_unit uuid) returns table
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
    and (p_unit is null or exists (select 1 from staff_grant g, asked a where g.staff_id = f.id and g.unit_id = any(a.path)
      and g.role in ('crisis_worker','supervisor','social_worker','agency_admin'))))
  select id, name, phone_sealed, email_sealed, place, open, spells from hand order by near desc, rank, open, name, id
$$;
grant execute on function roster_standing(timestamptz, uuid) to anxin_app;
