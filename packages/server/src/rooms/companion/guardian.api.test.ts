import { randomUUID } from 'node:crypto'
import { suspectsHome } from '@anxin/core/safeguard/home.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asGuardian, inTransaction } from '../../platform/db/transaction.ts'
import type { Person } from '../../platform/identity/resident-store.ts'
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

const codeSentTo = async (phone: string): Promise<string> => {
  await house.visitor().must('POST /api/identity/resident/phone-codes', { body: { phone } })
  await house.settle()
  const words = house.pager.letters.findLast((one) => one.address === phone)!.words
  return /(\d{6})/.exec(words)![1]!
}

const years = (n: number): string => `${new Date(house.floor.clock.processNow).getUTCFullYear() - n}-01-01`

let numbers = 0
const freshPhone = (): string => {
  numbers += 1
  return `139111100${String(numbers).padStart(2, '0')}`
}

/** A minor of the street whose mother has this number. */
async function child(
  contactPhone: string,
  name = '小雨',
  birthDate = years(13),
  guardian: Person | null = { name: '妈妈', relation: '母亲', phone: contactPhone },
): Promise<Visitor> {
  const who = house.visitor()
  const phone = freshPhone()
  const came = await who.must('POST /api/identity/resident/sessions', {
    body: { phone, code: await codeSentTo(phone) },
  })
  if (came.state !== 'unregistered') throw new Error('the number is known already')
  const emergencyContact = guardian ?? { name: '爸爸', relation: '父亲', phone: contactPhone }
  await who.must('POST /api/identity/resident/registrations', {
    body: {
      ...{ ticket: came.ticket, name, birthDate, emergencyContact, guardian, elder: false, locale: 'zh' },
      ...(guardian ? { guardianCode: await codeSentTo(guardian.phone) } : {}),
      consents: ['service', 'sensitive', 'emergency_contact', 'guardian'],
    },
  })
  return who
}

const say = (who: Visitor, text: string) =>
  who.must('POST /api/companion/messages', { body: { id: randomUUID(), text } })

async function guardianOf(phone: string): Promise<{ who: Visitor; ticket: string }> {
  house.floor.clock.turn({ minutes: 2 })
  const code = await codeSentTo(phone)
  const who = house.visitor()
  const { ticket } = await who.must('POST /api/companion/guardian/sessions', { body: { phone, code } })
  return { who, ticket }
}
const look = async ({ who, ticket }: { who: Visitor; ticket: string }) =>
  (await who.must('POST /api/companion/guardian/overviews', { body: { ticket } })).wards

