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
