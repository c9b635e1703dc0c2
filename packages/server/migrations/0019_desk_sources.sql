-- The desk's further sources: the licensed screener, reports that partners hand over, a drill every night.

-- What the room assessment shows the room findings (decision 007): the wordings of the screener an agency has loaded
-- and signed for, and what it has decided about instruments; the rule itself is core's (scale/offer).
create view crisis_screener with (security_invoker = true) as
  select v.tenant_id, v.version, v.body, s.value as site, v.published_at
  from instrument_version v join setting s on s.tenant_id = v.tenant_id and s.key = 'assessment.site'
  where v.instrument = 'cssrs' and v.signed_by is not null;
grant select on crisis_screener to anxin_app;

-- Partners: a hotline, a school, a hospital that hands over many reports at once. A row is kept before it is looked at;
-- the same words of the same row number of a partner are one row, however often they come.
create table partner (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  name text not null check (length(name) between 1 and 40),
  kind text not null check (kind in ('hotline','school','hospital','other')),
  -- their program's key, told once
  key_hash bytea unique,
  key_made_at timestamptz,
  -- who stands for the rows nobody could read, so that they gather in one event
  unread_id uuid,
  made_by uuid not null references staff (id),
  made_at timestamptz not null,
  shut_at timestamptz
);
create table partner_batch (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  partner_id uuid not null references partner (id),
  via text not null check (via in ('file','key')),
  sent_by uuid references staff (id),
  rows int not null,
  repeated int not null,
  unread int not null,
  at timestamptz not null,
  check ((via = 'file') = (sent_by is not null))
);
create index partner_batch_lately on partner_batch (partner_id, at desc);
create table partner_row (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  partner_id uuid not null references partner (id),
  batch_id uuid not null references partner_batch (id),
  line int not null,
  -- the partner's own number of it and its words, blind; no number where it could not be read
  row_index bytea not null,
  words_index bytea not null,
  row_sealed bytea,
  state text not null check (state in ('waiting','raised','unread','entered','nothing')),
  problem text,
  event_id uuid references crisis_event (id),
  report_id uuid references third_party_report (id),
  times int not null default 1,
  at timestamptz not null,
  last_at timestamptz not null,
  seen_by uuid references staff (id),
  seen_at timestamptz,
  note_sealed bytea,
  unique (partner_id, row_index, words_index),
  check (state not in ('raised','entered') or (event_id is not null and report_id is not null)),
  check (state not in ('entered','nothing') or (seen_by is not null and seen_at is not null)),
  check (state <> 'unread' or problem is not null)
);
create index partner_row_open on partner_row (tenant_id, at) where state in ('waiting','unread');
select fence_staff('partner');
select fence_staff('partner_batch');
select fence_staff('partner_row');
create trigger partner_batch_kept before update or delete on partner_batch for each row execute function keep_said();
create trigger partner_row_kept before update or delete on partner_row for each row
  execute function keep_said('state','problem','event_id','report_id','times','last_at');

-- Whose key this is, for whoever holds it, and of whichever agency.
create function partner_of_key(p_hash bytea) returns table (id uuid, tenant_id uuid)
language sql stable security definer set search_path = public as $$
  select p.id, p.tenant_id from partner p where p.key_hash = p_hash and p.shut_at is null
$$;
revoke all on function partner_of_key(bytea) from public;
grant execute on function partner_of_key(bytea) to anxin_app;

-- A drill every night: its callers are synthetic like those of any drill, and quiet: they ring nobody and stand on no
-- board. Both marks are born with person and event and stay.
alter table resident add column quiet boolean not null default false check (drill or not quiet);
alter table crisis_event add column quiet boolean not null default false check (drill or not quiet);
create or replace function drill_mark() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    new.drill := coalesce((select drill from resident where id = new.resident_id), false);
    new.quiet := coalesce((select quiet from resident where id = new.resident_id), false);
  elsif new.drill is distinct from old.drill or new.quiet is distinct from old.quiet then
    raise exception 'what is a drill stays one, and what is not never becomes one' using errcode = 'check_violation';
  end if;
  return new;
end $$;
drop trigger crisis_event_drill on crisis_event;
create trigger crisis_event_drill before insert or update of drill, quiet on crisis_event for each row execute function drill_mark();

-- Nobody opened a drill of the night and it has no code; it is judged, and so is a night that went without one.
alter table drill_run
  alter column opened_by drop not null,
  alter column code_index drop not null,
  add column night text check (night ~ '^\d{4}-\d\d-\d\d$'),
  add column failures text[],
  add constraint drill_run_origin check ((night is null) = (opened_by is not null and code_index is not null));
create unique index drill_run_night on drill_run (tenant_id, night) where night is not null;
create view drill_rung with (security_invoker = true) as
  select t.event_id, t.tenant_id, t.resident_id, t.due_at, t.fired_at, t.cancelled_at
  from crisis_timer t join crisis_event e on e.id = t.event_id where t.kind = 'rung' and e.drill;
grant select on drill_rung to anxin_app;