describe('the guardian of a minor', () => {
  it('sees how often and how long, and that there is no alert; never a word that was said', async () => {
    const phone = freshPhone()
    const xiaoyu = await child(phone)
    await say(xiaoyu, '明天考数学，有点紧张')
    house.floor.clock.turn({ minutes: 6 })
    await say(xiaoyu, '不会的题太多了')
    const mother = await guardianOf(phone)
    const [ward, ...more] = await look(mother)
    expect(more).toEqual([])
    expect(ward).toMatchObject({ name: '小雨', alertOpen: false, alertLately: false })
    // two days where the test runs over midnight
    expect(ward!.days.length).toBeLessThanOrEqual(2)
    expect(ward!.days.reduce((sum, day) => sum + day.minutes, 0)).toBeGreaterThanOrEqual(6)
    expect(JSON.stringify(ward)).not.toMatch(/考|题|L[0-4]|level|level/)
    expect(Object.keys(ward!).sort()).toEqual(['alertLately', 'alertOpen', 'checkDays', 'days', 'name'])
  })

  it('learns that there is a safety alert, and for thirty days that there was one', async () => {
    const phone = freshPhone()
    const xiaoyu = await child(phone)
    await say(xiaoyu, '我不想活了')
    expect((await look(await guardianOf(phone)))[0]).toMatchObject({ alertOpen: true, alertLately: true })
    house.floor.clock.turn({ days: 31 })
    expect((await look(await guardianOf(phone)))[0]).toMatchObject({ alertOpen: true, alertLately: false })
  })

  it('of thirteen is told that a check was done, on which day and no more; of fifteen not; and when the view is closed, nothing', async () => {
    const checked = async (age: number) => {
      const phone = freshPhone()
      const kid = await child(phone, '小雨', years(age))
      const id = randomUUID()
      const asked = { id, pack: 'minor_12_17' as const, consent: true as const }
      expect((await kid.call('POST /api/assessment/sittings', { body: asked })).refused).toBe('CONSENT_NEEDED')
      await kid.must('POST /api/assessment/sittings', { body: { ...asked, assent: true } })
      const answers = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [String(at + 1), 0]))
      const body = { instrument: 'phq9', version: '1.0.0', answers, done: true, finish: true }
      const { sitting } = await kid.must('PUT /api/assessment/sittings/:id/answers', { params: { id }, body })
      expect(sitting.result?.body).not.toContain('您')
      expect(sitting.result?.note).toContain('这是筛查，不是诊断')
      return { phone, kid }
    }
    const young = await checked(13)
    const ward = (await look(await guardianOf(young.phone)))[0]!
    expect(ward.checkDays).toHaveLength(1)
    expect(JSON.stringify(ward)).not.toMatch(/phq9|minor_12|G0|GREEN|PHQ/)
    const teen = await checked(15)
    expect((await look(await guardianOf(teen.phone)))[0]!.checkDays).toBeNull()
    await say(young.kid, '妈妈打我')
    expect(await look(await guardianOf(young.phone))).toEqual([])
  })

  it('sees nothing of somebody who has come of age', async () => {
    const phone = freshPhone()
    await child(phone, '阿成', years(19))
    expect(await look(await guardianOf(phone))).toEqual([])
  })

  it('may look for half an hour and until they leave', async () => {
    const phone = freshPhone()
    await child(phone)
    const mother = await guardianOf(phone)
    await mother.who.must('DELETE /api/companion/guardian/sessions', { body: { ticket: mother.ticket } })
    const again = await guardianOf(phone)
    house.floor.clock.turn({ minutes: 31 })
    for (const { who, ticket } of [mother, again])
      expect((await who.call('POST /api/companion/guardian/overviews', { body: { ticket } })).refused).toBe(
        'TICKET_EXPIRED',
      )
  })

  it('opens no other door with what was opened for them', async () => {
    const phone = freshPhone()
    await child(phone)
    const { who } = await guardianOf(phone)
    expect((await who.must('GET /api/identity/resident')).kind).toBe('nobody')
    for (const door of ['GET /api/companion/packet', 'GET /api/companion/memory'] as const)
      expect((await who.call(door)).refused).toBe('SIGN_IN_FIRST')
  })

  it('is locked out after ten wrong codes, like anybody', async () => {
    const phone = freshPhone()
    await child(phone)
    const who = house.visitor()
    const tryIt = () => who.call('POST /api/companion/guardian/sessions', { body: { phone, code: '000000' } })
    for (let n = 0; n < 10; n += 1) expect((await tryIt()).refused).toBe('CODE_WRONG')
    expect((await tryIt()).refused).toBe('LOCKED')
  })

  it('cannot read a table, whatever is forgotten: neither lines nor alerts nor people', async () => {
    for (const table of ['message', 'conversation', 'crisis_event', 'crisis_signal', 'resident', 'mood', 'response'])
      await expect(
        inTransaction(house.floor, { as: 'session', tokenHash: undefined }, (ctx) =>
          asGuardian(ctx, () => ctx.line.query(`select * from ${table}`)),
        ),
        table,
      ).rejects.toThrow(/permission denied/)
  })
})

/** Nobody takes the alert; after ten minutes those who were named are told. */
async function untilContactsAreTold(): Promise<void> {
  for (let n = 0; n < 15; n += 1) {
    house.floor.clock.turn({ minutes: 1 })
    await house.settle()
  }
}

