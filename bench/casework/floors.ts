/**
 * What the same rows cost without a house: one prepared statement, no session, no row walls, no audit line, nothing
 * opened. `number` counts cases from 1.
 */
export const floors: readonly { readonly page: string; readonly of: string; readonly script: string }[] = [
  {
    page: 'case file',
    of: 'head, sheets, goals, tasks, consents and history of one case',
    script: `\\set n random(1, 20000)
with c as (select * from care_case where number = :n limit 1)
select (select row_to_json(c) from c),
  (select json_agg(s) from case_sheet s where s.case_id = (select id from c)),
  (select json_agg(g) from case_goal g where g.case_id = (select id from c)),
  (select json_agg(t) from case_task t where t.case_id = (select id from c)),
  (select json_agg(k) from consent k where k.tenant_id = (select tenant_id from c) and k.resident_id = (select resident_id from c)),
  (select json_agg(h) from case_change h where h.case_id = (select id from c));
`,
  },
  {
    page: 'worklist of a cabin',
    of: 'fifty open entries of one cabin in order',
    script: `\\set n random(1, 30)
select * from worklist_entry where tenant_id = (select id from tenant where name like '望川%')
  and unit_id = (select id from unit where code = 'town-1-cabin-' || :n) and state <> 'closed'
  order by urgency, due_at, id limit 51;
`,
  },
  {
    page: 'cases of a cabin',
    of: 'a hundred cases in work of one cabin in order',
    script: `\\set n random(1, 30)
select c.*, r.name_sealed, f.name from care_case c join resident r on r.id = c.resident_id join staff f on f.id = c.lead_id
  where c.tenant_id = (select id from tenant where name like '望川%') and c.unit_id = (select id from unit where code = 'town-1-cabin-' || :n)
  and c.state not in ('CLOSED','TRANSFERRED','DECLINED','DECEASED')
  order by (c.colour in ('RED-E','RED','ORANGE')) desc, (coalesce(c.phase_due_at < now(), false)) desc, c.phase_due_at nulls last, c.state_at, c.id limit 101;
`,
  },
  {
    page: 'calendar, a week of a cabin',
    of: 'a week of one cabin with names',
    script: `\\set n random(1, 30)
select a.*, r.name_sealed, r.phone_sealed, f.name from appointment a join resident r on r.id = a.resident_id join staff f on f.id = a.staff_id
  where a.tenant_id = (select id from tenant where name like '望川%') and a.unit_id = (select id from unit where code = 'town-1-cabin-' || :n)
  and a.starts_at >= now() and a.starts_at < now() + interval '7 days' order by a.starts_at, a.id;
`,
  },
]
