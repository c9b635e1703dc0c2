-- Whoever comes without a session is answered before the look-up. A look-up of nothing costs PostgreSQL nothing, so after
-- a few of them a connection took making a plan anew for cheaper than keeping one, and planned for every request of
-- everybody. Every table is named with its schema, so the function needs no search path of its own, which cost as much
-- as the look-up itself; nobody but the owner may make anything in that schema. Otherwise as in 0032.
create or replace function open_session(p_token bytea, p_offset interval)
returns table (
  now timestamptz, session_id uuid, tenant_id uuid, resident_id uuid, staff_id uuid,
  name text, kind text, grants jsonb, certificates jsonb
) language plpgsql security definer as $$
#variable_conflict use_column
declare
  v_now timestamptz := clock_timestamp() + p_offset;
  s record;
begin
  now := v_now;
  if p_token is null then
    return next;
    return;
  end if;
  select x.id, x.tenant_id, x.resident_id, x.staff_id, x.seen_at, r.kind into s
    from public.session x left join public.resident r on r.id = x.resident_id
   where x.token_hash = p_token and x.revoked_at is null and x.ends_at > v_now
     and x.seen_at + make_interval(mins => x.idle_minutes) > v_now;
  if not found then
    return next;
    return;
  end if;
  if s.staff_id is not null then
    select f.name, f.state into name, kind from public.staff f where f.id = s.staff_id and f.state = 'active';
    if not found then
      return next;
      return;
    end if;
  end if;
  if s.seen_at < v_now - interval '1 minute' then
    update public.session set seen_at = v_now where id = s.id;
    if s.resident_id is not null then update public.resident set seen_at = v_now where id = s.resident_id; end if;
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
    into grants from public.staff_grant g join public.unit u on u.id = g.unit_id where g.staff_id = s.staff_id;
  select coalesce(jsonb_agg(jsonb_build_object('duty', c.duty, 'validUntil', c.valid_until)), '[]')
    into certificates from public.staff_certificate c where c.staff_id = s.staff_id;
  return next;
end $$;
