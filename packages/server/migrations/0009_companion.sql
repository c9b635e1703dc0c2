-- The companion remembers words of the resident between turns: they are sealed like every other word.
alter table conversation alter column dialogue drop not null;
alter table conversation add column dialogue_sealed bytea;
comment on column conversation.dialogue is 'of conversations begun before 0009; read once, then empty';

-- What the resident agreed to, beside their name: the ledger stays the record, this is its last line.
alter table resident add column allows text[] not null default '{memory}';
create function consent_counts() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update resident set allows = case when new.given then array_append(array_remove(allows, new.purpose), new.purpose)
    else array_remove(allows, new.purpose) end where id = new.resident_id;
  return null;
end $$;
create trigger consent_counts after insert on consent for each row execute function consent_counts();
update resident r set allows = r.allows || array(select purpose from (
  select distinct on (purpose) purpose, given from consent c where c.resident_id = r.id order by purpose, at desc, id desc) last where given);

-- What the companion remembers from one talk to the next.
create table memory_fact (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null references resident (id) on delete cascade,
  key text not null,
  kind text not null check (kind in ('who','what','since','topic','helped','plan')),
  text_sealed bytea not null,
  edited boolean not null default false,
  at timestamptz not null,
  unique (resident_id, key)
);

-- A sitting: from the first word after half an hour of silence. How the days before were used is looked up once for it.
alter table conversation add column sitting_at timestamptz, add column disclosed_at timestamptz,
  add column days_used jsonb, add column thinking_until timestamptz;

-- What goes to the person who comes; the resident sees it first.
create table companion_packet (
  conversation_id uuid primary key references conversation (id) on delete cascade,
  tenant_id uuid not null,
  resident_id uuid not null references resident (id) on delete cascade,
  fields_sealed bytea not null,
  sent_at timestamptz not null
);

create table line_thumb (
  message_id uuid primary key references message (id) on delete cascade,
  tenant_id uuid not null,
  resident_id uuid not null references resident (id) on delete cascade,
  up boolean not null,
  reason text check (reason in ('not_understood','cold','repeats','hurt','wrong','other')),
  at timestamptz not null
);
create index line_thumb_time on line_thumb (tenant_id, at);

-- What somebody who waits was told, to be held against what came.
create table wait_estimate (
  event_id uuid primary key references crisis_event (id) on delete cascade,
  tenant_id uuid not null,
  resident_id uuid not null,
  from_minutes int,
  until_minutes int,
  answered_by timestamptz not null,
  at timestamptz not null
);

select fence(t, true) from unnest(array['memory_fact','companion_packet','line_thumb','wait_estimate']) t;

-- The room crisis reads what the resident let go, as it reads the lines.
create view crisis_packet with (security_invoker = true) as
  select conversation_id, fields_sealed, sent_at from companion_packet;
grant select on crisis_packet to anxin_app;

-- A line a language model wrote.
alter table message add column generated boolean not null default false;
create or replace view crisis_line with (security_invoker = true) as
  select id, conversation_id, seq, sender, staff_name, text_sealed, card, choices, level, at, generated from message;

-- Where somebody stands among those who wait, and how long it took lately: numbers of the agency, never names.
create function crisis_queue(p_event uuid, p_now timestamptz) returns table (ahead int, answered int, half int, most int)
language sql stable security definer set search_path = public as $$
  with mine as (select id, tenant_id, grade, raised_at from crisis_event where id = p_event
    and tenant_id = app_tenant() and (app_resident() is null or resident_id = app_resident()))
  select
    (select count(*)::int from crisis_event e, mine m where e.tenant_id = m.tenant_id and e.owner_id is null
       and e.state in ('DETECTED','PAGED','REOPENED') and e.id <> m.id
       and (array_position(array['RED_E','RED','ORANGE','YELLOW'], e.grade), e.raised_at)
         < (array_position(array['RED_E','RED','ORANGE','YELLOW'], m.grade), m.raised_at)),
    count(*)::int, ceil(percentile_cont(0.5) within group (order by minutes))::int, ceil(percentile_cont(0.8) within group (order by minutes))::int
  from (select extract(epoch from e.acked_at - e.raised_at) / 60 as minutes from crisis_event e, mine m
    where e.tenant_id = m.tenant_id and e.grade = m.grade and e.acked_at > p_now - interval '30 days') lately
$$;
grant execute on function crisis_queue(uuid, timestamptz) to anxin_app;

-- A conversation that is claimed brings along what hangs on it.
create function conversation_moves() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update companion_packet set resident_id = new.resident_id where conversation_id = new.id;
  update line_thumb t set resident_id = new.resident_id from message m where m.conversation_id = new.id and t.message_id = m.id;
  update wait_estimate w set resident_id = new.resident_id from crisis_event e where e.conversation_id = new.id and w.event_id = e.id;
  return null;
end $$;
create trigger conversation_moves after update of resident_id on conversation for each row
  when (old.resident_id is distinct from new.resident_id) execute function conversation_moves();

-- What was asked of a language model and how it ended: redacted, sealed, and kept for half a year.
create table model_answer (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null references resident (id) on delete cascade,
  message_id uuid not null,
  model text not null,
  prompt_version text not null,
  outcome text not null check (outcome in ('shown','cut_short','refused','too_late','broken','overtaken')),
  reason text,
  milliseconds int not null,
  prompt_hash text not null,
  prompt_sealed bytea not null,
  output_sealed bytea not null,
  at timestamptz not null
);
create index model_answer_time on model_answer (tenant_id, at desc);
select fence('model_answer', true);
