import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
/** Leads the cases; goes herself. */
let li: Visitor
let chen: Visitor
let caseId: string
let ids: Map<string, string>
let hour = 0

beforeAll(async () => {
  house = await openHouse({ street: true })
  await signIn()
  const { rows } = await li.must('GET /api/casework/cases')
  caseId = rows.find((one) => one.name === '桂芳')!.id
  const { colleagues } = await li.must('GET /api/outing/cases/:id', { params: { id: caseId } })
  ids = new Map(colleagues.map((one) => [one.name, one.id]))
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})
async function signIn(): Promise<void> {
  li = await house.as('李静')
  chen = await house.as('陈督明')
}

const now = (): number => house.floor.clock.processNow.getTime()
const iso = (ms: number): string => new Date(ms).toISOString()
/** Hours ahead, each time later: nobody is booked twice. */
const nextHour = (): number => {
  hour += 2
  return now() + 3_600_000 * hour
}

type PlanBody = { companionId?: string | null; wish?: boolean; id?: string }
const planOf = (more: PlanBody = {}) => ({
  ...{ id: randomUUID(), staffId: ids.get('李静')!, startsAt: iso(nextHour()), minutes: 50 },
  ...{
    where: '梧桐里 3 栋 202',
    why: '看看她一个人吃饭怎么样',
    bring: ['consent' as const],
    companionId: null,
    wish: false,
  },
  ...more,
})
async function planned(more: PlanBody = {}): Promise<string> {
  const body = planOf(more)
  await li.must('POST /api/outing/cases/:id/visits', { params: { id: caseId }, body })
  return body.id
}
const see = async (id: string, who = li) => (await who.must('GET /api/outing/visits/:id', { params: { id } })).visit
type Said = Parameters<typeof edit>[1]
const edit = (
  id: string,
  said:
    | { field: 'seen'; value: string }
    | { field: 'met'; value: 'met' | 'not_home' }
    | { field: 'risk'; value: { answer: 'none' | 'present'; words: string } },
  base = 0,
  who = li,
  more: { id?: string; at?: number } = {},
) =>
  who.must('POST /api/outing/visits/:id/edits', {
    params: { id },
    body: { edits: [{ id: more.id ?? randomUUID(), base, said, writtenAt: iso(more.at ?? now()) }] },
  })
