-- What happens with every message costs as little as it can.

-- A conversation moves on with every message: without the time in an index, and with room on its page, that
-- writes one row and no index.
drop index conversation_resident;
create index conversation_resident on conversation (resident_id);
alter table conversation set (fillfactor = 80);

-- What a resident wrote with a level, newest first: a long conversation is not read through for it.
create index message_levelled on message (conversation_id, at desc) where sender = 'resident' and level <> 'L0';

-- Wall 2 looks at every change by which it could be broken, and at no other: a timer that is added breaks nothing.
drop trigger crisis_event_owned on crisis_event;
create constraint trigger crisis_event_owned after insert or update of state, owner_id on crisis_event
  deferrable initially deferred for each row execute function crisis_check_owned();
drop trigger crisis_timer_owned on crisis_timer;
create constraint trigger crisis_timer_owned after update of event_id, kind, fired_at, cancelled_at on crisis_timer
  deferrable initially deferred for each row execute function crisis_check_owned();

-- The member of staff who speaks; null where nobody, a resident or the house does.
create function app_staff() returns uuid language sql stable as
  $$ select nullif(current_setting('anxin.staff', true), '')::uuid $$;

-- Who speaks, found in one look and told without another: this runs with every request.
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
  return query select v_now, s.id, s.tenant_id, null::uuid, s.staff_id, f.name, f.state,
    coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'unitId', g.unit_id, 'path', u.path, 'unitName', u.name))
      from staff_grant g join unit u on u.id = g.unit_id where g.staff_id = s.staff_id), '[]'::jsonb),
    coalesce((select jsonb_agg(jsonb_build_object('duty', c.duty, 'validUntil', c.valid_until))
      from staff_certificate c where c.staff_id = s.staff_id), '[]'::jsonb)
    from staff f where f.id = s.staff_id and f.state = 'active';
end $$;
