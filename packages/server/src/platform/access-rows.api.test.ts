import { randomUUID } from 'node:crypto'
import { type Endpoint, staffRoles } from '@anxin/contract/endpoint.ts'
import { allEndpoints } from '@anxin/contract/rooms.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing.ts'
import { knockFor } from '../testing-body.ts'
import type { Visitor } from '../visitor.ts'
import { inTransaction } from './db/transaction.ts'

let house: TestHouse
let leader: Visitor
let worker: Visitor
/** One row of each table the street fills, by table. */
const rows = new Map<string, string>()
beforeAll(async () => {
  house = await openHouse({ street: true })
  leader = await house.as('陈督明')
  worker = await house.as('李静')
  await fillSome()
  await readRows()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const sql = (text: string, params: unknown[] = []) =>
  inTransaction(house.floor, { as: 'house' }, async ({ line }) => (await line.query(text, params)).rows)

/** What the street itself does not have: somebody an office sent, a letter that was sent, an open alert. */
async function fillSome(): Promise<void> {
  const { url } = await leader.must('POST /api/bureau/doors', { body: { id: randomUUID(), name: '梧桐司法所' } })
  const fields = { name: '小岳', phone: '13911112222', asked: '聊聊', worker: '郝办', workerPhone: '027-00000055' }
  const id = randomUUID()
  await house.visitor().must('POST /api/bureau/people', { body: { secret: url.split('#b.')[1]!, id, fields } })
  await worker.must('POST /api/bureau/incoming/:id/take', { params: { id }, body: { take: true } })
  await worker.must('POST /api/severe/observations', {
    body: {
      ...{ id: randomUUID(), person: { name: '阿墙', where: '3 栋 201' }, answers: ['smashes_things'] },
      ...{ dangerNow: false, words: '' },
    },
  })
}
async function readRows(): Promise<void> {
  const tables = await sql(
    `select c.table_name as name from information_schema.columns c join information_schema.columns k using (table_schema, table_name)
       join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'id' and c.udt_name = 'uuid' and k.column_name = 'tenant_id' order by 1`,
  )
  for (const { name } of tables) {
    const [row] = await sql(
      `select id from ${name} where tenant_id = (select tenant_id from unit where name = '梧桐里小屋') limit 1`,
    )
    if (row) rows.set(name as string, row.id as string)
  }
}

/** Doors whose path names a thing of one’s own agency, or of oneself: they answer whatever id stands in it. */
const ownThings: readonly string[] = [
  // taking away what is not there is done already
  'DELETE /api/appointment/hours/exceptions/:id',
  'DELETE /api/roster/extras/:id',
  'POST /api/outside/channels/:kind/tests',
  'PUT /api/assessment/pack-forms/:pack',
  'PUT /api/assessment/plans/:population',
  // a year of the one calendar that holds for every agency; only platform_admin writes it
  'PUT /api/calendar/years/:year',
  // the terms of one's own agency
  'GET /api/retention/terms/:code/due',
  'PUT /api/retention/terms/:code',
]

/** Whose rows a room's doors speak of; a door of another room is tried with people and places. */
const tablesOf: Readonly<Record<string, RegExp>> = {
  casework: /^(care_case|case_|person_|resident$|consent_act)/,
  household: /^(care_case|household|resident$)/,
  record: /^(care_case|case_note|process_note)/,
  appointment: /^(appointment|waiting|cabin_room|resident$|availability|staff$)/,
  live: /^(live_|appointment|resident$)/,
  assessment: /^(sitting|response|resident$|campaign|unit$)/,
  worklist: /^(worklist_|triage_|observation|rescreen|resident$|cutoff)/,
  severe: /^(severe_|danger_level)/,
  referral: /^(referral|glass|resident$)/,
  transfer: /^(case_transfer|resident$)/,
  bureau: /^(incoming|bureau_|attendance)/,
  directory: /^care_place$/,
  safeguard: /^(disclosure|child_word|mandatory_|third_party|guardian_|welfare_|danger_contact|crisis_event|resident$)/,
  crisis: /^(crisis_)/,
  plan: /^(crisis_event|plan_|safety_plan|resident$)/,
  rescue: /^(crisis_event|rescue_)/,
  aftercare: /^(aftercare_|case_review|review_action|exposure|crisis_event)/,
  complaint: /^complaint/,
  breach: /^breach/,
  companion: /^(conversation|message|resident$|quality_)/,
  quality: /^quality_/,
  selfhelp: /^(programme|helper_|mood|resident$)/,
  network: /^(staff|unit)/,
  roster: /^(shift|vacancy)/,
  training: /^supervision/,
  surge: /^surge/,
  drill: /^drill/,
  outside: /^notice/,
  retention: /^(legal_hold|retention_run)/,
  hook: /^hook/,
}
const idsFor = ({ path }: Endpoint): string[] => {
  const wanted = tablesOf[path.split('/')[2]!] ?? /^(resident|unit|staff)$/
  return [...rows].filter(([table]) => wanted.test(table)).map(([, id]) => id)
}
const named = (): Record<string, string> => ({
  ...{ residentId: rows.get('resident')!, caseId: rows.get('care_case')!, eventId: rows.get('crisis_event')! },
  ...{ unitId: rows.get('unit')!, staffId: rows.get('staff')!, placeId: rows.get('care_place')! },
})

/**
 * Knocks at every door that names a row, with a body the door would take, once for each row of its room.
 * @returns doors that answered, and doors that could not be judged because they refused the body
 */
async function answered(
  who: Visitor,
  doors: (endpoint: Endpoint) => boolean,
): Promise<{ yes: string[]; knocked: number }> {
  const yes = new Set<string>()
  let knocked = 0
  for (const endpoint of allEndpoints.filter(
    (one) => one.path.includes(':') && !one.path.endsWith('/stream') && doors(one),
  ))
    for (const id of idsFor(endpoint)) {
      const { path, body } = knockFor(endpoint, { ...named(), id })
      const { status, refused } = await who.knock(endpoint.method, path, body)
      knocked += 1
      if (status < 400 || status >= 500) yes.add(`${endpoint.method} ${endpoint.path}`)
      if (refused === 'BAD_INPUT') yes.add(`${endpoint.method} ${endpoint.path} BAD_INPUT`)
    }
  return { yes: [...yes].sort(), knocked }
}

describe('another agency, with every role and every certificate', () => {
  it('finds none of our rows at any door', async () => {
    const stranger = await house.colleague('supervisor', 'elsewhere', ['C-CRISIS', 'C-MINOR', 'C-SUPERVISE'])
    const { personId } = await stranger.must('GET /api/identity/staff')
    for (const role of staffRoles)
      await sql(
        `insert into staff_grant (id, tenant_id, staff_id, role, unit_id) select gen_random_uuid(), tenant_id, $1, $2, unit_id
         from staff_grant where staff_id = $1 limit 1 on conflict do nothing`,
        [personId, role],
      )
    const { yes, knocked } = await answered(stranger, ({ who }) => who.by === 'staff')
    expect(knocked).toBeGreaterThan(400)
    expect(yes.filter((door) => !ownThings.includes(door))).toEqual([])
  })

  it('leaves everything as it was: what our own people read is the same before and after', async () => {
    const params = { id: rows.get('care_case')! }
    const read = async () => (await worker.must('GET /api/casework/cases/:id', { params })).case
    expect(await read()).toMatchObject({ id: params.id, team: [{ name: '李静' }] })
    const { places } = await worker.must('GET /api/directory/places')
    expect(places.every((place) => place.name !== 'aa')).toBe(true)
  })
})

describe('a volunteer', () => {
  it('opens no row of anybody at the doors volunteers may knock at', async () => {
    const volunteer = await house.colleague('volunteer')
    const { yes, knocked } = await answered(
      volunteer,
      ({ who }) => who.by === 'staff' && who.roles.includes('volunteer'),
    )
    expect(knocked).toBeGreaterThan(10)
    expect(yes).toEqual([])
  })
})

describe('a hospital guest', () => {
  /** A letter that was sent, and what a hospital without an account holds of it. */
  async function letter(): Promise<{ secret: string; code: string; seat: string; number: string }> {
    const [sent] = await sql(
      `select id, number from referral where state in ('SENT','RECEIVED') and to_tenant is null limit 1`,
    )
    const { url, code } = await worker.must('POST /api/referral/referrals/:id/links', {
      params: { id: sent!.id as string },
      body: { id: randomUUID() },
    })
    return { secret: url.split('#l.')[1]!, code, seat: randomUUID(), number: sent!.number as string }
  }

  it('opens the one letter its link is for, and with link, code and seat in hand no other door of the house', async () => {
    const key = await letter()
    const guest = house.visitor()
    const opened = await guest.must('POST /api/referral/link/openings', {
      body: { secret: key.secret, code: key.code, seat: key.seat },
    })
    expect(opened.number).toBe(key.number)
    const { yes, knocked } = await answered(guest, ({ who }) => who.by !== 'anyone')
    expect(knocked).toBeGreaterThan(400)
    expect(yes).toEqual([])
    for (const endpoint of allEndpoints.filter(
      ({ who, path }) => who.by !== 'anyone' && !path.includes(':') && !path.endsWith('/stream'),
    )) {
      const { path, body } = knockFor(endpoint, key)
      const { refused } = await guest.knock(endpoint.method, path, body)
      expect(refused, endpoint.audit).toMatch(/SIGN_IN_FIRST|FORBIDDEN/)
    }
  })

  it('finds no other letter and nobody’s name behind the doors that are open to all', async () => {
    const key = await letter()
    const guest = house.visitor()
    const closed = [
      'referral.link_opened',
      'referral.link_answered',
      'bureau.looked',
      'bureau.sent',
      'plan.share_opened',
    ]
    for (const endpoint of allEndpoints.filter(
      ({ who, path, method }) => who.by === 'anyone' && method === 'GET' && !path.includes(':'),
    )) {
      const { path } = knockFor(endpoint, key)
      const { reply } = await guest.knock('GET', path)
      if (!path.startsWith('/api/identity/demo')) expect(JSON.stringify(reply), endpoint.audit).not.toContain('桂芳')
    }
    for (const endpoint of allEndpoints.filter(({ audit }) => closed.includes(audit))) {
      const { path, body } = knockFor(endpoint, { ...key, secret: 'x'.repeat(40) })
      const { status } = await guest.knock(endpoint.method, path, body)
      expect(status, endpoint.audit).toBeGreaterThanOrEqual(400)
    }
  })
})

describe('a registered resident', () => {
  it('stands before every door of the staff, whatever row is named', async () => {
    const person = await house.as('桂芳')
    const { yes } = await answered(person, ({ who }) => who.by === 'staff')
    expect(yes).toEqual([])
  })

  it('neither reads nor changes anything of somebody else at the doors of residents', async () => {
    const other = await house.as('桂芳')
    // the hour of asking is of no one, and stands on the paper; what the paper says is what the export says
    const hours = ['now', 'exportedAt', 'pdf']
    const still = (reply: unknown): unknown =>
      JSON.parse(JSON.stringify(reply, (key, value) => (hours.includes(key) ? undefined : value)))
    const all = async (): Promise<unknown[]> => {
      const read: unknown[] = []
      for (const endpoint of allEndpoints.filter(
        ({ who, path, method }) =>
          who.by === 'resident' && method === 'GET' && !path.includes(':') && !path.endsWith('/stream'),
      )) {
        const { reply } = await other.knock('GET', knockFor(endpoint).path)
        read.push([endpoint.audit, still(reply)])
      }
      return read
    }
    const before = await all()
    const person = await house.neighbour('邻一')
    const { yes, knocked } = await answered(person, ({ who }) => who.by === 'resident')
    expect(knocked).toBeGreaterThan(20)
    // writes of one’s own begin under any id; nothing of anybody is read
    expect(yes.filter((door) => door.startsWith('GET') || door.endsWith('BAD_INPUT'))).toEqual([])
    expect(await all()).toEqual(before)
  })
})
