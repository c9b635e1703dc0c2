-- A console left open on a desk asks by itself all day long. `p_idle` says for how many seconds nobody touched the page that
-- asks: the 30 idle minutes of staff are counted from the last touch. Not for a resident, who may wait for an answer with
-- the page before them. `p_full` says that the disk has no room: then nothing is written, nobody who is there can be told
-- from somebody who left, nor sign in again, and four hours more are given. Otherwise as in 0057.
drop function open_session(bytea, interval);
create function open_session(p_token bytea, p_offset interval, p_idle int, p_full boolean)
returns table (
  now timestamptz, session_id uuid, tenant_id uuid, resident_id uuid, staff_id uuid,
  name text, kind text, grants jsonb, certificates jsonb
) language plpgsql security definer as $$
#variable_conflict use_column
declare
  v_now timestamptz := clock_timestamp() + p_offset;
  s record;
  v_touched timestamptz;
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
revoke all on function open_session(bytea, interval, int, boolean) from public;
grant execute on function open_session(bytea, interval, int, boolean) to anxin_app, anxin_system;
