import { randomUUID } from 'node:crypto'
import { allEndpoints } from '@anxin/contract/rooms.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { sealedColumns } from '../../rotate.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import { knockFor } from '../../testing-body.ts'
import { makeWholeCase, residentIdOf, type Whole } from '../../testing-case.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let li: Visitor
let chen: Visitor
let far: { leader: Visitor; worker: Visitor; workerId: string; tenantId: string; unitId: string }

beforeAll(async () => {
  house = await openHouse({ street: true })
  li = await house.as('李静')
  chen = await house.as('陈督明')
  const leader = await house.colleague('supervisor', 'elsewhere', ['C-SUPERVISE'])
  const worker = await house.colleague('social_worker', 'elsewhere', ['C-CASE', 'C-CRISIS'])
  far = {
    ...{ leader, worker, workerId: (await worker.must('GET /api/identity/staff')).personId },
    tenantId: await sql(`select id from tenant where name = '别处的机构'`),
    unitId: await sql(`select id from unit where code = 'elsewhere'`),
  }
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

async function sql(text: string, params: unknown[] = []): Promise<string> {
  return inTransaction(
    house.floor,
    { as: 'house' },
    async ({ line }) => (await line.query(text, params)).rows[0]?.id as string,
  )
}
const residentOf = (name: string): Promise<string> => residentIdOf(li, name)
const wholeCase = (name: string): Promise<Whole> => makeWholeCase(house, li, name)

const offerBody = (residentId: string, more: object = {}) => ({
  ...{ id: randomUUID(), residentId, toTenant: far.tenantId, reason: '本人搬家到对方附近' },
  agreed: { way: 'spoken' as const, by: 'person' as const, witness: '女儿' },
  ...more,
})
const offer = (residentId: string, more: object = {}) =>
  chen.must('POST /api/transfer/transfers', { body: offerBody(residentId, more) })
const look = (who: Visitor, id: string) => who.must('GET /api/transfer/transfers/:id', { params: { id } })
const accept = (id: string, seen: string, who = far.leader) =>
  who.call('PUT /api/transfer/transfers/:id', {
    params: { id },
    body: { answer: 'accepted', unitId: far.unitId, leadId: far.workerId, seen },
  })
const sum = (moves: readonly { kind: string; rows: number }[], kind: string): number =>
  moves.filter((one) => one.kind === kind).reduce((all, one) => all + one.rows, 0)

describe('a whole case', () => {
  let one: Whole
  let before: Awaited<ReturnType<typeof look>>
  /** On the team of the agency before, and not its lead. */
  let beside: Visitor
  let caseBefore: Awaited<ReturnType<typeof readCase>>
  const volunteerCarries = async () =>
    (await chen.must('GET /api/casework/caseload')).rows.find(({ name }) => name === '何苗')!.active
  const readCase = async (who: Visitor, id: string) =>
    (await who.must('GET /api/casework/cases/:id', { params: { id } })).case

  it('is counted before: what moves, what stays, what ends, with a fingerprint each', async () => {
    beside = await house.colleague('social_worker', 'here', ['C-CASE'])
    one = await wholeCase('许一移')
    const params = { id: one.ids.caseId! }
    const team = { worker: beside, volunteer: await house.as('何苗') } as const
    for (const part of ['worker', 'volunteer'] as const) {
      const { personId: staffId } = await team[part].must('GET /api/identity/staff')
      await li.must('PUT /api/casework/cases/:id/team', { params, body: { staffId, part } })
    }
    expect([(await readCase(beside, params.id)).name, await volunteerCarries()]).toEqual([one.name, 1])
    await chen.must('POST /api/casework/cases/:id/signatures', { params, body: { what: 'plan' } })
    const agreed = { id: randomUUID(), what: 'plan', how: 'spoken', witnessName: '女儿' } as const
    await li.must('POST /api/casework/cases/:id/consents', { params, body: { ...agreed, purposes: [] } })
    const preview = await chen.must('GET /api/transfer/previews/:residentId', {
      params: { residentId: one.residentId },
    })
    expect(preview.blocks).toEqual([])
    for (const [kind, least] of Object.entries({
      ...{ person: 1, talk: 3, selfhelp: 1, case: 4, goal: 1, task: 2, note: 2, working: 2, appointment: 1 },
      ...{ meeting: 1, file: 1, consent: 6 },
    }))
      expect(sum(preview.moves, kind), kind).toBeGreaterThanOrEqual(least)
    expect(preview.moves.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true)
    expect(preview.ends).toContainEqual({ what: 'team', rows: 3 })
    expect(preview.ends).toContainEqual({ what: 'appointments', rows: 1 })
    expect(preview.consent[far.tenantId]?.zh).toContain('别处的机构')
  })

  it('is offered with the person’s yes for this receiver, and the receiver sees counts and no name', async () => {
    const { id } = await offer(one.residentId)
    expect((await chen.call('POST /api/transfer/transfers', { body: offerBody(one.residentId) })).refused).toBe(
      'WRONG_STATE',
    )
    before = await look(far.leader, id)
    expect(before).toMatchObject({ incoming: true, state: 'proposed', may: ['answer'], cases: 1, caseId: null })
    expect(JSON.stringify(before)).not.toContain(one.name)
    expect(before.agreed).toMatchObject({ way: 'spoken', witness: null })
    caseBefore = await readCase(li, one.ids.caseId!)
    expect(caseBefore.plan).toMatchObject({ tier: 2, every: 'weekly', contractAt: expect.any(String) })
  })

  it('is not accepted on counts that are no longer true', async () => {
    await one.person.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '谢谢' } })
    expect((await accept(before.id, before.fingerprint)).refused).toBe('WRONG_STATE')
    const now = await look(far.leader, before.id)
    expect(sum(now.moves, 'talk')).toBeGreaterThan(sum(before.moves, 'talk'))
    before = now
  })

  it('is accepted by the receiver alone, with somebody who leads it', async () => {
    expect((await accept(before.id, before.fingerprint, chen)).refused).toBe('NOT_FOUND')
    expect((await accept(before.id, before.fingerprint, far.worker)).refused).toBe('FORBIDDEN')
    const takers = await far.leader.must('GET /api/transfer/transfers/:id/takers', { params: { id: before.id } })
    expect(takers.leads.map((lead) => lead.id)).toContain(far.workerId)
    expect(takers.places).toContainEqual({ id: far.unitId, name: '别处小屋' })
    const { reply, refused } = await accept(before.id, before.fingerprint)
    expect(refused).toBeUndefined()
    expect(reply.state).toBe('accepted')
    expect(reply.arrived).toEqual(reply.moves)
    expect(reply.moves).toEqual(before.moves)
    expect((await look(chen, before.id)).arrived).toEqual(before.moves)
  })

  it('reads the same for the new lead, who knows where it came from and what is owed', async () => {
    const now = await readCase(far.worker, one.ids.caseId!)
    expect(now).toMatchObject({
      ...{ name: one.name, number: caseBefore.number, state: caseBefore.state, sheets: caseBefore.sheets },
      ...{ goals: caseBefore.goals, plan: caseBefore.plan },
      ...{ consents: caseBefore.consents, team: [{ staffId: far.workerId, part: 'lead' }] },
    })
    const done = now.tasks.find((task) => task.id === one.ids.doneId)
    expect(done).toMatchObject({ state: 'done', ownerName: '李静', note: '社区知道了' })
    expect(now.tasks.find((task) => task.id === one.ids.taskId)).toMatchObject({ ownerId: far.workerId })
    expect(now.tasks.map((task) => task.kind)).toEqual(expect.arrayContaining(['arrival', 'rebook']))
    expect(now.changes.find((change) => change.what === 'casework.case_arrived')?.text).toContain('梧桐里')
    expect(now.changes.find((change) => change.what === 'casework.team_before')?.text).toBe(
      '李静、同事social_worker、何苗',
    )
    const record = await far.worker.must('GET /api/record/cases/:id', { params: { id: one.ids.caseId! } })
    expect(record.notes[0]).toMatchObject({ authorName: '李静', fields: { said: '她说夜里醒三次' } })
    expect(record.notes[0]!.addenda[0]!.text).toBe('补：女儿周末回来')
    expect(record.workingNotes).toEqual([])
    const found = await far.worker.must('GET /api/casework/people', { params: { typed: one.name } })
    expect(found.people.map((person) => person.id)).toEqual([one.residentId])
  })

  it('keeps working notes locked: neither side opens them, and the ciphertext is what it was', async () => {
    const params = { id: one.ids.workingId! }
    for (const who of [li, chen, far.worker, far.leader])
      expect((await who.call('GET /api/record/working-notes/:id', { params })).refused).toBe('NOT_FOUND')
    expect(sum(before.moves, 'working')).toBe(2)
  })

  it('leaves nothing for the agency before: every door of it refuses, and no list names the person', async () => {
    const rowsOf: Record<string, readonly string[]> = {
      ...{ casework: ['caseId', 'residentId', 'taskId'], record: ['caseId', 'noteId', 'workingId'] },
      ...{ household: ['caseId'], twin: ['caseId'] },
      ...{ appointment: ['appointmentId', 'residentId'], live: ['sessionId'], assessment: ['residentId'] },
      ...{ worklist: ['residentId'], transfer: ['residentId'], selfhelp: ['residentId'] },
    }
    const opened: string[] = []
    const walked = new Set<string>()
    for (const endpoint of allEndpoints) {
      const rows = rowsOf[endpoint.path.split('/')[2]!] ?? []
      const isDoor = endpoint.who.by === 'staff' && endpoint.path.includes(':') && !endpoint.path.endsWith('/stream')
      for (const id of isDoor ? rows.map((name) => one.ids[name]!) : []) {
        const { path, body } = knockFor(endpoint, { ...one.ids, id })
        for (const who of [li, chen, beside]) {
          const { refused, status } = await who.knock(endpoint.method, path, body)
          walked.add(endpoint.audit)
          if (status === 200 || refused === 'BAD_INPUT') opened.push(endpoint.audit)
        }
      }
    }
    // taking away a day of one’s own hours that is not there answers with one’s own hours
    expect([...new Set(opened)]).toEqual(['appointment.exception_removed'])
    expect(walked.size).toBeGreaterThan(60)
  })

  it('stands in no list of the agency before, and nobody there carries it', async () => {
    expect(await volunteerCarries()).toBe(0)
    for (const endpoint of allEndpoints.filter(
      ({ path, who, method }) =>
        method === 'GET' && !path.includes(':') && who.by === 'staff' && !path.endsWith('/stream'),
    )) {
      const { path } = knockFor(endpoint, { typed: one.name })
      for (const who of [li, chen, beside]) {
        const { reply } = await who.knock('GET', path)
        expect(JSON.stringify(reply), endpoint.audit).not.toContain(one.name)
      }
    }
  })

  it('goes on for the person, who is told and sees where their case went', async () => {
    const talk = await one.person.must('GET /api/companion/conversation')
    expect(JSON.stringify(talk)).toContain('最近睡得不好')
    const { rows } = await one.person.must('GET /api/transfer/mine')
    // a time of theirs that was still to come is cancelled, and they are told
    expect(rows[0]).toMatchObject({ state: 'accepted', cancelledTimes: 1 })
    expect(rows[0]).toMatchObject({ toName: '别处的机构', state: 'accepted', mayWithdraw: false })
    expect((await one.person.must('GET /api/appointment/own')).coming).toEqual([])
    const mine = await one.person.must('GET /api/casework/mine')
    expect(mine.case).toMatchObject({ id: one.ids.caseId, helper: '同事social_worker' })
  })

  it('hands a file over as it was, byte for byte', async () => {
    const { personId } = await far.worker.must('GET /api/identity/staff')
    expect(personId).toBe(far.workerId)
    const bytes = await inTransaction(house.floor, { as: 'tenant', tenantId: far.tenantId }, async (ctx) => {
      const { rows } = await ctx.line.query('select id, body_sealed from live_file where id = $1', [one.ids.fileId])
      const place = { column: 'live_file.body', row: rows[0]!.id as string }
      return ctx.floor.keys.openBytes(far.tenantId, place, rows[0]!.body_sealed as Uint8Array)
    })
    expect(bytes.length).toBe(908)
    expect(bytes.subarray(8).every((byte) => byte === 0xfe)).toBe(true)
  })
})

