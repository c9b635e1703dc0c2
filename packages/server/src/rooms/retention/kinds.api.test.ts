import { randomUUID } from 'node:crypto'
import { monthsLater } from '@anxin/core/retention/due.ts'
import { type RetentionCode, schedule } from '@anxin/core/retention/schedule.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chainWaiting } from '../../platform/audit/chain.ts'
import { shanghaiDay } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { keepRetention } from './jobs.ts'

let house: TestHouse
let li: Visitor
let chen: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  li = await house.as('李静')
  chen = await house.as('陈督明')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const today = (): string => shanghaiDay(house.now())
const turnTo = (day: string): void =>
  house.floor.clock.turn({ days: Math.round((Date.parse(day) - Date.parse(today())) / 86_400_000) })
const sql = (text: string, params: unknown[] = []) =>
  inTransaction(house.floor, { as: 'house' }, async ({ line }) => (await line.query(text, params)).rows)
const count = async (table: string, where: string, params: unknown[]): Promise<number> =>
  Number((await sql(`select count(*)::int as n from ${table} where ${where}`, params))[0]!.n)
async function run(): Promise<void> {
  while ((await chainWaiting(house.floor)) > 0);
  await keepRetention(house.floor)
}

/** A letter she agreed to and took back. */
async function takenBack(): Promise<string> {
  const guifang = await house.as('桂芳')
  const { letters } = await guifang.must('GET /api/referral/mine')
  const { id } = letters.find(({ mayWithdraw }) => mayWithdraw)!
  await guifang.must('POST /api/referral/mine/:id/withdrawal', { params: { id } })
  return id
}
/** A path of dangerous behaviour, from what was seen to the health centre. */
async function handedOn(): Promise<string> {
  const grid = await house.as('孟格')
  const { pathId: id } = await grid.must('POST /api/severe/observations', {
    body: {
      ...{ id: randomUUID(), answers: ['smashes_things'], dangerNow: false, words: '一直砸东西' },
      person: { name: '顾七稳', where: '梧桐里 3 栋 202' },
    },
  })
  const params = { id }
  const { colleagues } = await li.must('GET /api/severe/paths/:id', { params })
  const visit = randomUUID()
  const firstId = colleagues.find(({ name }) => name === '李静')!.id
  await li.must('POST /api/severe/paths/:id/visits', {
    params,
    body: { id: visit, firstId, secondId: null, partner: '卫生院 何医生', rulesRead: true },
  })
  const seen = { outcome: 'seen' as const, words: '本人愿意说话' }
  await li.must('POST /api/severe/visits/:id/outcome', { params: { id: visit }, body: seen })
  await li.must('POST /api/severe/paths/:id/levels', {
    params,
    body: { id: randomUUID(), signs: ['verbal_threats'], unsteady: false, second: '何医生' },
  })
  const { contacts } = await li.must('GET /api/severe/paths/:id', { params })
  const owed = contacts.find(({ doneAt }) => doneAt === null)!
  const steady = { steady: true, note: '见到本人' }
  await li.must('POST /api/severe/contacts/:id/outcome', { params: { id: owed.id }, body: steady })
  await chen.must('POST /api/severe/paths/:id/end', { params, body: { reason: '交给卫生院继续随访' } })
  return id
}
/** A plan somebody wrote alone, without ever an alert. @returns whose */
async function planned(): Promise<string> {
  const writer = await house.neighbour('顾八写')
  const edit = { id: randomUUID(), field: 'innerCoping' as const, base: 0, value: ['慢慢走一圈'] }
  await writer.must('POST /api/plan/mine/edits', { body: { edits: [edit] } })
  await writer.must('POST /api/plan/mine/versions', { body: { id: randomUUID() } })
  const [row] = await sql('select resident_id from safety_plan order by at desc limit 1')
  return row!.resident_id as string
}
/** Questions somebody answered to the end. */
async function answered(): Promise<string> {
  const who = await house.neighbour('顾九答')
  const id = randomUUID()
  await who.must('POST /api/assessment/sittings', { body: { id, pack: 'quick', consent: true } })
  const keep = (instrument: string, answers: Record<string, number>, finish = false) =>
    who.must('PUT /api/assessment/sittings/:id/answers', {
      params: { id },
      body: { instrument, version: '1.0.0', answers, done: true, finish },
    })
  await keep('phq4', { 1: 0, 2: 0, 3: 0, 4: 0 })
  await keep('function', { F1: 0, F2: 0, F3: 0, F4: 0 }, true)
  return id
}
/** A colleague with certificates who leaves. */
async function left(): Promise<string> {
  const gone = await house.colleague('social_worker', 'here', ['C-CASE'])
  const { personId: id } = await gone.must('GET /api/identity/staff')
  const admin = await house.as('王理')
  await admin.must('PUT /api/network/people/:id/state', { params: { id }, body: { state: 'suspended' } })
  return id
}

interface Kind {
  readonly what: string
  readonly code: RetentionCode
  readonly table: string
  readonly column: string
  readonly make: () => Promise<string>
}
const kinds: readonly Kind[] = [
  { what: 'questions outside a case', code: 'self_test', table: 'sitting', column: 'id', make: answered },
  { what: 'a letter taken back', code: 'referral_letter', table: 'referral', column: 'id', make: takenBack },
  { what: 'a path handed on', code: 'case_file', table: 'severe_path', column: 'id', make: handedOn },
  {
    what: 'a plan without an alert',
    code: 'crisis_record',
    table: 'safety_plan',
    column: 'resident_id',
    make: planned,
  },
  { what: 'certificates of who left', code: 'training', table: 'staff_certificate', column: 'staff_id', make: left },
]

describe('what is over, kind by kind', () => {
  const made = new Map<string, string>()
  let began: string
  beforeAll(async () => {
    began = today()
    for (const { what, make } of kinds) made.set(what, await make())
  })
  const standing = async (of: readonly Kind[]): Promise<string[]> => {
    const found = await Promise.all(
      of.map(
        async ({ what, table, column }) => [what, await count(table, `${column} = $1`, [made.get(what)])] as const,
      ),
    )
    return found.filter(([, rows]) => rows > 0).map(([what]) => what)
  }

  // the clock goes one way: the shortest term first
  it.each([24, 36, 60])('%i months: there on the last day, gone on the next', async (months) => {
    const of = kinds.filter(({ code }) => schedule[code].usual === months)
    expect(of).not.toEqual([])
    turnTo(monthsLater(began, months))
    await run()
    expect(await standing(of)).toEqual(of.map(({ what }) => what))
    house.floor.clock.turn({ days: 1 })
    await run()
    expect(await standing(of)).toEqual([])
  })
})
