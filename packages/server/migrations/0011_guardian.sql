-- A guardian sees how much and whether there is danger, never what was said; and a rest the program has asked for.

alter table conversation add column rest_until timestamptz;

-- The number a guardian signs in with, and whether somebody closed their view: then they are as unknown.
alter table resident add column guardian_index bytea, add column guardian_closed_at timestamptz;
create index resident_guardian on resident (guardian_index) where guardian_index is not null;

-- Who opened or closed the view, and why; without a member of staff the house did it by itself.
create table guardian_choice (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  resident_id uuid not null references resident (id) on delete cascade,
  staff_id uuid references staff (id),
  open boolean not null,
  reason_sealed bytea,
  at timestamptz not null
);
create index guardian_choice_resident on guardian_choice (tenant_id, resident_id, at desc);
select fence('guardian_choice', true);

-- A guardian's reading happens under a role that may read no table at all: a forgotten where shows nothing.
do $$ begin create role anxin_guardian nologin; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin execute format('grant anxin_guardian to %I', current_user); end $$;
grant usage on schema public to anxin_guardian;

-- Everything a guardian may know: days and minutes of the last fourteen days by the child's own lines (as the
-- companion counts them), and whether the child's safety is or lately was worried about. Who is an adult by now is
-- left out by the caller, who alone can read the birth date.
create function guardian_view(p_index bytea, p_now timestamptz) returns table (
  resident_id uuid, tenant_id uuid, name_sealed bytea, birth_sealed bytea, days jsonb, alert_open boolean, alert_lately boolean
) language sql stable security definer set search_path = public as $$
  select r.id, r.tenant_id, r.name_sealed, r.birth_sealed,
    coalesce((select jsonb_agg(jsonb_build_object('day', day, 'minutes', minutes) order by day) from (
      select said.at::date as day,
        greatest(1, round(coalesce(sum(extract(epoch from gap) / 60) filter (where gap < interval '30 minutes'), 0)))::int as minutes
      from (select m.at at time zone 'Asia/Shanghai' as at, m.at - lag(m.at) over (order by m.at) as gap from message m
        where m.resident_id = r.id and m.sender = 'resident' and m.at > p_now - interval '14 days') said
      group by said.at::date) used), '[]'::jsonb),
    exists (select 1 from crisis_event e where e.resident_id = r.id and e.subject = 'self' and e.grade <> 'YELLOW'
      and e.false_alarm_by is null and e.state not in ('CLOSED','DECEASED','FALSE_ALARM')),
    exists (select 1 from crisis_event e where e.resident_id = r.id and e.subject = 'self' and e.grade <> 'YELLOW'
      and e.false_alarm_by is null and e.state <> 'FALSE_ALARM' and e.raised_at > p_now - interval '30 days')
  from resident r where r.guardian_index = p_index and r.kind = 'registered' and r.guardian_closed_at is null
  order by r.created_at, r.id
$$;
revoke all on function guardian_view(bytea, timestamptz) from public;
grant execute on function guardian_view(bytea, timestamptz) to anxin_guardian;
