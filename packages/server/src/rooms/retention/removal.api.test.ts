import { randomUUID } from 'node:crypto'
import { monthsLater } from '@anxin/core/retention/due.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chainWaiting, verifyChain } from '../../platform/audit/chain.ts'
import { shanghaiDay } from '../../platform/clock.ts'
import type { Floor } from '../../platform/ctx.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { keepRetention } from './jobs.ts'

let house: TestHouse
let li: Visitor
let chen: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  await signIn()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})
/** Sessions end while the clock is turned. */
async function signIn(): Promise<void> {
  li = await house.as('李静')
  chen = await house.as('陈督明')
}

const today = (): string => shanghaiDay(house.now())
/** Turns the hand to noon or so of a day to come. */
async function turnTo(day: string): Promise<void> {
  house.floor.clock.turn({ days: Math.round((Date.parse(day) - Date.parse(today())) / 86_400_000) })
  expect(today()).toBe(day)
  await signIn()
}
const sql = (text: string, params: unknown[] = []) =>
  inTransaction(house.floor, { as: 'house' }, async ({ line }) => (await line.query(text, params)).rows)
const count = async (table: string, where: string, params: unknown[]): Promise<number> =>
  Number((await sql(`select count(*)::int as n from ${table} where ${where}`, params))[0]!.n)

/** As somebody could who holds the database itself. */
async function byForce(...texts: string[]): Promise<void> {
  const line = await house.floor.engine.hold()
  try {
    for (const text of texts) await line.query(text)
  } finally {
    line.release(false)
  }
}

interface File {
  readonly caseId: string
  readonly residentId: string
  readonly name: string
}
/** What somebody agreed to, said before a witness. */
async function consents({ caseId }: Pick<File, 'caseId'>): Promise<void> {
  const texts = await li.must('GET /api/casework/consent-texts')
  await li.must('POST /api/casework/cases/:id/consents', {
    params: { id: caseId },
    body: {
      ...{ id: randomUUID(), how: 'spoken', witnessName: '邻居王婶', shownHash: texts.shownHash },
      purposes: texts.texts.map(({ purpose, usual }) => ({ purpose, given: usual })),
    },
  })
}
/** Somebody who was only written down, with a case that was declined today. */
async function endedCase(
  name: string,
  birthDate = '1980-05-04',
  who = li,
  before = async (_: Pick<File, 'caseId'>): Promise<void> => undefined,
): Promise<File> {
  const residentId = randomUUID()
  const { caseId } = await who.must('POST /api/casework/cases', {
    body: {
      ...{ id: randomUUID(), source: 'walk_in' as const, population: 'general' as const, request: '夜里睡不着' },
      person: { newId: residentId, name, birthDate, guardianConsent: true },
    } as never,
  })
  await before({ caseId })
  const step = { params: { id: caseId }, body: { to: 'DECLINED' as const, reason: '转到别处' } }
  await who.must('POST /api/casework/cases/:id/steps', step)
  return { caseId, residentId, name }
}
/** Walks an alert to its end within one transaction: its own room tries how people do that. */
const closeAlert = (id: string): Promise<unknown> =>
  inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
    for (const state of ['EMERGENCY', 'HANDED_OVER', 'FOLLOW_UP', 'CLOSED'])
      await line.query('update crisis_event set state = $2, closed_at = $3 where id = $1', [id, state, house.now()])
  })
const standsCase = async ({ caseId }: File): Promise<boolean> =>
  (await chen.call('GET /api/casework/cases/:id', { params: { id: caseId } })).status === 200
const found = async (name: string): Promise<boolean> =>
  (await li.must('GET /api/casework/people', { params: { typed: name } })).people.some((one) => one.name === name)