describe('the way to an offer', () => {
  it('needs a yes or a basis that a second person agrees to', async () => {
    await house.neighbour('许二移')
    const residentId = await residentOf('许二移')
    const second = await house.colleague('supervisor')
    const waits = await offer(residentId, { agreed: { way: 'exception', basis: 'agency_ends', why: '本机构月底停办' } })
    expect(waits).toMatchObject({ state: 'second', exception: { basis: 'agency_ends', second: null } })
    const params = { id: waits.id }
    expect((await far.leader.call('GET /api/transfer/transfers/:id', { params })).refused).toBe('NOT_FOUND')
    expect((await chen.call('POST /api/transfer/transfers/:id/second', { params })).refused).toBe(
      'SECOND_PERSON_NEEDED',
    )
    const agreed = await second.must('POST /api/transfer/transfers/:id/second', { params })
    expect(agreed).toMatchObject({ state: 'proposed', exception: { second: '同事supervisor' } })
    const seen = await look(far.leader, waits.id)
    expect(seen.exception).toMatchObject({ why: null })
    const { refused } = await inTransaction(house.floor, { as: 'house' }, async ({ line }) =>
      line
        .query(`update case_transfer set second_id = null, second_at = null where id = $1`, [waits.id])
        .then(() => ({ refused: undefined })),
    ).catch((error: Error) => ({ refused: error.message }))
    expect(refused).toMatch(/kept|case_transfer_agreed/)
  })

  it('asks the person on their own phone, who may say yes, and no until it is accepted', async () => {
    const person = await house.neighbour('许三移')
    const residentId = await residentOf('许三移')
    const asked = await offer(residentId, { agreed: { way: 'online' } })
    expect(asked.state).toBe('asked')
    const params = { id: asked.id }
    const [row] = (await person.must('GET /api/transfer/mine')).rows
    expect(row).toMatchObject({ asks: true, mayWithdraw: true })
    expect(row!.text.zh).toContain('别处的机构')
    const stranger = await house.neighbour('许四移')
    expect((await stranger.call('PUT /api/transfer/mine/:id', { params, body: { yes: true } })).refused).toBe(
      'NOT_FOUND',
    )
    await person.must('PUT /api/transfer/mine/:id', { params, body: { yes: true } })
    expect((await look(far.leader, asked.id)).agreed).toMatchObject({ way: 'online', by: 'person' })
    await person.must('PUT /api/transfer/mine/:id', { params, body: { yes: false } })
    expect((await look(far.leader, asked.id)).state).toBe('withdrawn')
    expect((await accept(asked.id, 'x')).refused).toBe('WRONG_STATE')
  })

  it('of a child is the guardian’s and, from fourteen on, the child’s as well; the child’s own yes moves nothing', async () => {
    const person = await house.neighbour('许小移', `${house.now().getUTCFullYear() - 16}-01-01`)
    const residentId = await residentOf('许小移')
    const preview = await chen.must('GET /api/transfer/previews/:residentId', { params: { residentId } })
    expect(preview.consentFrom).toBe('both')
    const tried = async (agreed: object) =>
      (await chen.call('POST /api/transfer/transfers', { body: offerBody(residentId, { agreed }) })).refused
    const spoken = { way: 'spoken', witness: '班主任' }
    expect(await tried({ way: 'online' })).toBe('GUARDIAN_CONSENT_NEEDED')
    expect(await tried({ ...spoken, by: 'person', assent: true })).toBe('GUARDIAN_CONSENT_NEEDED')
    expect(await tried({ ...spoken, by: 'guardian' })).toBe('GUARDIAN_CONSENT_NEEDED')
    expect((await person.must('GET /api/transfer/mine')).rows).toEqual([])
    expect(await tried({ ...spoken, by: 'guardian', assent: true })).toBeUndefined()
  })

  it('is shut while an alert, a visit or a letter is open, and for a reason that names an illness', async () => {
    const person = await house.neighbour('许五移')
    const residentId = await residentOf('许五移')
    expect(
      (await chen.call('POST /api/transfer/transfers', { body: offerBody(residentId, { reason: '有抑郁症，要转' }) }))
        .refused,
    ).toBe('BAD_INPUT')
    await person.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '我不想活了' } })
    const preview = await chen.must('GET /api/transfer/previews/:residentId', { params: { residentId } })
    expect(preview.blocks).toEqual(['open_event'])
    expect((await chen.call('POST /api/transfer/transfers', { body: offerBody(residentId) })).refused).toBe(
      'WRONG_STATE',
    )
  })

  it('is declined with a reason, which the lead has as a task; silence is told and is a task too', async () => {
    const one = await wholeCase('许六移')
    const { id } = await offer(one.residentId)
    await far.leader.must('PUT /api/transfer/transfers/:id', {
      params: { id },
      body: { answer: 'declined', reason: '这个月满了' },
    })
    expect(await look(chen, id)).toMatchObject({ state: 'declined', answer: '这个月满了' })
    const kinds = async () => {
      const { case: now } = await li.must('GET /api/casework/cases/:id', { params: { id: one.ids.caseId! } })
      return now.tasks.filter((task) => task.kind === 'transfer').length
    }
    expect(await kinds()).toBe(1)
    const again = await offer(one.residentId)
    const letters = house.pager.letters.length
    house.floor.clock.turn({ hours: 15 * 24 })
    await house.keepReferrals()
    await house.settle()
    await signInAgain()
    expect(await kinds()).toBe(2)
    expect((await look(chen, again.id)).late).toBe(true)
    expect(house.pager.letters.length).toBeGreaterThan(letters)
    await house.keepReferrals()
    expect(await kinds()).toBe(2)
    house.floor.clock.turn({ hours: 80 * 24 })
    const late = await house.colleague('supervisor', 'elsewhere')
    expect((await accept(again.id, 'x', late)).refused).toBe('CONSENT_NEEDED')
    house.floor.clock.turn({ hours: -95 * 24 })
    await signInAgain()
  })
})
/** Sessions end while the clock is turned. */
async function signInAgain(): Promise<void> {
  li = await house.as('李静')
  chen = await house.as('陈督明')
}

