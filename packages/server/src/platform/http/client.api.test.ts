import { randomUUID } from 'node:crypto'
import { AnxinError, openClient } from '@anxin/client/client.ts'
import { generate } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const password = '窗外 有一棵梧桐树 47'

describe('a program of a partner', () => {
  it('signs in with an account of its own, reads the alerts its role may see, and no more', async () => {
    const admin = await house.colleague('agency_admin')
    const id = randomUUID()
    const { link } = await admin.must('POST /api/network/people', {
      body: { id, name: '街道平台', loginName: 'platform', phone: null, email: null },
    })
    const [grant] = (await admin.must('GET /api/identity/staff')).grants
    await admin.must('POST /api/network/people/:id/grants', {
      params: { id },
      body: { role: 'crisis_worker', unitId: grant!.unitId },
    })
    const token = new URL(link).searchParams.get('token')!
    await house.visitor().must('POST /api/identity/invitations', { body: { token, password } })
    const first = await house
      .visitor()
      .must('POST /api/identity/staff/sign-ins', { body: { loginName: 'platform', password } })
    if (first.state !== 'totp_setup') throw new Error('set up already')
    const { ticket, secret } = first
    // a code is never taken twice: the next one is half a minute away
    const code = (): Promise<string> => {
      house.floor.clock.turn({ seconds: 31 })
      return generate({ secret, epoch: Math.floor(house.now().getTime() / 1000) })
    }
    await house.visitor().must('POST /api/identity/staff/sessions', { body: { ticket, code: await code() } })

    const client = openClient({ url: `${house.url}/` })
    const signedOut = await client.call('GET /api/crisis/board').catch((error: unknown) => error)
    expect(signedOut).toBeInstanceOf(AnxinError)
    expect(signedOut).toMatchObject({ code: 'SIGN_IN_FIRST', status: 401, words: { zh: '请先登录。' } })
    const wrong = client.signIn({ loginName: 'platform', password, code: '000000' })
    await expect(wrong).rejects.toMatchObject({ code: 'CODE_WRONG', status: 401, reply: { field: 'code' } })
    expect((await client.signIn({ loginName: 'platform', password, code })).name).toBe('街道平台')
    const { rows } = await client.call('GET /api/crisis/board', { params: { view: 'open' } })
    expect(rows.length).toBeGreaterThan(0)
    const one = await client.call('GET /api/crisis/events/:id', { params: { id: rows[0]!.id } })
    expect(one.id).toBe(rows[0]!.id)
    const closed = client.call('GET /api/audit/lines', { params: {} })
    await expect(closed).rejects.toMatchObject({ code: 'FORBIDDEN', status: 403 })
  })

  it('hears in both languages why nothing answered', async () => {
    const gone = openClient({ url: 'http://127.0.0.1:9', timeoutMs: 2000 }).call('GET /api/health')
    await expect(gone).rejects.toMatchObject({ code: 'OFFLINE', status: 0 })
  })
})
