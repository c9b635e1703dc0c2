import { randomUUID } from 'node:crypto'
import type { Duty, StaffRole } from '@anxin/contract/endpoint.ts'
import { toTalk } from '@anxin/core/care/volunteer.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

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

let people = 0
const idOf = async (who: Visitor): Promise<string> => (await who.must('GET /api/identity/staff')).personId
/** A new neighbour, who is 30 years old. @returns their id */
async function somebody(): Promise<string> {
  people += 1
  const name = `证${people}号`
  await house.neighbour(name, '1996-05-04')
  const found = (await chen.must('GET /api/casework/people', { params: { typed: name } })).people
  return found.find((one) => one.name === name)!.id
}
const open = async (who: Visitor, id: string = randomUUID(), residentId?: string) =>
  who.call('POST /api/casework/cases', {
    body: {
      ...{ id, person: { id: residentId ?? (await somebody()) }, source: 'walk_in', population: 'general' },
      ...{ colour: 'YELLOW', request: '想找人说说' },
    },
  })
/** As the end of a certificate, or its taking back, leaves it. */
async function endCertificate(staffId: string, how: 'expired' | 'taken_back', duty: Duty = 'C-CASE'): Promise<void> {
  if (how === 'taken_back') {
    const keeper = await house.as('王理')
    const { people } = await keeper.must('GET /api/network/people')
    const { id } = people
      .find((one) => one.id === staffId)!
      .certificates.find((one) => one.duty === duty && one.endedAt === null)!
    await keeper.must('POST /api/network/certificates/:id/end', { params: { id }, body: { why: '不再做这项工作' } })
    return
  }
  await inTransaction(house.floor, { as: 'house' }, ({ line }) =>
    line.query(
      `update staff_certificate set valid_until = (now() at time zone 'Asia/Shanghai')::date - 1 where staff_id = $1 and duty = $2`,
      [staffId, duty],
    ),
  )
}
const worker = (duties: readonly Duty[] = ['C-CASE'], role: StaffRole = 'social_worker') =>
  house.colleague(role, 'here', duties)

describe('the certificate for case work', () => {
  it('opens a case, and its name is said to whoever has none', async () => {
    for (const role of ['social_worker', 'crisis_worker'] as const) {
      const refused = await open(await worker([], role))
      expect(refused).toMatchObject({ status: 403, refused: 'CERT_REQUIRED', reply: { detail: { duty: 'C-CASE' } } })
      expect((await open(await worker(['C-CASE'], role))).status).toBe(200)
    }
    expect((await open(await worker(['C-CRISIS', 'C-MINOR', 'C-SUPERVISE']))).refused).toBe('CERT_REQUIRED')
  })

  it('is not asked of a counsellor, whose own qualification stands for it', async () => {
    expect((await open(await worker([], 'counsellor'))).status).toBe(200)
  })

  it('counts no more once it has ended or was taken back, nor at another agency', async () => {
    for (const how of ['expired', 'taken_back'] as const) {
      const who = await worker()
      await endCertificate(await idOf(who), how)
      expect((await open(who)).refused).toBe('CERT_REQUIRED')
    }
    const elsewhere = await house.colleague('social_worker', 'elsewhere', ['C-CASE'])
    expect((await open(elsewhere)).refused).toBe('NOT_FOUND')
  })

  it('is asked of whoever is given the lead, and of nobody who helps', async () => {
    const [lead, plain, certified] = [await worker(), await worker([]), await worker()]
    const id = randomUUID()
    await open(lead, id)
    const give = async (who: Visitor, part: 'lead' | 'worker') =>
      lead.call('PUT /api/casework/cases/:id/team', { params: { id }, body: { staffId: await idOf(who), part } })
    expect((await give(plain, 'worker')).status).toBe(200)
    expect((await give(plain, 'lead')).refused).toBe('CERT_REQUIRED')
    expect((await give(certified, 'lead')).status).toBe(200)
    const { case: one } = await chen.must('GET /api/casework/cases/:id', { params: { id } })
    expect(one.team.map(({ part }) => part).sort()).toEqual(['lead', 'worker', 'worker'])
  })

  it('locks the duty the day it ends: no step, no signature; a draft and a cry for help still go, and a supervisor hands on', async () => {
    const lead = await worker()
    // what is written below makes it press: whoever takes it over holds the certificate for that too
    const next = await house.colleague('social_worker', 'here', ['C-CASE', 'C-CRISIS'])
    const [id, noteId] = [randomUUID(), randomUUID()]
    await open(lead, id)
    const step = (who: Visitor, to: 'SCREENED' | 'INTAKE') =>
      who.call('POST /api/casework/cases/:id/steps', { params: { id }, body: { to, reason: '' } })
    expect((await step(lead, 'SCREENED')).status).toBe(200)
    await endCertificate(await idOf(lead), 'expired')
    expect((await step(lead, 'INTAKE')).refused).toBe('CERT_REQUIRED')
    const words = {
      said: '',
      seen: '',
      thought: '',
      plan: '',
      next: '',
      mood: null,
      problems: [],
      riskWords: '不想活了',
    }
    const kept = await lead.must('PUT /api/record/notes/:id', {
      params: { id: noteId },
      body: {
        ...{ caseId: id, format: 'dap', mode: 'face', minutes: 50, attendance: 'came', risk: 'present' },
        ...{ goals: [], sessionAt: house.now().toISOString(), fields: words },
      },
    })
    expect(kept.alerted).toBe(true)
    const signature = (who: Visitor) => who.call('POST /api/record/notes/:id/signature', { params: { id: noteId } })
    expect(await signature(lead)).toMatchObject({ refused: 'CERT_REQUIRED', reply: { detail: { duty: 'C-CASE' } } })
    expect((await step(chen, 'INTAKE')).status).toBe(200)
    const body = { staffId: await idOf(next), part: 'lead' as const }
    expect((await chen.call('PUT /api/casework/cases/:id/team', { params: { id }, body })).status).toBe(200)
  })
})

