import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from './testing.ts'
import type { Visitor } from './visitor.ts'

/** A page of the desk asks for no more than this, whatever stands on it. @source issue: a case file in eight statements */
const most = 8

let house: TestHouse
let li: Visitor
let caseId: string
beforeAll(async () => {
  house = await openHouse({ street: true })
  li = await house.as('李静')
  const { rows } = await li.must('GET /api/casework/cases', { params: { view: 'mine' } })
  caseId = rows.find(({ name }) => name === '桂芳')!.id
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/**
 * Everything the database is asked while somebody does something, in order: BEGIN, the role, the session, what is
 * read, the audit line and COMMIT are all among it.
 */
async function asked(act: () => Promise<unknown>): Promise<string[]> {
  const engine = house.floor.engine as { hold: TestHouse['floor']['engine']['hold'] }
  const hold = engine.hold
  const texts: string[] = []
  engine.hold = async (urgent) => {
    const line = await hold.call(engine, urgent)
    const [query, script] = [line.query.bind(line), line.script.bind(line)]
    return {
      ...line,
      query: (text, params) => {
        texts.push(text)
        return query(text, params)
      },
      script: (text) => {
        texts.push(text)
        return script(text)
      },
      release: line.release.bind(line),
    }
  }
  try {
    await act()
  } finally {
    engine.hold = hold
  }
  return texts
}

const now = (): number => house.floor.clock.processNow.getTime()
const week = () => ({
  from: new Date(now()).toISOString(),
  to: new Date(now() + 7 * 86_400_000).toISOString(),
})

describe('a page of the desk', () => {
  const pages: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['the case file', () => li.must('GET /api/casework/cases/:id', { params: { id: caseId } })],
    ['notes and measures of a case', () => li.must('GET /api/record/cases/:id', { params: { id: caseId } })],
    ['today', () => li.must('GET /api/casework/today')],
    ['the cases', () => li.must('GET /api/casework/cases', { params: { view: 'place' } })],
    ['the caseload', () => li.must('GET /api/casework/caseload')],
    ['the worklist', () => li.must('GET /api/worklist/entries', { params: { view: 'open' } })],
    ['the calendar', () => li.must('GET /api/appointment/calendar', { params: week() })],
    ['the referrals', () => li.must('GET /api/referral/referrals', { params: { view: 'open' } })],
  ]

  it.each(pages)('%s is read with at most eight statements, session and audit among them', async (_, open) => {
    await open()
    const texts = await asked(open)
    const has = (part: RegExp): boolean => texts.some((text) => part.test(text))
    expect([has(/^begin/), has(/open_session/), has(/audit_line/), has(/^commit/)]).toEqual([true, true, true, true])
    expect(texts.length, texts.join('\n')).toBeLessThanOrEqual(most)
  })

  it('asks for the same number however much stands on it', async () => {
    const open = () => li.must('GET /api/casework/cases/:id', { params: { id: caseId } })
    const before = (await asked(open)).length
    const { team } = (await open()).case
    for (let n = 0; n < 5; n += 1)
      await li.must('POST /api/casework/cases/:id/tasks', {
        params: { id: caseId },
        body: {
          ...{ id: randomUUID(), kind: 'call', text: `第 ${n} 件`, ownerId: team[0]!.staffId },
          dueAt: new Date(now()).toISOString(),
        },
      })
    expect((await open()).case.tasks.length).toBeGreaterThan(5)
    expect(await asked(open)).toHaveLength(before)
  })
})