/** Everything in the house in which somebody's id still stands, by table. */
async function tracesOf(id: string): Promise<string[]> {
  const line = await house.floor.engine.hold()
  try {
    const { rows } = await line.query(
      `select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
    )
    const left: string[] = []
    for (const { name } of rows) {
      const found = await line.query(`select 1 from ${name} x where to_jsonb(x)::text like $1 limit 1`, [`%${id}%`])
      if (found.rows.length > 0) left.push(name as string)
    }
    return left
  } finally {
    line.release(false)
  }
}
async function run(floor: Floor = house.floor): Promise<number> {
  while ((await chainWaiting(house.floor)) > 0);
  return keepRetention(floor)
}
const lines = async () => {
  const auditor = await house.colleague('auditor')
  const { runs } = await auditor.must('GET /api/retention/runs')
  return runs
}

let closedOn: string
let [adult, held, child, reopened]: File[] = []
let alertId: string

describe('what is over', () => {
  it('stays while its term runs, and a day’s run says that nothing was over', async () => {
    adult = await endedCase('顾一成', '1980-05-04', li, consents)
    held = await endedCase('顾二留')
    const withChildren = await house.colleague('social_worker', 'here', ['C-CASE', 'C-MINOR'])
    child = await endedCase('顾三小', '2016-06-01', withChildren)
    reopened = await endedCase('顾四回')
    const lin = await house.as('林晓安')
    const someone = house.visitor()
    await someone.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '我不想活了' } })
    alertId = (await lin.must('GET /api/crisis/board')).rows
      .toSorted((a, b) => a.raisedAt.localeCompare(b.raisedAt))
      .at(-1)!.id
    await house.settle()
    await closeAlert(alertId)
    closedOn = today()
    const dpo = await house.colleague('dpo')
    const number = Number((await sql('select number from care_case where id = $1', [held.caseId]))[0]!.number)
    await dpo.must('POST /api/retention/holds', {
      body: { id: randomUUID(), foundBy: 'case', number, reason: '法院来函 2026 第 9 号' },
    })
    await run()
    expect(await standsCase(adult)).toBe(true)
    expect((await lines())[0]).toMatchObject({ day: closedOn, finishedAt: expect.any(String) })
  })

  it('of an adult is there on the last day of the term, and gone on the next', async () => {
    // as a case that was opened again stands: it is over no more
    await byForce(
      'alter table care_case disable trigger care_case_check',
      `update care_case set state = 'SCREENED', closed_at = null where id = '${reopened!.caseId}'`,
      'alter table care_case enable trigger care_case_check',
    )
    await turnTo(monthsLater(closedOn, 60))
    await run()
    expect(await standsCase(adult!)).toBe(true)
    expect(await count('crisis_transition', 'event_id = $1', [alertId])).toBeGreaterThan(0)
    await turnTo(shanghaiDay(new Date(house.now().getTime() + 86_400_000)))
    expect(await run()).toBeGreaterThan(0)
    expect(await standsCase(adult!)).toBe(false)
    for (const table of ['crisis_event', 'crisis_transition', 'crisis_signal'])
      expect(await count(table, table === 'crisis_event' ? 'id = $1' : 'event_id = $1', [alertId]), table).toBe(0)
  })

  it('but held, or of a child, or opened again stays', async () => {
    expect([await standsCase(held!), await standsCase(child!), await standsCase(reopened!)]).toEqual([true, true, true])
    const [last] = await lines()
    const files = last!.lines.find(({ code }) => code === 'case_file')!
    expect(files.held).toBeGreaterThanOrEqual(1)
    expect(files.minors).toBeGreaterThanOrEqual(1)
    expect(files.subjects).toBeGreaterThanOrEqual(2)
    expect(files.rows).toBeGreaterThan(files.subjects)
  })

  it('takes along whoever was only written down for it: nobody finds them any more', async () => {
    expect([await found(adult!.name), await found(held!.name)]).toEqual([false, true])
  })

  it('is removed once, however often the house looks that day', async () => {
    const before = await lines()
    expect(await run()).toBe(0)
    expect(await lines()).toEqual(before)
  })

  it('is reported without a name or an id of anybody', async () => {
    const said = JSON.stringify((await lines()).map(({ id: _, ...one }) => one))
    for (const one of [adult!, held!, child!]) {
      expect(said).not.toContain(one.name)
      expect(said).not.toContain(one.residentId)
      expect(said).not.toContain(one.caseId)
    }
  })

  it('leaves the evidence of consent for its own term, counted from the day the file went', async () => {
    const [goneOn] = [today()]
    expect(await count('consent_act', 'resident_id = $1', [adult!.residentId])).toBeGreaterThan(0)
    await turnTo(monthsLater(goneOn, 36))
    await run()
    expect(await count('consent', 'resident_id = $1', [adult!.residentId])).toBeGreaterThan(0)
    expect(await count('consent_act', 'resident_id = $1', [adult!.residentId])).toBeGreaterThan(0)
    await turnTo(shanghaiDay(new Date(house.now().getTime() + 86_400_000)))
    await run()
    expect(await count('consent', 'resident_id = $1', [adult!.residentId])).toBe(0)
    expect(await count('consent_act', 'resident_id = $1', [adult!.residentId])).toBe(0)
  })

  it('leaves nothing of a person in any table, but the marks that they were removed: an id that leads nowhere', async () => {
    expect(await tracesOf(adult!.residentId)).toEqual(['retention_removal', 'tombstone'])
    expect(await tracesOf(adult!.caseId)).toEqual(['retention_removal', 'tombstone'])
  })

  it('of a child goes on the day they are 21', async () => {
    await turnTo('2037-05-31')
    await run()
    expect(await standsCase(child!)).toBe(true)
    await turnTo('2037-06-01')
    await run()
    expect(await standsCase(child!)).toBe(false)
  })

  it('and held goes with the next run after another colleague has let it go', async () => {
    expect(await standsCase(held!)).toBe(true)
    const admin = await house.as('王理')
    const { holds } = await admin.must('GET /api/retention/holds')
    await admin.must('POST /api/retention/holds/:id/release', {
      params: { id: holds.find(({ releasedAt }) => releasedAt === null)!.id },
      body: { reason: '法院已结案' },
    })
    await turnTo('2037-06-02')
    await run()
    expect(await standsCase(held!)).toBe(false)
  })
})

describe('the log', () => {
  it('still verifies after old lines are gone, and says how many', async () => {
    await house.settle()
    const auditor = await house.colleague('auditor')
    const seen = await auditor.must('GET /api/audit/verification')
    expect(seen).toMatchObject({ holds: true })
    expect(seen.removed).toBeGreaterThan(0)
    const { links } = await auditor.must('GET /api/audit/export')
    expect(links[0]).toMatchObject({ seq: 1, line: null })
  })

  it('does not verify when one more line is missing than the house removed', async () => {
    const [row] = await sql(
      `select l.chain, l.line_id from audit_link l join audit_removed r on r.chain = l.chain join audit_line a on a.id = l.line_id
       where l.seq > r.upto order by l.seq limit 1`,
    )
    const verify = () =>
      inTransaction(house.floor, { as: 'house' }, ({ line }) => verifyChain(line, row!.chain as string))
    expect((await verify()).holds).toBe(true)
    const line = await house.floor.engine.hold()
    try {
      await line.query('begin')
      await line.query('alter table audit_line disable trigger audit_line_kept')
      await line.query('delete from audit_line where id = $1', [row!.line_id])
      expect((await verifyChain(line, row!.chain as string)).holds).toBe(false)
      await line.query('update audit_removed set upto = 1000000000 where chain = $1', [row!.chain])
      expect((await verifyChain(line, row!.chain as string)).holds).toBe(false)
      await line.query('rollback')
    } finally {
      line.release(false)
    }
    expect((await verify()).holds).toBe(true)
  })
})

describe('a run that is cut off', () => {
  /** The same house, in which the database is gone after so many transactions. */
  const cutAfter = (transactions: number): Floor => {
    let left = transactions
    const { floor } = house
    const engine = {
      ...floor.engine,
      hold: (urgent?: boolean) => (left-- > 0 ? floor.engine.hold(urgent) : Promise.reject(new Error('cut'))),
    }
    return { ...floor, engine: engine as typeof floor.engine }
  }

  it('goes on where it stood, and removes nothing twice', async () => {
    const worker = await house.colleague('social_worker', 'here', ['C-CASE'])
    const files = [await endedCase('顾五断', '1980-05-04', worker), await endedCase('顾六断', '1980-05-04', worker)]
    await turnTo(monthsLater(shanghaiDay(new Date(house.now().getTime() + 86_400_000)), 60))
    const before = (await lines()).length
    for (const transactions of [3, 5, 8, 11]) await expect(run(cutAfter(transactions))).rejects.toThrow('cut')
    expect((await lines())[0]).toMatchObject({ day: today(), finishedAt: null, lines: [] })
    await run()
    expect([await standsCase(files[0]!), await standsCase(files[1]!)]).toEqual([false, false])
    const after = await lines()
    expect(after.length).toBe(before + 1)
    expect(after[0]).toMatchObject({ day: today(), finishedAt: expect.any(String) })
    for (const { caseId } of files) expect(await count('retention_removal', 'subject_id = $1', [caseId])).toBe(1)
  })
})