describe('a plan for counselling', () => {
  it('is signed, and worked by, once somebody of the team is a qualified counsellor, today', async () => {
    const lead = await worker(['C-CASE', 'C-CRISIS'])
    const id = randomUUID()
    await open(lead, id)
    const goal = {
      ...{ id: randomUUID(), statement: '睡得着的晚上多起来', measure: '睡眠日记', baseline: '2 晚', target: '5 晚' },
      ...{ dueOn: '2099-03-01', ownerId: null, ownWords: null },
    }
    const plan = (seen: number, tier: 2 | 3, target = '5 晚') =>
      lead.must('PUT /api/casework/cases/:id/plan', {
        params: { id },
        body: { seen, tier, every: 'weekly', goals: [{ ...goal, target }] },
      })
    const sign = () =>
      chen.call('POST /api/casework/cases/:id/signatures', { params: { id }, body: { what: 'plan', note: '' } })
    const counselled = async () =>
      (await lead.must('GET /api/casework/cases/:id', { params: { id } })).case.plan.counselled
    const join = async (who: Visitor) =>
      lead.must('PUT /api/casework/cases/:id/team', {
        params: { id },
        body: { staffId: await idOf(who), part: 'counsellor' },
      })
    await plan(0, 2)
    expect([await counselled(), (await sign()).status]).toEqual([true, 200])
    await plan(1, 3)
    await join(await worker(['C-CASE'], 'counsellor'))
    expect(await counselled()).toBe(false)
    expect(await sign()).toMatchObject({ refused: 'GATE_NOT_MET', reply: { detail: { missing: 'counselled' } } })
    const qualified = await worker(['Q-COUNSEL'], 'counsellor')
    await join(qualified)
    expect([await counselled(), (await sign()).status]).toEqual([true, 200])
    await endCertificate(await idOf(qualified), 'expired', 'Q-COUNSEL')
    await plan(2, 3, '6 晚')
    expect((await sign()).refused).toBe('GATE_NOT_MET')
  })
})

