import { randomUUID } from 'node:crypto'
import { staffRoles } from '@anxin/contract/endpoint.ts'
import { type BreachStep, breachSteps } from '@anxin/core/breach/runbook.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { keepBreaches } from './jobs.ts'
import { keeperRoles } from './policy.ts'

let house: TestHouse
let volunteer: Visitor
let officer: Visitor
let admin: Visitor
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
  volunteer = await house.colleague('volunteer')
  officer = await house.colleague('dpo')
  admin = await house.as('王理')
}

const now = async (): Promise<number> => Date.parse((await house.visitor().must('GET /api/health')).now)
const body = async (change: object = {}) => ({
  ...{ id: randomUUID() as string, kind: 'wrong_person' as const, noticedAt: new Date(await now()).toISOString() },
  ...{ words: '一份名单发错了群，已经撤回', drill: false },
  ...change,
})
async function record(who: Visitor, change: object = {}): Promise<string> {
  const one = await body(change)
  await who.must('POST /api/breach/breaches', { body: one })
  return one.id
}
const nothingMore = { real: true, grade: 'ordinary', harmPrevented: false, crime: false } as const
const sign = (who: Visitor, id: string, step: BreachStep, more: object = {}) =>
  who.call('POST /api/breach/breaches/:id/steps', {
    params: { id },
    body: {
      id: randomUUID(),
      step,
      words: `做完了：${step}`,
      ...(step === 'decide' && { decision: nothingMore }),
      ...more,
    },
  })
const open = async (who: Visitor, id: string) =>
  (await who.must('GET /api/breach/breaches/:id', { params: { id } })).breach
const register = (who: Visitor, view: 'open' | 'ended' = 'open') =>
  who.must('GET /api/breach/breaches', { params: { view } })
/** Whatever earlier stories left open owes nothing any more. */
async function signEverything(): Promise<void> {
  await signIn()
  for (const { id } of (await register(officer)).rows) for (const step of breachSteps) await sign(officer, id, step)
}
const close = (who: Visitor, id: string) =>
  who.call('POST /api/breach/breaches/:id/close', { params: { id }, body: { words: '都做完了，名单加了水印' } })
const told = (words: string) => house.pager.letters.filter((one) => one.words.includes(words)).length
async function work(): Promise<void> {
  await keepBreaches(house.floor)
  await house.settle()
}

describe('whoever notices', () => {
  it('writes it down in a short form, and the keepers are told at once in words that say nothing', async () => {
    const one = await body()
    const before = told('有一件要限时处理的事')
    const reply = await volunteer.must('POST /api/breach/breaches', { body: one })
    expect(reply.told).toBeGreaterThan(1)
    expect(await volunteer.must('POST /api/breach/breaches', { body: one })).toEqual(reply)
    await house.settle()
    expect(told('有一件要限时处理的事') - before).toBe(reply.told)
    expect(house.pager.letters.some(({ words }) => words.includes('名单'))).toBe(false)
    const mine = (await register(officer)).rows.filter(({ id }) => id === one.id)
    expect(mine).toMatchObject([
      {
        number: reply.number,
        kind: 'wrong_person',
        drill: false,
        recordedBy: '同事volunteer',
        next: { step: 'triage' },
      },
    ])
    expect((await open(officer, one.id)).words).toBe(one.words)
    const auditor = await house.colleague('auditor')
    const { lines } = await auditor.must('GET /api/audit/lines', { params: { line: 'breach.breach_recorded' } })
    expect(JSON.stringify(lines)).toContain('同事volunteer')
  })

  it('cannot have noticed it in the future, nor begin a drill', async () => {
    const later = new Date((await now()) + 3_600_000).toISOString()
    const knock = async (change: object) =>
      (await volunteer.call('POST /api/breach/breaches', { body: await body(change) })).refused
    expect(await knock({ noticedAt: later })).toBe('BAD_INPUT')
    expect(await knock({ drill: true })).toBe('FORBIDDEN')
  })
})

