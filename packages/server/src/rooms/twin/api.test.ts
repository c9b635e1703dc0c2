import { randomUUID } from 'node:crypto'
import type { Duty } from '@anxin/contract/endpoint.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import { makeWholeCase, residentIdOf, type Whole } from '../../testing-case.ts'
import type { Visitor } from '../../visitor.ts'
import { keepOwed } from '../record/jobs.ts'

let house: TestHouse
let chen: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  chen = await house.as('陈督明')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const sql = (text: string, params: unknown[]) =>
  inTransaction(house.floor, { as: 'house' }, async ({ line }) => (await line.query(text, params)).rows)
const idOf = async (who: Visitor) => (await who.must('GET /api/identity/staff')).personId
const worker = (duties: readonly Duty[] = ['C-CASE', 'C-CRISIS']) => house.colleague('social_worker', 'here', duties)
const caseOf = async (who: Visitor, id: string) =>
  (await who.must('GET /api/casework/cases/:id', { params: { id } })).case
const mayRead = async (who: Visitor, id: string) =>
  (await who.call('GET /api/casework/cases/:id', { params: { id } })).refused === undefined
const twinsOf = (who: Visitor, id: string) => who.must('GET /api/twin/cases/:id', { params: { id } })
const name = (who: Visitor, id: string, staffId: string) =>
  who.call('POST /api/twin/cases/:id/lead', { params: { id }, body: { staffId } })
const asked = async (who: Visitor, id: string) =>
  (await who.must('GET /api/casework/today')).tasks.filter((one) => one.caseId === id && one.kind === 'one_lead')

interface Side extends Whole {
  readonly lead: Visitor
  readonly leadId: string
  readonly caseId: string
}
async function sideOf(called: string, whole: boolean): Promise<Side> {
  const lead = await worker()
  const made = whole ? await makeWholeCase(house, lead, called) : await newCase(lead, called)
  return { ...made, lead, leadId: await idOf(lead), caseId: made.ids.caseId! }
}
async function newCase(lead: Visitor, called: string): Promise<Whole> {
  const person = await house.neighbour(called)
  const residentId = await residentIdOf(lead, called)
  const { caseId } = await lead.must('POST /api/casework/cases', {
    body: {
      ...{ id: randomUUID(), person: { id: residentId }, source: 'walk_in', population: 'general' },
      request: '夜里睡不着',
    },
  })
  return { person, name: called, residentId, ids: { caseId } }
}
const parting = (by: Visitor, id: string) => by.must('POST /api/casework/merges/:id/undo', { params: { id } })

let nth = 0
let kept: Side
let other: Side
let stranger: Visitor
let mergeId: string
const joining = (by: Visitor, more: object = {}) =>
  by.call('POST /api/casework/merges', {
    body: { id: mergeId, keptId: kept.residentId, mergedId: other.residentId, reason: '同一个人，两次登记', ...more },
  })
/** Two of nearly one name with a case in work each. @param whole with everything that hangs on a case */
async function twins(whole = false): Promise<void> {
  const [first, second] = ['甲乙丙丁戊己庚辛壬癸'[nth]!, '子丑寅卯辰巳午未申酉'[nth]!]
  nth += 1
  mergeId = randomUUID()
  kept = await sideOf(`曾阿福${first}`, whole)
  other = await sideOf(`曾福${second}`, whole)
  stranger = await worker()
}

/** Everything of a case that somebody who may read it is shown, and the very bytes of what was signed or locked. */
const whole = async (who: Visitor, caseId: string) => {
  // a consent is the newest word of the one person, under whichever record it was given
  const { tasks, changes, now, consents, ...file } = await caseOf(who, caseId)
  const record = await who.must('GET /api/record/cases/:id', { params: { id: caseId } })
  const bytes = await sql(
    `select (select jsonb_agg(n order by n.id) from case_note n where n.case_id = $1) as notes,
       (select jsonb_agg(a order by a.id) from case_addendum a where a.case_id = $1) as addenda,
       (select jsonb_agg(w order by w.id) from process_note w where w.case_id = $1) as working,
       (select jsonb_agg(s order by s.sheet) from case_sheet s where s.case_id = $1) as sheets,
       (select jsonb_agg(g order by g.id) from case_goal g where g.case_id = $1) as goals,
       (select jsonb_agg(p order by p.id) from appointment p where p.resident_id = (select resident_id from care_case where id = $1)) as times`,
    [caseId],
  )
  return { file: { ...file, team: undefined }, record, bytes, open: tasks.filter(({ kind }) => kind !== 'one_lead') }
}

