import { randomUUID } from 'node:crypto'
import { generate } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstAdminLink } from '../../settle.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { inTransaction } from '../db/transaction.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const password = '窗外 有一棵梧桐树 47'
/** The code the authenticator shows at the house's time. */
const codeNow = (secret: string): Promise<string> =>
  generate({ secret, epoch: Math.floor(house.floor.clock.processNow.getTime() / 1000) })

async function signIn(who: Visitor, loginName: string, secret?: string): Promise<string> {
  const first = await who.must('POST /api/identity/staff/sign-ins', { body: { loginName, password } })
  const shared = first.state === 'totp_setup' ? first.secret : secret!
  // a code is never taken twice: the next one is half a minute away
  house.floor.clock.turn({ seconds: 31 })
  await who.must('POST /api/identity/staff/sessions', {
    body: { ticket: first.ticket, code: await codeNow(shared) },
  })
  return shared
}

describe('the first administrator', () => {
  it('is made once with the printed link, with a strong password, and signs in with an authenticator', async () => {
    const link = (await firstAdminLink(house.floor))!
    const token = new URL(link).searchParams.get('token')!
    const who = house.visitor()
    const body = {
      token,
      name: '王理',
      loginName: 'wang',
      agencyName: '梧桐里社工中心',
      cabinName: '梧桐里小屋',
    }
    for (const weak of ['short', 'password1234', 'aaaaaaaaaaaaaa', 'wang-wang-wang-1', 'iloveyou1234']) {
      expect(
        (await who.call('POST /api/identity/first-administrator', { body: { ...body, password: weak } })).refused,
        weak,
      ).toBe('PASSWORD_WEAK')
    }
    await who.must('POST /api/identity/first-administrator', { body: { ...body, password } })
    expect((await who.call('POST /api/identity/first-administrator', { body: { ...body, password } })).refused).toBe(
      'LINK_USED',
    )
    expect(await firstAdminLink(house.floor)).toBeUndefined()
    await signIn(who, 'wang')
    const me = await who.must('GET /api/identity/staff')
    expect(me.tenantName).toBe('梧桐里社工中心')
    expect(me.grants.map((grant) => grant.role)).toEqual(['agency_admin', 'platform_admin'])
  })
})

describe('staff', () => {
  let admin: Visitor
  let secret: string
  beforeAll(async () => {
    admin = house.visitor()
    const first = await admin.must('POST /api/identity/staff/sign-ins', {
      body: { loginName: 'wang', password },
    })
    expect(first.state).toBe('totp')
    const person = { id: randomUUID(), name: '林晓安', loginName: 'lin', phone: '13900000001', email: null }
    // a fresh authenticator for the administrator, by a reset of their own making, is not possible here: use a colleague
    admin = await house.colleague('agency_admin')
    const { link } = await admin.must('POST /api/network/people', { body: person })
    const token = new URL(link).searchParams.get('token')!
    await house.visitor().must('POST /api/identity/invitations', { body: { token, password } })
    secret = await signIn(house.visitor(), 'lin')
  })

  it('get the same answer for an unknown name and a wrong password, and are locked after ten tries', async () => {
    const who = house.visitor()
    const unknown = await who.call('POST /api/identity/staff/sign-ins', {
      body: { loginName: 'nobody', password: 'x' },
    })
    const wrong = await who.call('POST /api/identity/staff/sign-ins', {
      body: { loginName: 'lin', password: 'x' },
    })
    expect([unknown.status, unknown.reply]).toEqual([wrong.status, wrong.reply])
    let last = wrong
    for (let i = 0; i < 10; i += 1)
      last = await who.call('POST /api/identity/staff/sign-ins', {
        body: { loginName: 'lin', password: 'x' },
      })
    expect(last.refused).toBe('LOCKED')
    expect(
      (await who.call('POST /api/identity/staff/sign-ins', { body: { loginName: 'lin', password } })).refused,
    ).toBe('LOCKED')
    house.floor.clock.turn({ minutes: 16 })
  })

  it('cannot use a code twice, nor a wrong one', async () => {
    const who = house.visitor()
    const first = await who.must('POST /api/identity/staff/sign-ins', {
      body: { loginName: 'lin', password },
    })
    house.floor.clock.turn({ seconds: 31 })
    const code = await codeNow(secret)
    expect(
      (
        await who.call('POST /api/identity/staff/sessions', {
          body: { ticket: first.ticket, code: '000000' },
        })
      ).refused,
    ).toBe('CODE_WRONG')
    await who.must('POST /api/identity/staff/sessions', { body: { ticket: first.ticket, code } })
    const again = await who.must('POST /api/identity/staff/sign-ins', {
      body: { loginName: 'lin', password },
    })
    expect(
      (await who.call('POST /api/identity/staff/sessions', { body: { ticket: again.ticket, code } })).refused,
    ).toBe('CODE_WRONG')
  })

  it('are signed out after 30 idle minutes, and after 8 hours whatever they do', async () => {
    const who = house.visitor()
    await signIn(who, 'lin', secret)
    house.floor.clock.turn({ minutes: 29 })
    expect((await who.call('GET /api/identity/staff')).status).toBe(200)
    house.floor.clock.turn({ minutes: 31 })
    expect((await who.call('GET /api/identity/staff')).refused).toBe('SIGN_IN_FIRST')
    await signIn(who, 'lin', secret)
    for (let i = 0; i < 23; i += 1) {
      house.floor.clock.turn({ minutes: 20 })
      await who.call('GET /api/identity/staff')
    }
    expect((await who.call('GET /api/identity/staff')).status).toBe(200)
    house.floor.clock.turn({ minutes: 25 })
    expect((await who.call('GET /api/identity/staff')).refused).toBe('SIGN_IN_FIRST')
  })

  it('see their devices, sign one out from another, and lose every session when suspended', async () => {
    admin = await house.colleague('agency_admin')
    const [one, two] = [house.visitor(), house.visitor()]
    await signIn(one, 'lin', secret)
    await signIn(two, 'lin', secret)
    const { sessions } = await one.must('GET /api/identity/staff/sessions')
    const other = sessions.find((session) => !session.current)!
    await one.must('DELETE /api/identity/staff/sessions/:id', { params: { id: other.id } })
    expect((await two.call('GET /api/identity/staff')).refused).toBe('SIGN_IN_FIRST')
    const lin = (await admin.must('GET /api/network/people')).people.find((person) => person.loginName === 'lin')!
    await admin.must('PUT /api/network/people/:id/state', {
      params: { id: lin.id },
      body: { state: 'suspended' },
    })
    expect((await one.call('GET /api/identity/staff')).refused).toBe('SIGN_IN_FIRST')
    expect(
      (await one.call('POST /api/identity/staff/sign-ins', { body: { loginName: 'lin', password } })).refused,
    ).toBe('SIGN_IN_FAILED')
  })
})