describe('a volunteer', () => {
  it('stands on six cases at most, hears nothing of how urgent they are, and a supervisor lets it be more for a week', async () => {
    const lead = await worker(['C-CASE'], 'counsellor')
    const helper = await worker(toTalk, 'volunteer')
    const staffId = await idOf(helper)
    const join = async () => {
      const params = { id: (await open(lead)).reply!.caseId }
      return lead.call('PUT /api/casework/cases/:id/team', { params, body: { staffId, part: 'volunteer' } })
    }
    for (let n = 0; n < 6; n += 1) expect((await join()).refused).toBeUndefined()
    expect((await join()).refused).toBe('CASELOAD_FULL')
    const { figures } = await helper.must('GET /api/casework/today')
    expect(figures).toMatchObject({ active: 6, urgent: 0, overdue: 0, quiet: 0 })
    await chen.must('POST /api/casework/overrides', { body: { id: randomUUID(), staffId, reason: '一位同事请假' } })
    expect((await join()).refused).toBeUndefined()
  })

  it('joins a case and is given a call only with the four certificates; what is missing is named', async () => {
    const lead = await worker()
    const id = (await open(lead)).reply!.caseId
    const join = async (who: Visitor) =>
      lead.call('PUT /api/casework/cases/:id/team', {
        params: { id },
        body: { staffId: await idOf(who), part: 'volunteer' },
      })
    for (const missing of toTalk) {
      const half = await worker(
        toTalk.filter((duty) => duty !== missing),
        'volunteer',
      )
      expect(await join(half)).toMatchObject({
        ...{ status: 403, refused: 'CERT_REQUIRED' },
        reply: { field: 'staffId', detail: { duty: missing, missing } },
      })
    }
    expect((await join(await worker([], 'volunteer'))).reply).toMatchObject({ detail: { missing: toTalk.join(',') } })
    const helper = await worker(toTalk, 'volunteer')
    expect((await join(helper)).refused).toBeUndefined()
    const { colleagues } = await lead.must('GET /api/casework/cases/:id/colleagues', { params: { id } })
    expect(colleagues.filter(({ untrained }) => untrained).length).toBe(toTalk.length + 1)
    const staffId = await idOf(helper)
    const give = (kind: 'call' | 'check_in' | 'note') =>
      lead.call('POST /api/casework/cases/:id/tasks', {
        params: { id },
        body: { id: randomUUID(), kind, text: '打个电话', ownerId: staffId, dueAt: '2027-01-01T00:00:00Z' },
      })
    expect((await give('check_in')).refused).toBeUndefined()
    const [task] = (await helper.must('GET /api/casework/today')).tasks
    await endCertificate(staffId, 'taken_back', 'C-LIS')
    expect(await give('call')).toMatchObject({ refused: 'CERT_REQUIRED', reply: { detail: { missing: 'C-LIS' } } })
    expect((await give('note')).refused).toBeUndefined()
    const params = { id: task!.id }
    expect((await helper.must('GET /api/casework/tasks/:id/phone', { params })).why).toBe('certificate')
    // a cry for help is written down whatever has ended
    const heard = { reached: true, feels: null, words: '他说不想活了', safety: 'present' as const }
    const { danger } = await helper.must('POST /api/record/tasks/:id/answers', {
      params,
      body: { asks: 'check_in', said: heard },
    })
    expect(danger).toBe(true)
  })

  it('who spoke to the person counts as contact, though they see nothing of the case', async () => {
    const lead = await worker()
    const id = (await open(lead)).reply!.caseId
    const helper = await worker(toTalk, 'volunteer')
    const staffId = await idOf(helper)
    await lead.must('PUT /api/casework/cases/:id/team', { params: { id }, body: { staffId, part: 'volunteer' } })
    const contact = async () => (await lead.must('GET /api/casework/cases/:id', { params: { id } })).case.lastContactAt
    const call = async (kind: 'call' | 'check_in') => {
      const taskId = randomUUID()
      const body = { id: taskId, kind, text: '打个电话', ownerId: staffId, dueAt: '2027-01-01T00:00:00Z' }
      await lead.must('POST /api/casework/cases/:id/tasks', { params: { id }, body })
      return { id: taskId }
    }
    const before = await contact()
    const unreached = { params: await call('call'), body: { reached: false } }
    await helper.must('POST /api/casework/tasks/:id/done', unreached)
    expect(await contact()).toBe(before)
    await helper.must('POST /api/casework/tasks/:id/done', { params: await call('call'), body: { reached: true } })
    const spoke = await contact()
    expect(spoke).not.toBe(before)
    house.floor.clock.turn({ minutes: 1 })
    const said = { reached: true, feels: 'same' as const, words: '', safety: 'none' as const }
    const params = await call('check_in')
    await helper.must('POST /api/record/tasks/:id/answers', { params, body: { asks: 'check_in', said } })
    expect(Date.parse((await contact())!)).toBeGreaterThan(Date.parse(spoke!))
  })
})