describe('what a room keeps of a person', () => {
  /** Stays with the agency that did it, ends with the move, or is made anew; decision 040. */
  const decided = [
    ...['case_transfer', 'household_member', 'live_signal', 'person_due', 'person_key', 'phone_tail', 'audit_line'],
    ...[
      'case_member',
      'drill_caller',
      'session_feedback',
      'case_rating',
      'rating_answer',
      'complaint',
      'glass',
      'incoming',
      'attendance',
    ],
    ...[
      'bureau_consent',
      'danger_level',
      'disclosure',
      'mandatory_report',
      'mandatory_call',
      'guardian_task',
      'child_word',
    ],
    ...['third_party_report', 'welfare_visit', 'case_review', 'review_action', 'exposure', 'wait_estimate'],
    // so that a tablet of this agency may send again what it sent
    'kiosk_receipt',
    // what this agency has removed stays its own to answer for
    ...['retention_removal', 'retention_age'],
  ]
  const rooms = /^(crisis_|aftercare_|rescue_|referral|severe_|quality_)/

  it('either goes along with a whole case, or was decided to stay: no table is forgotten', async () => {
    const tables = await inTransaction(house.floor, { as: 'house' }, async ({ line }) =>
      (
        await line.query(
          `select distinct c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
             where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name in ('resident_id', 'case_id')
               and c.table_name not in (select table_name from transferable) order by 1`,
        )
      ).rows.map(({ name }) => name as string),
    )
    expect(tables.filter((name) => !decided.includes(name) && !rooms.test(name))).toEqual([])
  })
})

describe('what is sealed', () => {
  it('is named with its place for every table that moves, as the house knows it', async () => {
    const rows = await inTransaction(
      house.floor,
      { as: 'house' },
      async ({ line }) => (await line.query('select table_name, sealed from transferable')).rows,
    )
    for (const row of rows) {
      const known = sealedColumns
        .filter((one) => one.table === row.table_name)
        .map((one) => [one.column, one.id === 'id' ? one.place : `${one.place}@${one.id}`])
      expect(row.sealed, row.table_name as string).toEqual(Object.fromEntries(known))
    }
  })
})
