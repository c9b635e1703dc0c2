-- Room companion: the resident's conversation.

create table conversation (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null references resident (id) on delete cascade,
  unit_id uuid not null references unit (id),
  -- what the dialogue remembers: codes and counters, never words
  dialogue jsonb not null,
  presence text not null default 'program' check (presence in ('program','paged','acknowledged','person')),
  person_name text,
  paged_at timestamptz,
  crisis boolean not null default false,
  seq int not null default 0,
  read_seq int not null default 0,
  claim_index bytea unique,
  claim_sealed bytea,
  created_at timestamptz not null,
  spoke_at timestamptz not null
);
create index conversation_resident on conversation (resident_id, spoke_at desc);
create index conversation_tenant on conversation (tenant_id, id);

create table message (
  id uuid primary key,
  tenant_id uuid not null,
  resident_id uuid not null,
  conversation_id uuid not null references conversation (id) on delete cascade,
  seq int not null,
  sender text not null check (sender in ('resident','program','person','note')),
  staff_id uuid references staff (id),
  staff_name text,
  text_sealed bytea not null,
  card text,
  choices jsonb not null default '[]',
  level text,
  score real,
  subject text,
  cues text[],
  screener text,
  at timestamptz not null,
  unique (conversation_id, seq)
);
create index message_resident on message (tenant_id, resident_id);

select fence(t, true) from unnest(array['conversation','message']) t;

-- The reply to a first message was lost, and with it the cookie: whoever repeats the message by its id, which
-- only the device knows, is the same anonymous resident for ten minutes.
create function resume_by_message(p_id uuid, p_now timestamptz) returns table (tenant_id uuid, resident_id uuid)
language sql stable security definer set search_path = public as $$
  select m.tenant_id, m.resident_id from message m join resident r on r.id = m.resident_id
  where m.id = p_id and m.sender = 'resident' and m.at > p_now - interval '10 minutes' and r.kind = 'anonymous'
$$;
grant execute on function resume_by_message(uuid, timestamptz) to anxin_app;
