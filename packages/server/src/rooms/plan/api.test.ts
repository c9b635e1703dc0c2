import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { askForReviews } from './jobs.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
  await house.settle()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** Somebody in danger, and the colleague who took it. */
async function together() {
  const resident = house.visitor()
  const lin = await house.as('林晓安')
  const rows = async () => (await lin.must('GET /api/crisis/board')).rows
  const before = new Set((await rows()).map((row) => row.id))
  await resident.must('POST /api/companion/sos', { body: { id: randomUUID() } })
  const { id, number } = (await rows()).find((row) => !before.has(row.id))!
  await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id } })
  return { resident, lin, params: { id }, number }
}
type Field = 'warningSigns' | 'innerCoping' | 'reasonToLive' | 'likelihoodOfUse'
const edit = (field: Field, base: number, value: unknown) => ({ edits: [{ id: randomUUID(), field, base, value }] })
const mine = (who: Visitor) => who.must('GET /api/plan/mine')

describe('a safety plan written by two', () => {
  it('shows each the other’s change at once', async () => {
    const { resident, lin, params } = await together()
    const seq = (await mine(resident)).seq
    const heard = resident.listen('/api/plan/mine/stream', (frames) => frames.some((one) => one.event === 'plan'), seq)
    await lin.must('POST /api/plan/events/:id/edits', { params, body: edit('warningSigns', 0, ['睡不着']) })
    const [frame] = await heard
    expect(frame!.data).toMatchObject({ fields: { warningSigns: ['睡不着'] } })
    await resident.must('POST /api/plan/mine/edits', { body: edit('innerCoping', 0, ['慢慢呼吸']) })
    const seen = await lin.must('GET /api/plan/events/:id', { params })
    expect(seen.fields).toMatchObject({ warningSigns: ['睡不着'], innerCoping: ['慢慢呼吸'] })
    expect(seen.authors.innerCoping!.kind).toBe('resident')
  })

  it('keeps both values when two write one field, and no version until somebody has chosen', async () => {
    const { resident, lin, params } = await together()
    await resident.must('POST /api/plan/mine/edits', { body: edit('reasonToLive', 0, '女儿') })
    const base = (await mine(resident)).versions.reasonToLive
    await resident.must('POST /api/plan/mine/edits', { body: edit('reasonToLive', base, '女儿和她的画') })
    const after = await lin.must('POST /api/plan/events/:id/edits', {
      params,
      body: edit('reasonToLive', base, '女儿快高考了'),
    })
    expect(after.fields.reasonToLive).toBe('女儿和她的画')
    expect(after.clashes).toMatchObject([{ stands: '女儿和她的画', sent: '女儿快高考了', sentBy: '林晓安' }])
    expect((await mine(resident)).clashes).toHaveLength(1)
    const keep = { params, body: { id: randomUUID() } }
    expect((await lin.call('POST /api/crisis/events/:id/safety-plan', keep)).refused).toBe('WRONG_STATE')
    expect((await resident.call('POST /api/plan/mine/versions', { body: { id: randomUUID() } })).refused).toBe(
      'WRONG_STATE',
    )
    const settled = await resident.must('POST /api/plan/mine/clashes/:id', {
      params: { id: after.clashes[0]!.id },
      body: { choice: 'both' },
    })
    expect(settled.fields.reasonToLive).toBe('女儿和她的画\n女儿快高考了')
    expect(settled.clashes).toEqual([])
    await lin.must('POST /api/crisis/events/:id/safety-plan', keep)
    expect((await mine(resident)).kept).toMatchObject({
      version: 1,
      savedBy: 'person',
      reasonToLive: '女儿和她的画\n女儿快高考了',
    })
  })

  it('takes the same change once, however often it is sent', async () => {
    const { resident } = await together()
    const body = edit('warningSigns', 0, ['发呆'])
    await resident.must('POST /api/plan/mine/edits', { body })
    const again = await resident.must('POST /api/plan/mine/edits', { body })
    expect(again.versions.warningSigns).toBe(1)
    const id = randomUUID()
    await resident.must('POST /api/plan/mine/versions', { body: { id } })
    await resident.must('POST /api/plan/mine/versions', { body: { id } })
    expect((await mine(resident)).kept!.version).toBe(1)
  })

  it('is one change and one clash when two really press at the same moment', async () => {
    const { resident, lin, params } = await together()
    await resident.must('POST /api/plan/mine/edits', { body: edit('innerCoping', 0, ['散步']) })
    await Promise.all([
      resident.must('POST /api/plan/mine/edits', { body: edit('innerCoping', 1, ['散步', '听歌']) }),
      lin.must('POST /api/plan/events/:id/edits', { params, body: edit('innerCoping', 1, ['散步', '洗脸']) }),
    ])
    const sheet = await mine(resident)
    expect(sheet.versions.innerCoping).toBe(2)
    expect(sheet.clashes).toHaveLength(1)
  })

  it('is refused to a colleague who does not own the event, and to another agency', async () => {
    const { params } = await together()
    const zhou = await house.as('周敏')
    const body = edit('warningSigns', 0, ['发呆'])
    expect((await zhou.call('POST /api/plan/events/:id/edits', { params, body })).refused).toBe('ALREADY_TAKEN')
    const far = await house.colleague('crisis_worker', 'elsewhere', ['C-CRISIS'])
    expect((await far.call('GET /api/plan/events/:id', { params })).refused).toBe('NOT_FOUND')
  })

  it('refuses a value of another shape and keeps what stood there', async () => {
    const { resident } = await together()
    const wrong = await resident.call('POST /api/plan/mine/edits', { body: edit('likelihoodOfUse', 0, 11) })
    expect(wrong.refused).toBe('BAD_INPUT')
    expect((await mine(resident)).fields.likelihoodOfUse).toBeNull()
  })

  it('prints on one A5 page with its font inside', async () => {
    const { lin, params } = await together()
    await lin.must('POST /api/plan/events/:id/edits', { params, body: edit('warningSigns', 0, ['翻来覆去睡不着']) })
    await lin.must('POST /api/crisis/events/:id/safety-plan', { params, body: { id: randomUUID() } })
    const { pdf, fileName } = await lin.must('GET /api/plan/events/:id/print', { params })
    const bytes = Buffer.from(pdf, 'base64').toString('latin1')
    expect(fileName).toMatch(/^我的安全计划-/)
    expect(bytes.startsWith('%PDF')).toBe(true)
    expect(bytes).toContain('/FontFile3')
    expect(bytes.match(/\/Type \/Page\b/g)).toHaveLength(1)
    // A5 in points
    expect(bytes).toMatch(/\/MediaBox \[0 0 419\.53 595\.28\]/)
  })
})

