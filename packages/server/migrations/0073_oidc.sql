-- platform/identity: an agency's own sign-in (OpenID Connect), and which colleague is whom there.
create table oidc_provider (
  id uuid primary key,
  tenant_id uuid not null unique references tenant (id),
  label text not null check (length(label) between 1 and 30),
  issuer text not null check (length(issuer) between 8 and 300),
  client_id text not null check (length(client_id) between 1 and 200),
  secret_sealed bytea not null,
  -- by what somebody is found the first time: the sign-in name in a claim, or an e-mail the provider has verified
  match text not null check (match in ('login_name','email')),
  claim text not null check (length(claim) between 1 and 60),
  changed_at timestamptz not null
);
-- Found once, somebody is known by the provider's own number of them: a name that is given to somebody else there opens nothing here.
create table oidc_link (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  staff_id uuid not null unique references staff (id),
  issuer text not null,
  subject text not null check (length(subject) between 1 and 255),
  linked_at timestamptz not null,
  used_at timestamptz not null,
  unique (tenant_id, issuer, subject)
);
select fence_staff('oidc_provider');
select fence_staff('oidc_link');
