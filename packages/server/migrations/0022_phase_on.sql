-- The phase that holds on a day at a place: the nearest place above it with one, the newest there. One answer for
-- every room that plans by phase.
create function phase_on(p_unit uuid, p_day date) returns text language sql stable as $$
  select coalesce((
    select p.phase from unit u join region_phase p on p.unit_id = any(u.path)
     where u.id = p_unit and p.ended_at is null and p.from_day <= p_day and (p.until_day is null or p.until_day >= p_day)
     order by array_position(u.path, p.unit_id) desc, p.from_day desc, p.at desc limit 1), 'routine')
$$;
grant execute on function phase_on(uuid, date) to anxin_app, anxin_system;