describe('what is written on devices', () => {
  it('is kept once, and beside what a colleague wrote meanwhile, until a person chooses', async () => {
    const id = await planned()
    const first = randomUUID()
    await edit(id, { field: 'seen', value: '屋里很静' }, 0, li, { id: first })
    const again = await edit(id, { field: 'seen', value: '屋里很静' }, 0, li, { id: first })
    expect(again.form.fields).toMatchObject([{ revision: 1 }])
    const { form } = await edit(id, { field: 'seen', value: '桌上有酒瓶' }, 0, chen)
    expect(form.fields).toMatchObject([{ said: { value: '屋里很静' }, revision: 1, byName: '李静' }])
    expect(form.clashes).toMatchObject([{ said: { value: '桌上有酒瓶' }, byName: '陈督明' }])
    await edit(id, { field: 'met', value: 'met' })
    await edit(id, { field: 'risk', value: { answer: 'none', words: '' } })
    const sign = () => li.call('POST /api/outing/visits/:id/signature', { params: { id } })
    expect((await sign()).refused).toBe('GATE_NOT_MET')
    const choose = (base: number) =>
      li.call('POST /api/outing/visits/:id/choices', {
        params: { id },
        body: { editId: form.clashes[0]!.id, base, said: { field: 'seen', value: '屋里很静\n桌上有酒瓶' } },
      })
    expect((await choose(0)).refused).toBe('WRONG_STATE')
    expect((await choose(1)).reply!.form).toMatchObject({ clashes: [] })
    expect((await choose(1)).status).toBe(200)
    expect((await see(id)).inside!.form.fields.find(({ said }) => said.field === 'seen')).toMatchObject({
      said: { value: '屋里很静\n桌上有酒瓶' },
      revision: 2,
    })
    expect((await sign()).status).toBe(200)
  })
  it('with danger calls whoever is on duty, once, with when it was written, also beside another answer', async () => {
    const id = await planned()
    const lin = await house.as('林晓安')
    const of = async () => (await lin.must('GET /api/crisis/board')).rows.find((row) => row.name === '桂芳')
    const before = (await of())?.signals ?? 0
    await edit(id, { field: 'risk', value: { answer: 'none', words: '' } }, 0, chen)
    const edited = { id: randomUUID(), at: now() - 90 * 60_000 }
    const late = await edit(id, { field: 'risk', value: { answer: 'present', words: '她说不想活了' } }, 0, li, edited)
    expect(late.alerted).toBe(true)
    expect(late.form.clashes).toHaveLength(1)
    expect(
      (await edit(id, { field: 'risk', value: { answer: 'present', words: '她说不想活了' } }, 0, li, edited)).alerted,
    ).toBe(false)
    const row = (await of())!
    expect(row.signals).toBe(before + 1)
    const event = await lin.must('GET /api/crisis/events/:id', { params: { id: row.id } })
    expect(JSON.stringify(event.reasons)).toMatch(/上门时写下，现在才送到）她说不想活了/)
  })
  it('becomes a signed record of the case and counts as contact; what arrives later is added beneath', async () => {
    const id = await planned()
    const record = async () =>
      (await li.must('GET /api/record/cases/:id', { params: { id: caseId } })).notes.find((one) => one.id === id)
    await edit(id, { field: 'met', value: 'met' })
    await edit(id, { field: 'seen', value: '说起评弹笑了' })
    const sign = () => li.call('POST /api/outing/visits/:id/signature', { params: { id } })
    expect((await sign()).refused).toBe('GATE_NOT_MET')
    await edit(id, { field: 'risk', value: { answer: 'none', words: '' } })
    const before = (await li.must('GET /api/casework/cases/:id', { params: { id: caseId } })).case.sessions
    await Promise.all([sign(), sign()])
    expect((await see(id)).inside!.form).toMatchObject({ signedBy: '李静' })
    expect(await record()).toMatchObject({
      mode: 'home',
      risk: 'none',
      attendance: 'came',
      authorName: '李静',
      fields: { seen: '说起评弹笑了' },
    })
    expect((await record())!.signedAt).not.toBeNull()
    expect((await li.must('GET /api/casework/cases/:id', { params: { id: caseId } })).case.sessions).toBe(before + 1)
    expect((await see(id)).state).toBe('DONE')
    const { form } = await edit(id, { field: 'seen', value: '门口有两级台阶' }, 1)
    expect(form.late).toMatchObject([{ said: { value: '门口有两级台阶' } }])
    expect((await record())!.addenda[0]!.text).toMatch(/看到的：门口有两级台阶/)
  })
  it('loses nothing and overwrites nothing, however many devices send however often in whatever order', async () => {
    let seed = 20261125
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((seed / 2_147_483_648) * below)
    }
    for (let round = 0; round < 3; round += 1) {
      const id = await planned()
      const devices = [li, chen, li, chen].map((who, n) => ({
        who,
        n,
        bases: { seen: 0 },
        sent: [] as { id: string; base: number; said: Said }[],
      }))
      const written = new Set<string>()
      for (let turn = 0; turn < 24; turn += 1) {
        const device = devices[random(devices.length)]!
        const old = device.sent.length > 0 && random(3) === 0
        const one = old
          ? device.sent[random(device.sent.length)]!
          : {
              id: randomUUID(),
              base: device.bases.seen,
              said: { field: 'seen' as const, value: `第${round}轮 ${device.n} ${turn}` },
            }
        if (!old) {
          device.sent.push(one)
          written.add(one.said.value as string)
        }
        const { form } = await edit(id, one.said, one.base, device.who, { id: one.id })
        // the answer is lost one time in three: the device still stands where it stood
        if (random(3) > 0) device.bases.seen = form.fields[0]!.revision
      }
      const { form } = (await see(id)).inside!
      const { rows } = await house.floor.engine.hold().then(async (line) => {
        const found = await line.query(
          'select state, count(*)::int as n from outing_edit where outing_id = $1 group by state',
          [id],
        )
        line.release()
        return found
      })
      const counted = new Map(rows.map((row) => [row.state as string, row.n as number]))
      expect((counted.get('kept') ?? 0) + (counted.get('clash') ?? 0)).toBe(written.size)
      // each that was kept over another made a revision of its own; each that was not stands beside it
      expect(form.fields[0]!.revision).toBe(counted.get('kept'))
      expect(form.clashes).toHaveLength(counted.get('clash') ?? 0)
      for (const { said } of [...form.fields, ...form.clashes]) expect(written).toContain(said.value)
    }
  }, 120_000)
})