describe('a member of staff', () => {
  it('without a number is reached once they, or whoever keeps the agency, have written one down', async () => {
    const admin = await house.colleague('agency_admin')
    const lin = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    expect(await lin.must('GET /api/identity/staff/contact')).toEqual({ phone: null, email: null, onTree: false })
    const own = { phone: '139 0000 0321', email: null, onTree: false }
    expect((await lin.call('PUT /api/identity/staff/contact', { body: { ...own, phone: '12345' } })).refused).toBe(
      'BAD_INPUT',
    )
    await lin.must('PUT /api/identity/staff/contact', { body: own })
    expect(await lin.must('GET /api/identity/staff/contact')).toEqual({
      phone: '13900000321',
      email: null,
      onTree: false,
    })
    const { personId } = await lin.must('GET /api/identity/staff')
    const found = (await admin.must('GET /api/network/people')).people.find((one) => one.id === personId)
    expect(found?.phoneTail).toBe('0321')
    const params = { id: personId }
    const changed = await admin.must('PUT /api/network/people/:id/phone', { params, body: { phone: '13900000322' } })
    expect(changed.person.phoneTail).toBe('0322')
    expect(
      (await lin.call('PUT /api/network/people/:id/phone', { params, body: { phone: '13900000323' } })).refused,
    ).toBe('FORBIDDEN')
  })
})