describe('the register', () => {
  it('opens for the data-protection officer and the administrators alone, at its doors and in its rows', async () => {
    const id = await record(volunteer)
    for (const role of staffRoles) {
      const who = await house.colleague(role)
      const keeper = keeperRoles.includes(role)
      const refused = [
        (await who.call('GET /api/breach/breaches', { params: {} })).refused,
        (await who.call('GET /api/breach/breaches/:id', { params: { id } })).refused,
        ...(keeper ? [] : [(await sign(who, id, 'triage')).refused, (await close(who, id)).refused]),
      ]
      expect(new Set(refused), role).toEqual(new Set([keeper ? undefined : 'FORBIDDEN']))
      const { personId } = await who.must('GET /api/identity/staff')
      expect((await rowsSeenBy(personId)) > 0, role).toBe(keeper)
    }
    const stranger = await house.colleague('dpo', 'elsewhere')
    expect((await stranger.call('GET /api/breach/breaches/:id', { params: { id } })).refused).toBe('NOT_FOUND')
    expect((await register(stranger)).rows).toEqual([])
    expect((await sign(stranger, id, 'triage')).refused).toBe('NOT_FOUND')
  })

  it('lets nobody unsay, change or remove what was written and signed', async () => {
    const id = await record(officer)
    await sign(officer, id, 'triage')
    const as = (text: string) => inTransaction(house.floor, { as: 'house' }, async ({ line }) => line.query(text, [id]))
    await expect(as(`update breach set noticed_at = noticed_at - interval '1 day' where id = $1`)).rejects.toThrow(
      'kept',
    )
    await expect(as(`update breach_step set signed_name = '别人' where breach_id = $1`)).rejects.toThrow('insert only')
    await expect(as('delete from breach_step where breach_id = $1')).rejects.toThrow('insert only')
  })
})

/** How many lines of the register the database shows somebody of the staff, whatever the doors do. */
const rowsSeenBy = (staffId: string): Promise<number> =>
  inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
    const { rows } = await line.query('select tenant_id from staff where id = $1', [staffId])
    return rows[0]!.tenant_id as string
  }).then((tenantId) =>
    inTransaction(house.floor, { as: 'tenant', tenantId }, async ({ line }) => {
      await line.query(`select set_config('anxin.staff', $1, true)`, [staffId])
      const { rows } = await line.query('select count(*)::int as n from breach')
      return rows[0]!.n as number
    }),
  )

describe('the clock of the runbook', () => {
  it('counts from when it was noticed, and each step keeps who signed it, when and with which words', async () => {
    const noticed = (await now()) - 90 * 60_000
    const id = await record(volunteer, { noticedAt: new Date(noticed).toISOString() })
    const hours = (at: string | null) => at && (Date.parse(at) - noticed) / 3_600_000
    const steps = (await open(admin, id)).steps.map(({ step, dueAt }) => `${step} ${hours(dueAt)}`)
    expect(steps).toEqual(['triage 1', 'contain 4', 'decide 4'])
    await sign(admin, id, 'triage', { words: '一份三十人的名单，在一个工作群里十分钟' })
    expect((await open(admin, id)).steps[0]!.signed).toMatchObject([
      { by: '王理', late: true, words: '一份三十人的名单，在一个工作群里十分钟' },
    ])
    expect((await sign(officer, id, 'triage')).refused).toBe('WRONG_STATE')
    expect((await sign(officer, id, 'authority')).refused).toBe('WRONG_STATE')
    expect((await sign(admin, id, 'decide')).refused).toBe('FORBIDDEN')
    expect((await sign(officer, id, 'decide', { decision: undefined })).refused).toBe('BAD_INPUT')
  })

  it('follows the decision, which may be made anew and keeps what was decided before', async () => {
    const id = await record(volunteer)
    const steps = async () => (await open(officer, id)).steps.filter(({ asked }) => asked).map(({ step }) => step)
    await sign(officer, id, 'decide')
    expect(await steps()).toEqual(['triage', 'contain', 'decide', 'authority', 'people', 'review'])
    await sign(officer, id, 'people')
    await sign(officer, id, 'decide', { decision: { real: true, grade: 'larger', harmPrevented: true, crime: true } })
    expect(await steps()).toEqual(['triage', 'contain', 'decide', 'report', 'authority', 'police', 'review'])
    const { steps: all } = await open(officer, id)
    const grades = all.find(({ step }) => step === 'decide')!.signed.map(({ decision }) => decision?.grade)
    expect(grades).toEqual(['ordinary', 'larger'])
    expect(all.find(({ step }) => step === 'people')).toMatchObject({ asked: false, signed: [{ by: '同事dpo' }] })
  })

  it('tells the keepers when a step becomes late, again when the next one does, and then once a day', async () => {
    await signEverything()
    await record(volunteer)
    const late = async (hours: number): Promise<boolean> => {
      const before = told('限时处理的事有一步已超时')
      house.floor.clock.turn({ minutes: hours * 60 })
      await work()
      return told('限时处理的事有一步已超时') > before
    }
    expect(await late(0.9)).toBe(false)
    expect(await late(0.2)).toBe(true)
    expect(await late(1)).toBe(false)
    expect(await late(2)).toBe(true)
    expect(await late(23)).toBe(false)
    expect(await late(1.1)).toBe(true)
    await signEverything()
    expect(await late(25)).toBe(false)
    await signIn()
  })
})

