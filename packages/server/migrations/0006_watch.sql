-- Those who keep watch: how they come in.

-- A passkey of a member of staff: the public half only; the private one never leaves their device.
create table passkey (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  staff_id uuid not null references staff (id),
  credential_id text not null unique,
  public_key bytea not null,
  -- the authenticator's own count of signatures; 0 for those that do not count
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null check (length(name) between 1 and 40),
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkey_staff on passkey (tenant_id, staff_id);
select fence(t, false) from unnest(array['passkey']) t;

-- The hourly practice alert: written, paged, accepted, received, like a real one; it is about nobody and rings nobody.
create table practice_alert (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  -- one an hour for an agency, however many nodes look
  hour timestamptz not null,
  words_sealed bytea not null,
  -- how many people the first rung would have called
  would_call int not null,
  state text not null check (state in ('running','passed','failed')),
  why text,
  written_at timestamptz not null,
  -- when the reaper looks what became of it
  look_at timestamptz not null,
  -- written until a channel accepted the page
  accepted_ms int,
  -- how late the reaper looked
  reaper_ms int,
  unique (tenant_id, hour)
);
create index practice_alert_due on practice_alert (look_at) where state = 'running';
create index practice_alert_when on practice_alert (written_at);
select fence(t, false) from unnest(array['practice_alert']) t;
