-- A young person says yes in words made for them before the first question; what was said is kept with the sitting.
alter table sitting add column assented boolean not null default false;

-- A guardian may hear on which days a check was done, never which one and never what was answered. Of whom they hear
-- it is the table of minors' word: the caller, who alone can read the birth date, leaves the others out. What a
-- worker asks in a danger (packs crisis and mood) is not among them.
drop function guardian_view(bytea, timestamptz);
create function guardian_view(p_index bytea, p_now timestamptz) returns table (
  resident_id uuid, tenant_id uuid, name_sealed bytea, birth_sealed bytea, days jsonb, alert_open boolean, alert_lately boolean, checks jsonb
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
      and e.false_alarm_by is null and e.state <> 'FALSE_ALARM' and e.raised_at > p_now - interval '30 days'),
    coalesce((select jsonb_agg(day order by day) from (
      select distinct (s.finished_at at time zone 'Asia/Shanghai')::date as day from sitting s
      where s.resident_id = r.id and s.state = 'finished' and s.mode <> 'proxy' and s.pack not in ('crisis', 'mood')
        and s.finished_at > p_now - interval '30 days') done), '[]'::jsonb)
  from resident r where r.guardian_index = p_index and r.kind = 'registered' and r.guardian_closed_at is null
  order by r.created_at, r.id
$$;
revoke all on function guardian_view(bytea, timestamptz) from public;
grant execute on function guardian_view(bytea, timestamptz) to anxin_guardian;

-- Which sitting the findings of a decision come from, also where a worker decided it again: what was rejected stays
-- rejected for that very answer, and for no newer one.
alter table triage_decision add column about_sitting_id uuid;
