import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** PHQ-9 answers, item by item, of this total; never item 9. */
const phq9 = (total: 10 | 12) =>
  Object.fromEntries(Array.from({ length: 9 }, (_, at) => [String(at + 1), at === 8 ? 0 : at < total - 8 ? 2 : 1]))

/** Somebody measured with a worker. @returns their entry, if they came on the list */
async function measured(worker: Visitor, total: 10 | 12): Promise<{ id: string; rule: string } | undefined> {
  const person = { id: randomUUID(), name: `某人${randomUUID().slice(0, 8)}`, birthDate: '1985-03-02' }
  await worker.must('POST /api/assessment/people', { body: { ...person, consent: true, consentChannel: 'phone' } })
  const id = randomUUID()
  const save = (instrument: string, answers: Record<string, number>, finish: boolean) =>
    worker.must('PUT /api/assessment/staff-sittings/:id/answers', {
      params: { id },
      body: { instrument, version: '1.0.0', answers, done: true, finish },
    })
  await worker.must('POST /api/assessment/people/:id/sittings', {
    params: { id: person.id },
    body: { sittingId: id, pack: 'quick', mode: 'interviewer' },
  })
  await save('phq4', { 1: 2, 2: 2, 3: 0, 4: 0 }, false)
  await save('phq9', phq9(total), true)
  return (await worker.must('GET /api/worklist/entries')).rows.find((one) => one.name === person.name)
}
async function decide(worker: Visitor, id: string, falseAlarm: boolean): Promise<void> {
  await worker.must('POST /api/worklist/entries/:id/take', { params: { id } })
  const body = falseAlarm
    ? { decision: 'false_alarm' as const, falseAlarm: 'misread_question' as const, reason: '看错了题' }
    : { decision: 'counselling' as const, reason: '约了咨询' }
  await worker.must('POST /api/worklist/entries/:id/decision', { params: { id }, body: { id: randomUUID(), ...body } })
}
const precision = async () => (await house.colleague('supervisor')).must('GET /api/worklist/precision')
type Counted = Awaited<ReturnType<typeof precision>>['rows']
/** What was counted since: the street has decisions of its own. */
const since = (before: Counted, now: Counted): Counted =>
  now.flatMap((one) => {
    const was = before.find((other) => other.month === one.month && other.rule === one.rule)
    const [decided, falseAlarms] = [one.decided - (was?.decided ?? 0), one.falseAlarms - (was?.falseAlarms ?? 0)]
    return decided > 0 ? [{ ...one, decided, falseAlarms }] : []
  })
const counts = (rows: Counted) => rows.map((one) => [one.rule, one.decided, one.falseAlarms])

describe('how often a rule was right', () => {
  it('is counted by month, by the rule at the end and by the rule that opened', async () => {
    const [worker, before] = [await house.colleague('social_worker'), await precision()]
    for (let n = 0; n < 6; n += 1) {
      await decide(worker, (await measured(worker, 10))!.id, true)
      await decide(worker, (await measured(worker, 12))!.id, false)
    }
    // what a worker adds raises the entry: it ends by another rule than it began with
    const raised = (await measured(worker, 12))!
    await worker.must('POST /api/worklist/entries/:id/profile', {
      params: { id: raised.id },
      body: { populations: [], history: ['attempt_12m'], context: [], protective: [] },
    })
    await decide(worker, raised.id, false)
    const after = await precision()
    const [rows, opened] = [since(before.rows, after.rows), since(before.opened, after.opened)]
    expect(counts(rows)).toEqual([
      ['O2', 1, 0],
      ['Y2', 12, 6],
    ])
    expect(counts(opened)).toEqual([['Y2', 13, 6]])
    expect(new Set([...rows, ...opened].map((one) => one.month)).size).toBe(1)
    // too few to learn from
    expect(after.tunings).toEqual([])
  })

  it('stands apart for each month, and makes a proposal that nobody applies', async () => {
    house.floor.clock.turn({ days: 40 })
    const [worker, before] = [await house.colleague('social_worker'), await precision()]
    for (let n = 0; n < 6; n += 1) {
      await decide(worker, (await measured(worker, 10))!.id, true)
      await decide(worker, (await measured(worker, 12))!.id, false)
    }
    const after = await precision()
    const [rows, opened] = [since(before.rows, after.rows), since(before.opened, after.opened)]
    const [tuning, ...others] = after.tunings
    // the month before stands as it was
    expect([counts(rows), counts(opened)]).toEqual([[['Y2', 12, 6]], [['Y2', 12, 6]]])
    const months = after.opened.filter((one) => one.rule === 'Y2').map((one) => one.month)
    expect(months[0]).toBe(opened[0]!.month)
    expect(months).toEqual([...new Set(months)].sort().reverse())
    expect(others).toEqual([])
    expect(tuning).toMatchObject({ line: 'Y2.phq9', edge: 'min', from: 10, to: 12, missed: 0 })
    expect(tuning!.after.falseAlarms).toBe(0)
    expect(tuning!.before.falseAlarms).toBeGreaterThan(0)
    // the cut-off in force has not moved: ten points still bring somebody on the list
    expect((await measured(worker, 10))?.rule).toBe('Y2')
    const cutoffs = await (await house.colleague('supervisor')).must('GET /api/worklist/thresholds')
    expect(cutoffs.version).toBe(0)
    expect(cutoffs.waiting).toBeNull()
  })

  it('is for supervisors and administrators only', async () => {
    const worker = await house.colleague('social_worker')
    expect((await worker.call('GET /api/worklist/precision')).refused).toBe('FORBIDDEN')
  })
})
