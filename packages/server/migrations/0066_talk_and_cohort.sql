-- worklist: what somebody said in the talk counts beside their forms. For each level when words of it were said last,
-- as instants; never the words. (The two columns before were written by nobody.)
alter table care_profile drop column chat_level, drop column chat_at, add column talk jsonb not null default '{}';

-- worklist: everybody registered where a public event was is asked again at fixed distances from it. A wave makes its
-- rescreens only when its day comes, so that who registers in between is asked too, and stopping leaves nothing behind.
create table cohort_wave (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  -- the public event
  cohort_id uuid not null,
  unit_id uuid not null references unit (id),
  began_at timestamptz not null,
  months int not null,
  due_at timestamptz not null,
  state text not null default 'due' check (state in ('due','asked','cancelled')),
  -- the last person who was reached: a wave goes on where it stopped
  reached uuid,
  people int not null default 0,
  unique (cohort_id, months)
);
create index cohort_wave_due on cohort_wave (due_at) where state = 'due';
select fence('cohort_wave', false);

alter table rescreen alter column decision_id drop not null,
  add column cohort_wave_id uuid,
  add column cohort_months int;
create unique index rescreen_wave on rescreen (cohort_wave_id, resident_id) where cohort_wave_id is not null;

-- worklist: face to face or by video within 48 hours (ORANGE) or 14 days (YELLOW), beside whatever else is owed.
-- Null where nothing is promised or they have met; entries of before this day are promised none.
alter table worklist_entry add column meet_by timestamptz,
  -- when somebody above hears of it next
  add column meet_look_at timestamptz,
  add column meet_missed int not null default 0;
create index worklist_meet on worklist_entry (meet_look_at) where state <> 'closed' and meet_look_at is not null;