describe('a guardian who may be the source of harm', () => {
  it('is answered exactly like a number nobody knows, from the child’s words on', async () => {
    const phone = freshPhone()
    const xiaoyu = await child(phone)
    const mother = await guardianOf(phone)
    expect(await look(mother)).toHaveLength(1)
    await say(xiaoyu, '我爸喝了酒就打我，我害怕回家')
    expect(await look(mother)).toEqual([])
    const stranger = await guardianOf(freshPhone())
    const again = await guardianOf(phone)
    const answers = await Promise.all(
      [stranger, again].map(({ who, ticket }) =>
        who.call('POST /api/companion/guardian/overviews', { body: { ticket } }),
      ),
    )
    expect(answers[1]!.reply).toEqual(answers[0]!.reply)
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
  })

  it('receives no notice either when nobody comes, also not as the emergency contact', async () => {
    const phone = freshPhone()
    const xiaoyu = await child(phone)
    await say(xiaoyu, '妈妈拿皮带打我，我不想活了，今晚就去死')
    await untilContactsAreTold()
    const letters = house.pager.letters.filter((one) => one.address === phone)
    expect(letters.filter(({ words }) => !words.includes('验证码'))).toEqual([])
  })

  it('is not told as the emergency contact of a youth who has named no guardian', async () => {
    const phone = freshPhone()
    const aning = await child(phone, '阿宁', years(16), null)
    await say(aning, '爸爸天天打我，我不想活了，今晚就去死')
    await untilContactsAreTold()
    expect(house.pager.letters.filter((one) => one.address === phone)).toEqual([])
  })

  it('is still told when the harm comes from school', async () => {
    const phone = freshPhone()
    const xiaoyu = await child(phone)
    await say(xiaoyu, '班里同学一直欺凌我，放学被他们打')
    expect(await look(await guardianOf(phone))).toHaveLength(1)
  })

  it('is not thought of where the words name somebody else; where nobody is named, it is', () => {
    const harm = { concerns: ['harm_from_others' as const] }
    expect(suspectsHome(harm, '同学打我')).toBe(false)
    expect(suspectsHome(harm, '他打我')).toBe(true)
    expect(suspectsHome(harm, '同学打我，继父也打我')).toBe(true)
    expect(suspectsHome({ concerns: [] }, '我爸来接我')).toBe(false)
  })
})

describe('the switch of the guardian’s view', () => {
  it('is in the hands of staff trained for minors, with a reason, and leaves a line', async () => {
    const phone = freshPhone()
    const xiaoyu = await child(phone, '小荷')
    await say(xiaoyu, '脑子里老有声音骂我')
    const mother = await guardianOf(phone)
    const zhou = await house.colleague('social_worker', 'here', ['C-MINOR'])
    const row = (await zhou.must('GET /api/worklist/entries')).rows.find((one) => one.name === '小荷')!
    const { entry } = await zhou.must('GET /api/worklist/entries/:id', { params: { id: row.id } })
    const { residentId } = entry
    const put = (who: Visitor, open: boolean) =>
      who.call('PUT /api/companion/guardians/:residentId', {
        params: { residentId },
        body: { open, reason: '与孩子面谈后决定' },
      })
    expect((await put(await house.colleague('crisis_worker'), false)).refused).toBe('CERT_REQUIRED')
    const worker = await house.colleague('crisis_worker', 'here', ['C-MINOR'])
    expect((await put(await house.colleague('supervisor', 'elsewhere', ['C-MINOR']), false)).refused).toBe('NOT_FOUND')
    expect((await put(worker, false)).reply).toEqual({ open: false })
    expect(await look(mother)).toEqual([])
    expect((await put(worker, true)).reply).toEqual({ open: true })
    expect(await look(mother)).toHaveLength(1)
    const auditor = await house.colleague('auditor')
    const { lines } = await auditor.must('GET /api/audit/lines', { params: {} })
    expect(lines.some((line) => line.line === 'companion.guardian_view_switched')).toBe(true)
    expect(lines.some((line) => line.line === 'companion.guardian_overview_read')).toBe(true)
  })
})
