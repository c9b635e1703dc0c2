-- platform/hook: addresses of other systems that are told what happens here, and every telling of it.
create table hook (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  name text not null check (length(name) between 1 and 40),
  url text not null check (length(url) between 8 and 500),
  kinds text[] not null check (cardinality(kinds) > 0),
  -- without one nothing is signed, and nothing is sent
  secret_sealed bytea,
  secret_made_at timestamptz,
  paused_at timestamptz,
  shut_at timestamptz,
  made_by uuid not null references staff (id),
  made_at timestamptz not null,
  -- one telling of a hook is on its way at a time: so they arrive in order
  in_hand_until timestamptz
);
create index hook_tenant on hook (tenant_id, made_at);
create table hook_delivery (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  hook_id uuid not null references hook (id),
  seq bigint not null generated always as identity,
  event_id uuid not null,
  kind text not null,
  -- ids, codes and times: never a name, a number to call or words
  about jsonb not null,
  state text not null default 'waiting' check (state in ('waiting','delivered','dead')),
  tries int not null default 0,
  status int,
  error text,
  at timestamptz not null,
  next_at timestamptz not null,
  tried_at timestamptz,
  ended_at timestamptz,
  unique (hook_id, event_id),
  check ((state = 'waiting') = (ended_at is null))
);
create index hook_delivery_waiting on hook_delivery (hook_id, seq) where state = 'waiting';
create index hook_delivery_lately on hook_delivery (hook_id, seq desc);
create index hook_delivery_old on hook_delivery (tenant_id, ended_at) where ended_at is not null;
select fence_staff('hook');
select fence_staff('hook_delivery');

-- Writes down what happened for every hook of the agency that wishes to hear of it, and books the telling. A resident in whose
-- name something happens cannot see a hook; they cause it to be told all the same.
create function tell_hooks(p_event uuid, p_kind text, p_about jsonb, p_now timestamptz) returns void
language sql security definer set search_path = public as $$
  with told as (
    insert into hook_delivery (id, tenant_id, hook_id, event_id, kind, about, at, next_at)
    select gen_random_uuid(), h.tenant_id, h.id, p_event, p_kind, p_about, p_now, p_now
    from hook h where h.tenant_id = app_tenant() and h.shut_at is null and p_kind = any(h.kinds)
    returning hook_id, tenant_id)
  insert into job (id, tenant_id, kind, body, run_at)
  select gen_random_uuid(), told.tenant_id, 'hook.deliver', jsonb_build_object('hookId', told.hook_id), p_now from told
$$;
revoke all on function tell_hooks(uuid, text, jsonb, timestamptz) from public;
grant execute on function tell_hooks(uuid, text, jsonb, timestamptz) to anxin_app;
