-- A form is saved answer by answer, and its sitting once more when it is handed in. With room left on the page the new
-- row stays beside the old one, and no index has to be written again.
alter table sitting set (fillfactor = 75);
alter table response set (fillfactor = 75);

-- As before; saying who speaks is an assignment, which needs no query of its own. Every request begins with it.
create or replace function open_session(p_token bytea, p_offset interval, p_idle int, p_full boolean)
returns table (
  now timestamptz, session_id uuid, tenant_id uuid, resident_id uuid, staff_id uuid,
  name text, kind text, grants jsonb, certificates jsonb
) language plpgsql security definer as $$
#variable_conflict use_column
declare
  v_now timestamptz := clock_timestamp() + p_offset;
  s record;
  v_touched timestamptz;
  v_said text;
begin
  now := v_now;
  if p_token is null then
    return next;
    return;
  end if;
  select x.id, x.tenant_id, x.resident_id, x.staff_id, x.seen_at, r.kind into s
    from public.session x left join public.resident r on r.id = x.resident_id
   where x.token_hash = p_token and x.revoked_at is null and x.ends_at > v_now
     and x.seen_at + make_interval(mins => x.idle_minutes, hours => case when p_full then 4 else 0 end) > v_now;
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
  v_touched := case when s.staff_id is null then v_now else v_now - make_interval(secs => p_idle) end;
  if not p_full and s.seen_at < v_touched - interval '1 minute' then
    update public.session set seen_at = v_touched where id = s.id;
    if s.resident_id is not null then update public.resident set seen_at = v_now where id = s.resident_id; end if;
  end if;
  session_id := s.id;
  tenant_id := s.tenant_id;
  if s.resident_id is not null then
    v_said := set_config('anxin.tenant', s.tenant_id::text, true) || set_config('anxin.resident', s.resident_id::text, true);
    resident_id := s.resident_id;
    kind := s.kind;
    return next;
    return;
  end if;
  v_said := set_config('anxin.tenant', s.tenant_id::text, true) || set_config('anxin.staff', s.staff_id::text, true);
  staff_id := s.staff_id;
  select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'unitId', g.unit_id, 'path', u.path, 'unitName', u.name)), '[]')
    into grants from public.staff_grant g join public.unit u on u.id = g.unit_id where g.staff_id = s.staff_id;
  select coalesce(jsonb_agg(jsonb_build_object('duty', c.duty, 'validUntil', c.valid_until)), '[]')
    into certificates from public.staff_certificate c where c.staff_id = s.staff_id;
  return next;
end $$;