describe('closing', () => {
  it('needs every step that is asked for, and the data-protection officer', async () => {
    const id = await record(volunteer)
    expect(await close(officer, id)).toMatchObject({ refused: 'CLOSE_NOT_READY' })
    for (const step of ['triage', 'contain', 'decide', 'authority', 'people'] as const) {
      await sign(officer, id, step)
      expect((await close(officer, id)).refused, step).toBe('CLOSE_NOT_READY')
    }
    await sign(admin, id, 'review')
    expect((await close(admin, id)).refused).toBe('FORBIDDEN')
    const closed = (await close(officer, id)).reply.breach
    expect(closed).toMatchObject({ closedBy: '同事dpo', closingWords: '都做完了，名单加了水印', next: null })
    expect((await close(officer, id)).reply.breach).toEqual(closed)
    expect((await sign(officer, id, 'decide')).refused).toBe('WRONG_STATE')
    expect((await register(officer)).rows.some((row) => row.id === id)).toBe(false)
    expect((await register(officer, 'ended')).rows[0]).toMatchObject({ id, closedAt: closed.closedAt })
  })

  it('of what turns out to be none needs the look and the decision, no more', async () => {
    const id = await record(volunteer)
    await sign(officer, id, 'triage')
    await sign(officer, id, 'decide', { decision: { ...nothingMore, real: false } })
    expect((await close(officer, id)).status).toBe(200)
  })

  it('and signing are safe to repeat: the same signature is one', async () => {
    const id = await record(volunteer)
    const again = { id: randomUUID() }
    const once = (await sign(officer, id, 'triage', again)).reply
    expect((await sign(officer, id, 'triage', again)).reply).toEqual(once)
    const both = await Promise.all([sign(officer, id, 'contain'), sign(admin, id, 'contain')])
    expect(both.map(({ refused }) => refused ?? 'signed').sort()).toEqual(['WRONG_STATE', 'signed'])
  })
})

describe('a drill', () => {
  it('is marked as one everywhere, and is asked for half a year after the last, once a week', async () => {
    const asked = async (days: number): Promise<boolean> => {
      const before = told('半年一次的演练')
      house.floor.clock.turn({ days })
      await work()
      return told('半年一次的演练') > before
    }
    await signIn()
    await drillThrough()
    const noticed = await now()
    expect(await asked(181)).toBe(false)
    expect(await asked(2)).toBe(true)
    expect(await asked(3)).toBe(false)
    expect(await asked(5)).toBe(true)
    await signIn()
    const { drilledAt, drillDueAt } = await register(officer)
    expect(Math.abs(Date.parse(drilledAt!) - noticed)).toBeLessThan(60_000)
    expect(Date.parse(drillDueAt)).toBeLessThan(await now())
    await drillThrough()
    expect(await asked(8)).toBe(false)
    await signIn()
  })

  async function drillThrough(): Promise<void> {
    const before = told('（演练）有一件要限时处理的事')
    const id = await record(officer, { drill: true, words: '演练：一台平板不见了' })
    await house.settle()
    expect(told('（演练）有一件要限时处理的事')).toBeGreaterThan(before)
    expect(await open(officer, id)).toMatchObject({ drill: true })
    for (const step of ['triage', 'decide'] as const)
      await sign(officer, id, step, step === 'decide' ? { decision: { ...nothingMore, real: false } } : {})
    await close(officer, id)
  }
})
