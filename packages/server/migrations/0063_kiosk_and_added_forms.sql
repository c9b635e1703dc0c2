-- kiosk
-- That somebody's answers came from a tablet: kept longer than the answers of somebody without a name are, and
-- longer than a tablet may send, so that what is sent again counts once. No foreign key: it outlives the person.
create table kiosk_receipt (
  sitting_id uuid primary key,
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null references unit (id),
  resident_id uuid not null,
  at timestamptz not null
);
create index kiosk_receipt_at on kiosk_receipt (at);
select fence('kiosk_receipt', false);

-- Forms that an agency, or the plan of a group, asks besides those of the pack: as it was when the sitting began.
alter table sitting add column added text[] not null default '{}';