describe('residents', () => {
  const phone = '139 0000 0301'
  const codeFrom = (): string =>
    /(\d{6})/.exec(house.pager.letters.filter((one) => one.words.includes('验证码')).at(-1)!.words)![1]!

  async function ticketFor(who: Visitor, number: string, more: { cabin?: string } = {}): Promise<string> {
    await who.must('POST /api/identity/resident/phone-codes', { body: { phone: number, ...more } })
    await house.settle()
    const came = await who.must('POST /api/identity/resident/sessions', {
      body: { phone: number, code: codeFrom(), ...more },
    })
    if (came.state !== 'unregistered') throw new Error('known already')
    return came.ticket
  }
  const registration = (ticket: string, more: object = {}) => ({
    ...{ ticket, name: '桂芳', birthDate: '1958-03-12', guardian: null, elder: true, locale: 'zh' as const },
    emergencyContact: { name: '陈伟', relation: '儿子', phone: '13900000302' },
    consents: ['service', 'sensitive', 'emergency_contact'] as (
      | 'service'
      | 'sensitive'
      | 'emergency_contact'
      | 'guardian'
    )[],
    ...more,
  })

  it('register by phone code and keep the conversation they began without a name', async () => {
    const who = house.visitor()
    await who.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '睡不着' } })
    const ticket = await ticketFor(who, phone)
    const me = await who.must('POST /api/identity/resident/registrations', { body: registration(ticket) })
    expect(me).toMatchObject({
      kind: 'registered',
      name: '桂芳',
      phoneTail: '0301',
      elder: true,
      minor: false,
    })
    const { messages } = await who.must('GET /api/companion/conversation')
    expect(messages.some((line) => line.text === '睡不着')).toBe(true)
    const { consents } = await who.must('GET /api/identity/resident/consents')
    expect(consents.find((one) => one.purpose === 'service')!.given).toBe(true)
    expect(consents.find((one) => one.purpose === 'training')!.given).toBe(false)
  })

  it('sign in again on another device with the same number, and a wrong code says only that', async () => {
    house.floor.clock.turn({ minutes: 2 })
    const who = house.visitor()
    await who.must('POST /api/identity/resident/phone-codes', { body: { phone } })
    expect((await who.call('POST /api/identity/resident/sessions', { body: { phone, code: '000000' } })).refused).toBe(
      'CODE_WRONG',
    )
    await house.settle()
    const came = await who.must('POST /api/identity/resident/sessions', { body: { phone, code: codeFrom() } })
    expect(came.state).toBe('signed_in')
    expect(
      (await who.call('POST /api/identity/resident/sessions', { body: { phone, code: codeFrom() } })).refused,
    ).toBe('CODE_WRONG')
  })

  it('need a guardian who agrees below 14, and somebody to call below 18', async () => {
    const who = house.visitor()
    const ticket = await ticketFor(who, '13900000303')
    const born = (years: number): string => `${new Date(house.floor.clock.processNow).getUTCFullYear() - years}-01-01`
    const guardian = { name: '妈妈', relation: '母亲', phone: '13900000304' }
    const send = (more: object) =>
      who.call('POST /api/identity/resident/registrations', { body: registration(ticket, more) })
    expect((await send({ birthDate: born(12) })).refused).toBe('GUARDIAN_CONSENT_NEEDED')
    expect((await send({ birthDate: born(12), guardian })).refused).toBe('GUARDIAN_CONSENT_NEEDED')
    expect((await send({ birthDate: born(16), emergencyContact: null })).refused).toBe('CONTACT_NEEDED')
    expect((await send({ consents: ['service'] })).refused).toBe('CONSENT_NEEDED')
    const agreed = { birthDate: born(12), guardian, consents: ['service', 'sensitive', 'guardian'] }
    expect((await send(agreed)).refused).toBe('GUARDIAN_CONSENT_NEEDED')
    await who.must('POST /api/identity/resident/phone-codes', { body: { phone: guardian.phone, guardian: true } })
    await house.settle()
    expect((await send({ ...agreed, guardianCode: '000000' })).refused).toBe('CODE_WRONG')
    const came = await send({ ...agreed, guardianCode: codeFrom() })
    expect(came.reply).toMatchObject({ kind: 'registered', minor: true })
  })

  it('who are known already take along what they said without a name, and whoever is on call goes on with them', async () => {
    const [before, now] = [house.visitor(), house.visitor()]
    const registered = registration(await ticketFor(before, '13900000311'))
    await before.must('POST /api/identity/resident/registrations', { body: registered })
    await now.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '我不想活了' } })
    const lin = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    const { rows } = await lin.must('GET /api/crisis/board')
    const params = { id: rows.toSorted((a, b) => a.raisedAt.localeCompare(b.raisedAt)).at(-1)!.id }
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params })
    const say = (text: string) =>
      lin.must('POST /api/crisis/events/:id/messages', { params, body: { id: randomUUID(), text } })
    await say('我在，您慢慢说')
    await now.must('POST /api/identity/resident/phone-codes', { body: { phone: '13900000311' } })
    await house.settle()
    const came = await now.must('POST /api/identity/resident/sessions', {
      body: { phone: '13900000311', code: codeFrom() },
    })
    expect(came).toMatchObject({ state: 'signed_in', me: { name: '桂芳' } })
    await say('桂芳，我还在')
    const talk = await now.must('GET /api/companion/conversation')
    expect(talk).toMatchObject({ crisis: true, presence: 'person' })
    const words = talk.messages.map((line) => line.text)
    for (const said of ['我不想活了', '我在，您慢慢说', '桂芳，我还在']) expect(words).toContain(said)
    expect((await lin.must('GET /api/crisis/events/:id', { params })).name).toBe('桂芳')
  })

  it('belong to the cabin whose poster brought them, with a visit before or without one', async () => {
    await house.colleague('auditor', 'elsewhere')
    const cabin = await inTransaction(
      house.floor,
      { as: 'house' },
      async ({ line }) =>
        (await line.query(`select code, name from unit where kind = 'cabin' order by created_at desc limit 1`))
          .rows[0]!,
    )
    const poster = { cabin: cabin.code as string }
    const [talked, straight] = [house.visitor(), house.visitor()]
    const said = { id: randomUUID(), text: '睡不着', ...poster }
    await talked.must('POST /api/companion/messages', { body: said })
    for (const [who, number, more] of [
      [talked, '13900000312', {}],
      [straight, '13900000313', poster],
    ] as const) {
      const body = registration(await ticketFor(who, number, more))
      const me = await who.must('POST /api/identity/resident/registrations', { body })
      expect(me.cabin?.name).toBe(cabin.name)
    }
    const { messages } = await talked.must('GET /api/companion/conversation')
    expect(messages.some((line) => line.text === '睡不着')).toBe(true)
  })

  it('take along everything there is of a visit: no table is forgotten', async () => {
    /** Has one row for each person, or is about this device, or is sealed in the chain; a tablet's person never joins another. */
    const stays = [
      ...['session', 'audit_line', 'consent', 'conversation', 'care_profile', 'suggestion_kept', 'rescue_beat'],
      ...['drill_caller', 'person_due', 'reminder_wish', 'phone_tail', 'person_key', 'person_alias'],
      ...['guardian_choice', 'programme', 'programme_session', 'helper_contact', 'kiosk_receipt'],
      // about records that stand on their own, and people who are gone
      ...['legal_hold', 'retention_removal', 'retention_age'],
    ]
    const list = (sql: string): Promise<string[]> =>
      inTransaction(house.floor, { as: 'house' }, async ({ line }) =>
        (await line.query(sql)).rows.map((row) => row.name as string),
      )
    const all = await list(`select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where a.attname = 'resident_id' and not a.attisdropped and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`)
    const moves = await list('select unnest(tables) as name from visit_groups()')
    expect([...moves, ...stays].sort()).toEqual(all.sort())
  })

  it('claim an anonymous conversation from another device by its code, once', async () => {
    const anonymous = house.visitor()
    await anonymous.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '我不想活了' } })
    const code = (await anonymous.must('GET /api/companion/conversation')).claimCode!
    const who = house.visitor()
    await who.must('POST /api/identity/resident/registrations', {
      body: registration(await ticketFor(who, '13900000305')),
    })
    expect((await who.call('POST /api/identity/resident/claims', { body: { claimCode: 'WRONGCODE' } })).refused).toBe(
      'NOT_FOUND',
    )
    await who.must('POST /api/identity/resident/claims', { body: { claimCode: code.toLowerCase() } })
    const { messages, crisis } = await who.must('GET /api/companion/conversation')
    expect(messages.some((line) => line.text === '我不想活了')).toBe(true)
    expect(crisis).toBe(true)
    expect((await who.call('POST /api/identity/resident/claims', { body: { claimCode: code } })).refused).toBe(
      'NOT_FOUND',
    )
  })

  it('leave nothing behind after 30 idle minutes when they never said who they are, unless an alert stands open', async () => {
    const [calm, inDanger] = [house.visitor(), house.visitor()]
    await calm.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '今天下雨了' } })
    await inDanger.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '我不想活了' } })
    house.floor.clock.turn({ minutes: 31 })
    const { wipeIdle } = await import('../../rooms/companion/jobs.ts')
    expect(await wipeIdle(house.floor)).toBeGreaterThan(0)
    expect(
      (await calm.must('GET /api/companion/conversation')).messages.some((line) => line.text === '今天下雨了'),
    ).toBe(false)
    expect(
      (await inDanger.must('GET /api/companion/conversation')).messages.some((line) => line.text === '我不想活了'),
    ).toBe(true)
  })

  it('take their record along, withdraw a consent, and delete everything', async () => {
    const who = house.visitor()
    await who.must('POST /api/identity/resident/registrations', {
      body: registration(await ticketFor(who, '13900000306')),
    })
    await who.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '记得浇花' } })
    expect(JSON.stringify(await who.must('GET /api/identity/resident/export'))).toContain('记得浇花')
    await who.must('PUT /api/identity/resident/consents', {
      body: { purpose: 'training', given: true, textVersion: '1' },
    })
    await who.must('PUT /api/identity/resident/consents', {
      body: { purpose: 'training', given: false, textVersion: '1' },
    })
    expect(
      (await who.must('GET /api/identity/resident/consents')).consents.find((one) => one.purpose === 'training')!.given,
    ).toBe(false)
    expect(await who.must('DELETE /api/identity/resident')).toEqual({ deleted: true, keptCrisisRecords: 0 })
    expect((await who.must('GET /api/identity/resident')).kind).toBe('nobody')
    const again = house.visitor()
    await expect(ticketFor(again, '13900000306')).resolves.toBeTruthy()
  })
})
