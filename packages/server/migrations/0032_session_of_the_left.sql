-- A session of somebody who has left opens nothing: before, the database was told the agency first and looked for the
-- colleague afterwards. Otherwise as in 0005.
create or replace function open_session(p_token bytea, p_offset interval)
returns table (
  now timestamptz, session_id uuid, tenant_id uuid, resident_id uuid, staff_id uuid,
  name text, kind text, grants jsonb, certificates jsonb
) language plpgsql security definer set search_path = public as $$
#variable_conflict use_column
declare
  v_now timestamptz := clock_timestamp() + p_offset;
  s record;
begin
  now := v_now;
  select x.id, x.tenant_id, x.resident_id, x.staff_id, x.seen_at, r.kind into s
    from session x left join resident r on r.id = x.resident_id
   where x.token_hash = p_token and x.revoked_at is null and x.ends_at > v_now
     and x.seen_at + make_interval(mins => x.idle_minutes) > v_now;
  if not found then
    return next;
    return;
  end if;
  if s.staff_id is not null then
    select f.name, f.state into name, kind from staff f where f.id = s.staff_id and f.state = 'active';
    if not found then
      return next;
      return;
    end if;
  end if;
  if s.seen_at < v_now - interval '1 minute' then
    update session set seen_at = v_now where id = s.id;
    if s.resident_id is not null then update resident set seen_at = v_now where id = s.resident_id; end if;
  end if;
  session_id := s.id;
  tenant_id := s.tenant_id;
  if s.resident_id is not null then
    perform set_config('anxin.tenant', s.tenant_id::text, true), set_config('anxin.resident', s.resident_id::text, true);
    resident_id := s.resident_id;
    kind := s.kind;
    return next;
    return;
  end if;
  perform set_config('anxin.tenant', s.tenant_id::text, true), set_config('anxin.staff', s.staff_id::text, true);
  staff_id := s.staff_id;
  select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'unitId', g.unit_id, 'path', u.path, 'unitName', u.name)), '[]')
    into grants from staff_grant g join unit u on u.id = g.unit_id where g.staff_id = s.staff_id;
  select coalesce(jsonb_agg(jsonb_build_object('duty', c.duty, 'validUntil', c.valid_until)), '[]')
    into certificates from staff_certificate c where c.staff_id = s.staff_id;
  return next;
end $$;