describe('two records of one person with a case in work each', () => {
  it('are joined, both cases go on, nothing of either changes, and both leads are asked for one lead', async () => {
    await twins(true)
    const before = [await whole(kept.lead, kept.caseId), await whole(other.lead, other.caseId)]
    for (let n = 0; n < 2; n += 1) expect((await joining(stranger)).refused).toBeUndefined()
    expect([await whole(kept.lead, kept.caseId), await whole(other.lead, other.caseId)]).toEqual(before)
    for (const side of [kept, other]) {
      expect(await asked(side.lead, side.caseId)).toHaveLength(1)
      expect((await caseOf(side.lead, side.caseId)).changes[0]).toMatchObject({ what: 'casework.people_merged' })
    }
    const found = (await stranger.must('GET /api/casework/people', { params: { typed: other.name } })).people
    expect(found.map((one) => one.name)).toContain(kept.name)
    const one = found.find((each) => each.name === kept.name)!
    expect([one.openCase?.id, one.joined[0]?.openCase?.id]).toEqual([kept.caseId, other.caseId])
    // somebody else may not be opened a third case, nor joined to the second record
    const third = { id: randomUUID(), source: 'walk_in', population: 'general', request: '又来了' } as const
    for (const id of [kept.residentId, other.residentId])
      expect((await stranger.call('POST /api/casework/cases', { body: { ...third, person: { id } } })).refused).toBe(
        'CASE_OPEN_ALREADY',
      )
    await house.neighbour(`曾第三${nth}`)
    const [more] = (await stranger.must('GET /api/casework/people', { params: { typed: `曾第三${nth}` } })).people
    expect((await joining(stranger, { id: randomUUID(), keptId: more!.id })).refused).toBe('WRONG_STATE')
  })

  it('show each team that there is the other case and whom to ask, and no word of it', async () => {
    await twins()
    await joining(stranger)
    const seen = await twinsOf(kept.lead, kept.caseId)
    expect(seen.cases).toMatchObject([{ id: other.caseId, name: other.name, mayRead: false }])
    expect(seen.toAgree).toMatchObject({
      here: { staffId: kept.leadId },
      there: { staffId: other.leadId },
      maySay: true,
    })
    for (const [who, id] of [
      [kept.lead, other.caseId],
      [other.lead, kept.caseId],
      [stranger, kept.caseId],
      [stranger, other.caseId],
    ] as const) {
      expect(await mayRead(who, id)).toBe(false)
      expect((await who.call('GET /api/record/cases/:id', { params: { id } })).refused).toBe('NOT_FOUND')
    }
    for (const side of [kept, other]) {
      expect((await stranger.call('GET /api/twin/cases/:id', { params: { id: side.caseId } })).refused).toBe(
        'NOT_FOUND',
      )
      expect((await name(stranger, side.caseId, side.leadId)).refused).toBe('NOT_FOUND')
    }
  })

  it('have one lead once both leads name the same, and both keep their hands in both', async () => {
    await twins(true)
    await joining(stranger)
    expect(await name(kept.lead, kept.caseId, kept.leadId)).toMatchObject({ reply: { state: 'said' } })
    // one word of one side opens nothing
    expect([await mayRead(kept.lead, other.caseId), await mayRead(other.lead, kept.caseId)]).toEqual([false, false])
    expect((await twinsOf(other.lead, other.caseId)).toAgree).toMatchObject({ saidHere: null, saidThere: kept.leadId })
    const before = await whole(other.lead, other.caseId)
    for (let n = 0; n < 2; n += 1)
      expect(await name(other.lead, other.caseId, kept.leadId)).toMatchObject({ reply: { state: 'led' } })
    const parts = async (who: Visitor, id: string) =>
      (await caseOf(who, id)).team.map(({ staffId, part }) => [staffId, part]).sort()
    const both = [
      [kept.leadId, 'lead'],
      [other.leadId, 'worker'],
    ].sort()
    for (const id of [kept.caseId, other.caseId])
      expect([await parts(kept.lead, id), await parts(other.lead, id)]).toEqual([both, both])
    expect([await mayRead(stranger, kept.caseId), await mayRead(stranger, other.caseId)]).toEqual([false, false])
    // nothing signed changed, and what somebody wrote for themselves stays under their own key
    const after = await whole(other.lead, other.caseId)
    expect([after.bytes, after.record]).toEqual([before.bytes, before.record])
    const read = await kept.lead.must('GET /api/record/cases/:id', { params: { id: other.caseId } })
    expect(read.notes).toMatchObject([{ signedAt: expect.any(String) }])
    expect(read.workingNotes).toEqual([])
    for (const side of [kept, other]) expect(await asked(side.lead, side.caseId)).toEqual([])
    // the person hears who is there for them, under the record they sign in with
    const mine = (await other.person.must('GET /api/casework/mine')).case
    expect(mine).toMatchObject({ id: other.caseId, helper: (await kept.lead.must('GET /api/identity/staff')).name })
    expect((await twinsOf(kept.lead, kept.caseId)).cases).toMatchObject([{ id: other.caseId, mayRead: true }])
  })

  it('go back to a lead each when they are parted, and neither reads the case of the other', async () => {
    await twins()
    await joining(stranger)
    await name(kept.lead, kept.caseId, other.leadId)
    await name(other.lead, other.caseId, other.leadId)
    expect(await mayRead(other.lead, kept.caseId)).toBe(true)
    for (let n = 0; n < 2; n += 1) await parting(stranger, mergeId)
    for (const [side, elsewhere] of [
      [kept, other],
      [other, kept],
    ] as const) {
      expect((await caseOf(side.lead, side.caseId)).team).toMatchObject([{ staffId: side.leadId, part: 'lead' }])
      expect(await mayRead(side.lead, elsewhere.caseId)).toBe(false)
      expect((await twinsOf(side.lead, side.caseId)).cases).toEqual([])
    }
    mergeId = randomUUID()
    expect((await joining(stranger)).refused).toBeUndefined()
    expect(await asked(kept.lead, kept.caseId)).toHaveLength(1)
  })

  it('are led by whom a supervisor of both names, and by nobody who may not lead there', async () => {
    await twins()
    await joining(stranger)
    const aide = await worker()
    await kept.lead.must('PUT /api/casework/cases/:id/team', {
      params: { id: kept.caseId },
      body: { staffId: await idOf(aide), part: 'worker' },
    })
    expect((await name(aide, kept.caseId, kept.leadId)).refused).toBe('FORBIDDEN')
    expect((await name(kept.lead, kept.caseId, await idOf(aide))).refused).toBe('WRONG_STATE')
    // who knows the person privately leads neither, whichever record says so
    await sql('update care_case set conflict_with = array[$2::uuid] where id = $1', [other.caseId, kept.leadId])
    expect((await name(kept.lead, kept.caseId, kept.leadId)).refused).toBe('DUAL_RELATION')
    expect((await name(chen, kept.caseId, kept.leadId)).refused).toBe('DUAL_RELATION')
    expect((await name(chen, kept.caseId, other.leadId)).reply).toEqual({ state: 'led' })
    expect((await caseOf(chen, kept.caseId)).team.find(({ part }) => part === 'lead')?.staffId).toBe(other.leadId)
    // the one with a private tie stays where they were, and comes into nothing new
    expect(await mayRead(kept.lead, other.caseId)).toBe(false)
    await parting(stranger, mergeId)
  })

  it('are asked about again while there are two leads, and a consent taken back under one is heard by both', async () => {
    await twins()
    await joining(stranger)
    const [task] = await asked(kept.lead, kept.caseId)
    await kept.lead.must('POST /api/casework/tasks/:id/done', { params: { id: task!.id }, body: { note: '说过了' } })
    await sql(`update case_task set done_at = done_at - interval '3 days' where id = $1`, [task!.id])
    await keepOwed(house.floor)
    expect(await asked(kept.lead, kept.caseId)).toHaveLength(1)
    const { shownHash } = await kept.lead.must('GET /api/casework/consent-texts')
    for (const [side, given] of [
      [kept, true],
      [other, false],
    ] as const)
      await side.lead.must('POST /api/casework/cases/:id/consents', {
        params: { id: side.caseId },
        body: {
          ...{ id: randomUUID(), how: 'spoken', witnessName: '邻居王婶', shownHash },
          purposes: [{ purpose: 'case_record', given }],
        },
      })
    for (const side of [kept, other])
      expect((await caseOf(side.lead, side.caseId)).tasks.filter(({ kind }) => kind === 'consent')).toHaveLength(1)
  })
})