describe('sharing a plan', () => {
  async function shared(fields: Field[] = ['warningSigns']) {
    const { resident, lin, params } = await together()
    await resident.must('POST /api/plan/mine/edits', { body: edit('warningSigns', 0, ['不接电话']) })
    await resident.must('POST /api/plan/mine/edits', { body: edit('reasonToLive', 0, '只有我知道的理由') })
    await resident.must('POST /api/plan/mine/versions', { body: { id: randomUUID() } })
    const made = await resident.must('POST /api/plan/mine/shares', {
      body: { id: randomUUID(), contact: '小雨', fields, days: 7, agreed: true },
    })
    return { resident, lin, params, secret: made.secret, share: made.shares[0]! }
  }

  it('shows one contact the chosen fields, once', async () => {
    const { resident, secret } = await shared()
    const friend = house.visitor()
    const opened = await friend.must('POST /api/plan/shared', { body: { secret } })
    expect(opened.fields).toEqual({ warningSigns: ['不接电话'] })
    expect(JSON.stringify(opened)).not.toContain('只有我知道的理由')
    expect((await friend.call('POST /api/plan/shared', { body: { secret } })).refused).toBe('LINK_USED')
    expect((await resident.must('GET /api/plan/mine/shares')).shares[0]!.openedAt).not.toBeNull()
  })

  it('opens also when nobody else has asked the house for anything for a while', async () => {
    const { secret } = await shared()
    house.floor.clock.turn({ minutes: 30 })
    const opened = await house.visitor().must('POST /api/plan/shared', { body: { secret } })
    expect(opened.fields).toEqual({ warningSigns: ['不接电话'] })
  })

  it('opens nothing once it is taken back, or its days are over', async () => {
    const one = await shared()
    await one.resident.must('DELETE /api/plan/mine/shares/:id', { params: { id: one.share.id } })
    expect((await house.visitor().call('POST /api/plan/shared', { body: { secret: one.secret } })).refused).toBe(
      'LINK_USED',
    )
    const two = await shared()
    house.floor.clock.turn({ hours: 24 * 7 + 1 })
    expect((await house.visitor().call('POST /api/plan/shared', { body: { secret: two.secret } })).refused).toBe(
      'LINK_USED',
    )
  })
})

describe('a plan of ninety days ago', () => {
  it('is brought before whoever saw to the person, once', async () => {
    const { lin, params, number } = await together()
    await lin.must('POST /api/plan/events/:id/edits', { params, body: edit('warningSigns', 0, ['发呆']) })
    await lin.must('POST /api/crisis/events/:id/safety-plan', { params, body: { id: randomUUID() } })
    house.floor.clock.turn({ hours: 24 * 90 + 1 })
    await askForReviews(house.floor)
    await askForReviews(house.floor)
    await house.settle()
    const letters = house.pager.letters.filter(
      (one) => one.words === `安心小屋：${number} 的安全计划到了再看一遍的日子，请打开工作台。`,
    )
    expect(letters).toHaveLength(1)
  })
})
