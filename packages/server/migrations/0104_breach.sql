-- Room breach: the register of incidents with personal data, and the signed steps of the runbook.
create sequence breach_number;
create table breach (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  number int not null default nextval('breach_number'),
  kind text not null check (kind in ('lost','wrong_person','account','exposed','changed','other')),
  drill boolean not null,
  -- the clock of every step counts from here
  noticed_at timestamptz not null check (noticed_at <= recorded_at),
  recorded_at timestamptz not null,
  recorded_by uuid not null references staff (id),
  recorded_name text not null,
  words_sealed bytea not null,
  -- when those who keep the register were last told that a step is late
  late_told_at timestamptz,
  closed_at timestamptz,
  closed_by uuid references staff (id),
  closed_name text,
  closing_sealed bytea,
  check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (closed_name is null)
    and (closed_at is null) = (closing_sealed is null))
);
create index breach_open on breach (tenant_id, recorded_at) where closed_at is null;
create index breach_ended on breach (tenant_id, closed_at) where closed_at is not null;
create table breach_step (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  breach_id uuid not null references breach (id),
  step text not null check (step in ('triage','contain','decide','report','authority','people','police','review')),
  signed_by uuid not null references staff (id),
  signed_name text not null,
  at timestamptz not null,
  words_sealed bytea not null,
  real boolean,
  grade text check (grade in ('ordinary','larger','major','extreme')),
  harm_prevented boolean,
  crime boolean,
  check ((step = 'decide') = (real is not null and grade is not null and harm_prevented is not null and crime is not null))
);
create index breach_step_of on breach_step (breach_id, at, id);
-- a step is signed once; only a decision is made anew
create unique index breach_step_once on breach_step (breach_id, step) where step <> 'decide';
select fence_staff('breach');
select fence_staff('breach_step');
-- Nobody but those who keep the register sees a line of it, whatever the page does; the house itself writes one down for whoever noticed.
create policy keepers_only on breach as restrictive for all to anxin_app
  using ((select app_staff()) is null or cardinality((select my_posts(array['dpo','agency_admin']))) > 0);
create policy keepers_only on breach_step as restrictive for all to anxin_app
  using ((select app_staff()) is null or cardinality((select my_posts(array['dpo','agency_admin']))) > 0);
create trigger breach_kept before update or delete on breach for each row execute function keep_said('late_told_at');
create trigger breach_step_kept before update or delete on breach_step for each row execute function refuse_change();
grant usage on sequence breach_number to anxin_app, anxin_system;
