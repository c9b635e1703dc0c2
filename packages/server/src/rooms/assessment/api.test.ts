import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

const phq9 = (item9: number, rest = 1): Record<string, number> =>
  Object.fromEntries([...Array.from({ length: 8 }, (_, at) => [String(at + 1), rest]), ['9', item9]])

/** Begins a sitting of one's own. */
async function begin(
  who: Visitor,
  pack: 'quick' | 'minor_12_17' | 'elder' | 'frontline' = 'quick',
  more: { age?: number } = {},
): Promise<string> {
  const id = randomUUID()
  await who.must('POST /api/assessment/sittings', { body: { id, pack, consent: true, ...more } })
  return id
}
const save = (
  who: Visitor,
  id: string,
  instrument: string,
  answers: Record<string, number | null>,
  more: { done?: boolean; finish?: boolean } = {},
) =>
  who.call('PUT /api/assessment/sittings/:id/answers', {
    params: { id },
    body: { instrument, version: '1.0.0', answers, ...more },
  })
async function mustSave(...asked: Parameters<typeof save>) {
  const came = await save(...asked)
  expect(came.status, JSON.stringify(came.reply)).toBe(200)
  return came.reply.sitting
}

/** Somebody registered, written down by a worker, with a sitting beside them. */
async function person(worker: Visitor, birthDate = '1985-03-02'): Promise<string> {
  const id = randomUUID()
  await worker.must('POST /api/assessment/people', {
    body: { id, name: '测试居民', birthDate, consent: true, consentChannel: 'face_to_face' },
  })
  return id
}
async function fillWith(
  worker: Visitor,
  residentId: string,
  instrument: string,
  answers: Record<string, number | null>,
  by: { mode: 'assisted' } | { mode: 'proxy'; proxyRelation: 'child' } = { mode: 'assisted' },
): Promise<void> {
  const sittingId = randomUUID()
  await worker.must('POST /api/assessment/people/:id/sittings', {
    params: { id: residentId },
    body: { sittingId, pack: instrument === 'asq' ? 'crisis' : 'quick', ...by },
  })
  if (instrument === 'phq9')
    await worker.must('PUT /api/assessment/staff-sittings/:id/answers', {
      params: { id: sittingId },
      body: { instrument: 'phq4', version: '1.0.0', answers: { 1: 2, 2: 2, 3: 0, 4: 0 }, done: true },
    })
  await worker.must('PUT /api/assessment/staff-sittings/:id/answers', {
    params: { id: sittingId },
    body: { instrument, version: '1.0.0', answers, done: true, finish: true },
  })
}
const board = async (): Promise<
  { source: string; grade: string; name: string | null; id: string; signals: number }[]
> => (await (await house.as('林晓安')).must('GET /api/crisis/board')).rows
const entryOf = async (worker: Visitor, residentId: string) => {
  for (const { id } of (await worker.must('GET /api/worklist/entries')).rows) {
    const { entry } = await worker.must('GET /api/worklist/entries/:id', { params: { id } })
    if (entry.residentId === residentId) return entry
  }
  return undefined
}

describe('somebody without a name', () => {
  it('goes through the quick check and is asked what follows from the answers', async () => {
    const visitor = house.visitor()
    const offers = await visitor.must('GET /api/assessment/offers')
    expect(offers.offers.map((one) => one.pack)).toContain('quick')
    const id = await begin(visitor)
    const first = await mustSave(visitor, id, 'phq4', { 1: 2, 2: 2, 3: 0, 4: 1 }, { done: true })
    expect(first.order).toEqual(['phq4', 'phq9', 'function'])
    await mustSave(visitor, id, 'phq9', phq9(0), { done: true })
    const done = await mustSave(visitor, id, 'function', { F1: 0, F2: 1, F3: 0, F4: 0 }, { done: true, finish: true })
    expect(done.state).toBe('finished')
    expect(done.result?.title).toBe('最近有些累')
    expect(JSON.stringify(done.result)).not.toMatch(/抑郁|焦虑症|障碍|GREEN|YELLOW|\d+ ?分/)
  })

  it('leaves the form after a dangerous answer: a person is told all the same', async () => {
    const before = (await board()).filter((row) => row.source === 'scale').length
    const visitor = house.visitor()
    const id = await begin(visitor)
    await mustSave(visitor, id, 'phq4', { 1: 3, 2: 2, 3: 0, 4: 0 }, { done: true })
    await mustSave(visitor, id, 'phq9', { 1: 1, 2: 1 })
    expect((await board()).filter((row) => row.source === 'scale')).toHaveLength(before)
    const left = await mustSave(visitor, id, 'phq9', { 9: 1 })
    expect(left.safety).toBe(true)
    expect(left.order).toContain('asq')
    const rows = (await board()).filter((row) => row.source === 'scale')
    expect(rows).toHaveLength(before + 1)
    // saved again, and once more: nobody is called twice for one finding
    await mustSave(visitor, id, 'phq9', { 9: 1 })
    expect((await board()).filter((row) => row.source === 'scale')).toHaveLength(before + 1)
  })

  it('answers ASQ question 5 with yes: the alert is RED', async () => {
    const visitor = house.visitor()
    const id = await begin(visitor)
    await mustSave(visitor, id, 'phq4', { 1: 3, 2: 3, 3: 0, 4: 0 }, { done: true })
    await mustSave(visitor, id, 'phq9', phq9(2), { done: true })
    await mustSave(visitor, id, 'asq', { 1: 1, 2: 0, 3: 1, 4: 0, 5: 1 }, { done: true })
    expect((await board()).some((row) => row.source === 'scale' && row.grade === 'RED')).toBe(true)
  })

  it('finds the result again by its code, under a name', async () => {
    const visitor = house.visitor()
    const id = await begin(visitor)
    await mustSave(visitor, id, 'phq4', { 1: 0, 2: 0, 3: 0, 4: 0 }, { done: true })
    await mustSave(visitor, id, 'function', { F1: 0, F2: 0, F3: 0, F4: 0 }, { done: true, finish: true })
    const { claimCode } = await visitor.must('POST /api/assessment/sittings/:id/claim-code', { params: { id } })
    const cheng = await house.as('阿诚')
    expect((await cheng.must('GET /api/assessment/results')).results.map((one) => one.sittingId)).not.toContain(id)
    await cheng.must('POST /api/assessment/claims', { body: { claimCode } })
    expect((await cheng.must('GET /api/assessment/results')).results.map((one) => one.sittingId)).toContain(id)
    expect((await cheng.call('POST /api/assessment/claims', { body: { claimCode } })).refused).toBe('NOT_FOUND')
  })

  it('asks for a social worker with a number, and stands on the list', async () => {
    const visitor = house.visitor()
    const id = await begin(visitor)
    await mustSave(visitor, id, 'phq4', { 1: 0, 2: 0, 3: 0, 4: 0 }, { done: true, finish: true })
    expect(
      (await visitor.call('POST /api/assessment/sittings/:id/contact', { params: { id }, body: {} })).refused,
    ).toBe('CONTACT_NEEDED')
    await visitor.must('POST /api/assessment/sittings/:id/contact', { params: { id }, body: { phone: '13900000321' } })
    const worker = await house.colleague('social_worker')
    const rows = (await worker.must('GET /api/worklist/entries')).rows
    const mine = rows.find((row) => row.rule === 'Y4' && row.name === null)
    expect(mine?.colour).toBe('YELLOW')
    const { entry } = await worker.must('GET /api/worklist/entries/:id', { params: { id: mine!.id } })
    expect(entry.phone).toBe('13900000321')
  })
})

describe('a pack for a device', () => {
  it('holds for a named person only what may be asked at their age', async () => {
    const formsFor = async (who: Visitor): Promise<string[]> => {
      const { forms } = await who.must('GET /api/assessment/packs/:pack', { params: { pack: 'post_disaster' } })
      return forms.map((one) => one.instrument)
    }
    const anybody = await formsFor(house.visitor())
    const zhou = await formsFor(await house.as('小舟'))
    expect(anybody).toContain('pcptsd5')
    expect(zhou).not.toContain('pcptsd5')
    expect(zhou).toContain('asq')
  })
})

describe('crafted input', () => {
  it('is refused clearly and changes nothing', async () => {
    const visitor = house.visitor()
    const id = await begin(visitor)
    expect((await save(visitor, id, 'phq4', { 1: 7 })).refused).toBe('BAD_INPUT')
    expect((await save(visitor, id, 'phq4', { 99: 1 })).refused).toBe('BAD_INPUT')
    expect((await save(visitor, id, 'pcl5', { 1: 1 })).refused).toBe('BAD_INPUT')
    const wrong = await visitor.call('PUT /api/assessment/sittings/:id/answers', {
      params: { id },
      body: { instrument: 'phq4', version: '9.9.9', answers: { 1: 1 } },
    })
    expect([wrong.refused, (wrong.reply as unknown as { field: string }).field]).toEqual(['BAD_INPUT', 'version'])
    const { sitting } = await visitor.must('GET /api/assessment/sittings/:id', { params: { id } })
    expect(sitting.forms).toEqual([])
  })

  it('sent five times is kept once, and a finished form does not change', async () => {
    const visitor = house.visitor()
    const id = await begin(visitor)
    for (let n = 0; n < 5; n += 1)
      await mustSave(visitor, id, 'phq4', { 1: 1, 2: 1, 3: 1, 4: 1 }, { done: true, finish: true })
    expect((await save(visitor, id, 'phq4', { 1: 0 }, { done: true })).refused).toBe('WRONG_STATE')
    expect((await visitor.must('GET /api/assessment/results')).results).toHaveLength(1)
    for (let n = 0; n < 5; n += 1)
      await visitor.must('POST /api/assessment/sittings', { body: { id, pack: 'quick', consent: true } })
    expect((await visitor.must('GET /api/assessment/results')).results).toHaveLength(1)
  })

  it('shows nobody else’s sitting', async () => {
    const visitor = house.visitor()
    const id = await begin(visitor)
    const other = house.visitor()
    await begin(other)
    expect((await other.call('GET /api/assessment/sittings/:id', { params: { id } })).refused).toBe('NOT_FOUND')
    expect((await save(other, id, 'phq4', { 1: 1 })).refused).toBe('NOT_FOUND')
  })

  it('tells a child below fourteen to bring a guardian, and hears danger all the same in the chat', async () => {
    const child = house.visitor()
    const came = await child.call('POST /api/assessment/sittings', {
      body: { id: randomUUID(), pack: 'minor_8_11', consent: true, age: 10 },
    })
    expect(came.refused).toBe('GUARDIAN_CONSENT_NEEDED')
    const lin = await house.as('林晓安')
    const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
    const body = { id: randomUUID(), text: '我十岁，我不想活了' }
    const { conversation } = await child.must('POST /api/companion/messages', { body })
    expect(conversation.presence).toBe('paged')
    expect(conversation.messages.some((line) => line.card === 'crisis')).toBe(true)
    const row = (await lin.must('GET /api/crisis/board')).rows.find((one) => !before.has(one.id))
    expect(row?.next?.kind).toBe('rung')
  })
})

describe('a worker beside somebody', () => {
  it('has every pack that may be asked here on the tablet, each form once, and knows the age by the number', async () => {
    const worker = await house.colleague('social_worker')
    const kept = await worker.must('GET /api/assessment/staff-packs')
    expect(kept.packs.map((one) => one.pack)).toEqual(expect.arrayContaining(['quick', 'elder', 'crisis']))
    const ids = (kept.definitions as { id: string }[]).map((one) => one.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(['phq9', 'gds15', 'asq']))
    const { people } = await worker.must('GET /api/assessment/people', { params: { phone: '13900000101' } })
    expect(people).toMatchObject([{ name: '桂芳', age: 68, minor: false }])
  })
})

describe('the list', () => {
  it('holds whoever was found, until a person decides', async () => {
    const worker = await house.colleague('social_worker')
    const id = await person(worker)
    await fillWith(worker, id, 'phq9', phq9(0, 2))
    const entry = (await entryOf(worker, id))!
    expect([entry.rule, entry.colour, entry.tier, entry.state]).toEqual(['Y2', 'YELLOW', 3, 'open'])
    expect(entry.decisions[0]!.evidence[0]!.findings).toEqual([{ fact: 'phq9.total', value: 16 }])
    const at = { params: { id: entry.id } }
    const early = await worker.call('POST /api/worklist/entries/:id/decision', {
      ...at,
      body: { id: randomUUID(), decision: 'counselling', reason: '约咨询' },
    })
    expect(early.refused).toBe('ALREADY_TAKEN')
    await worker.must('POST /api/worklist/entries/:id/take', at)
    const other = await house.colleague('social_worker')
    expect((await other.call('POST /api/worklist/entries/:id/take', at)).refused).toBe('ALREADY_TAKEN')
    const { colleagues } = await worker.must('GET /api/worklist/entries/:id/colleagues', at)
    expect(colleagues.map((one) => one.name)).toContain('李静')
    expect(colleagues.map((one) => one.name)).not.toContain('吴街')
    expect(colleagues.filter((one) => one.mine)).toHaveLength(1)
    await worker.must('POST /api/worklist/entries/:id/contacts', {
      ...at,
      body: { id: randomUUID(), channel: 'phone', outcome: 'reached', note: '愿意来' },
    })
    const done = await worker.must('POST /api/worklist/entries/:id/decision', {
      ...at,
      body: { id: randomUUID(), decision: 'counselling', reason: '约咨询' },
    })
    expect(done.entry.state).toBe('closed')
    expect(await entryOf(worker, id)).toBeUndefined()
    const closed = (await worker.must('GET /api/worklist/entries', { params: { view: 'closed' } })).rows
    expect(closed.map((row) => row.id)).toContain(entry.id)
  })

  it('lowers ORANGE only with the certificate, and RED only with two people', async () => {
    const worker = await house.colleague('social_worker')
    const id = await person(worker)
    await fillWith(worker, id, 'asq', { 1: 0, 2: 0, 3: 0, 4: 1, 5: 0 })
    const orange = (await entryOf(worker, id))!
    expect([orange.rule, orange.colour]).toEqual(['O1', 'ORANGE'])
    const at = { params: { id: orange.id } }
    const lower = { ...at, body: { colour: 'YELLOW' as const, reason: '八年前的事，已核实' } }
    expect((await worker.call('POST /api/worklist/entries/:id/level', lower)).refused).toBe('CERT_REQUIRED')
    const certified = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    expect((await certified.must('POST /api/worklist/entries/:id/level', lower)).entry.colour).toBe('YELLOW')
    await worker.must('POST /api/worklist/entries/:id/level', {
      ...at,
      body: { colour: 'RED', reason: '刚才来电说有打算' },
    })
    const asked = await certified.must('POST /api/worklist/entries/:id/level', lower)
    expect([asked.entry.colour, asked.entry.lowering?.colour]).toEqual(['RED', 'YELLOW'])
    const confirm = { ...at, body: { agree: true } }
    expect((await certified.call('POST /api/worklist/entries/:id/level/confirmation', confirm)).refused).toBe(
      'SECOND_PERSON_NEEDED',
    )
    expect((await worker.call('POST /api/worklist/entries/:id/level/confirmation', confirm)).refused).toBe(
      'CERT_REQUIRED',
    )
    const supervisor = await house.colleague('supervisor', 'here', ['C-SUPERVISE'])
    expect((await supervisor.must('POST /api/worklist/entries/:id/level/confirmation', confirm)).entry.colour).toBe(
      'YELLOW',
    )
  })

  it('computes the level again when a finding is rejected with a reason', async () => {
    const worker = await house.colleague('social_worker')
    const id = await person(worker)
    await fillWith(worker, id, 'phq9', phq9(0, 2))
    const entry = (await entryOf(worker, id))!
    const at = { params: { id: entry.id } }
    const after = await worker.must('POST /api/worklist/entries/:id/evidence-rejections', {
      ...at,
      body: { fact: 'phq9.total', reason: '看错了选项' },
    })
    expect([after.entry.colour, after.entry.rule]).toEqual(['GREEN', 'G0'])
    expect(after.entry.decisions[0]!.rejected[0]).toMatchObject({ fact: 'phq9.total', reason: '看错了选项' })
    const raised = await worker.must('POST /api/worklist/entries/:id/level', {
      ...at,
      body: { colour: 'YELLOW', reason: '电话里听着不太好' },
    })
    expect(raised.entry.decisions[0]!.rejected[0]!.reason).toBe('看错了选项')
  })

  it('lets two people lower RED by rejecting the finding it stands on', async () => {
    const worker = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    const id = await person(worker)
    await fillWith(worker, id, 'asq', { 1: 0, 2: 0, 3: 0, 4: 0, 5: 1 })
    const entry = (await entryOf(worker, id))!
    const at = { params: { id: entry.id } }
    const asked = await worker.must('POST /api/worklist/entries/:id/evidence-rejections', {
      ...at,
      body: { fact: 'asq.q5', reason: '听错了，复问是没有' },
    })
    expect([asked.entry.colour, asked.entry.lowering?.fact]).toEqual(['RED', 'asq.q5'])
    const supervisor = await house.colleague('supervisor', 'here', ['C-SUPERVISE'])
    const { entry: lowered } = await supervisor.must('POST /api/worklist/entries/:id/level/confirmation', {
      ...at,
      body: { agree: true },
    })
    expect([lowered.colour, lowered.rule]).toEqual(['GREEN', 'G0'])
    expect(lowered.decisions[0]!.rejected).toMatchObject([{ fact: 'asq.q5', reason: '听错了，复问是没有' }])
  })

  it('is another agency’s affair only there', async () => {
    const worker = await house.colleague('social_worker')
    const id = await person(worker)
    await fillWith(worker, id, 'phq9', phq9(0, 2))
    const entry = (await entryOf(worker, id))!
    const stranger = await house.colleague('social_worker', 'elsewhere')
    expect((await stranger.must('GET /api/worklist/entries')).rows).toEqual([])
    expect((await stranger.call('GET /api/worklist/entries/:id', { params: { id: entry.id } })).refused).toBe(
      'NOT_FOUND',
    )
    expect((await stranger.call('GET /api/assessment/people/:id/measures', { params: { id } })).refused).toBe(
      'NOT_FOUND',
    )
  })

  it('shows a person’s measures with reliable change, and each form as it was answered', async () => {
    const worker = await house.colleague('counsellor')
    const id = await person(worker)
    await fillWith(worker, id, 'phq9', phq9(0, 2))
    house.floor.clock.turn({ days: 15 })
    const again = await house.colleague('counsellor')
    await fillWith(again, id, 'phq9', phq9(0, 1))
    const { series } = await again.must('GET /api/assessment/people/:id/measures', { params: { id } })
    const points = series.find((one) => one.instrument === 'phq9')!.points
    expect(points.map((one) => one.total)).toEqual([16, 8])
    expect(points[1]!.change).toEqual({ delta: -8, direction: 'better', reliable: true, significant: true })
    expect(points[1]!.mode).toBe('assisted')
    const form = await again.must('GET /api/assessment/responses/:id', { params: { id: points[1]!.responseId } })
    expect(form.items[0]).toMatchObject({ text: '做事时提不起劲或没有兴趣', answer: '好几天' })
    // what a son says of her is no change in what she says
    house.floor.clock.turn({ days: 15 })
    const third = await house.colleague('counsellor')
    await fillWith(third, id, 'phq9', phq9(0, 3), { mode: 'proxy', proxyRelation: 'child' })
    const said = (await third.must('GET /api/assessment/people/:id/measures', { params: { id } })).series
    expect(said.find((one) => one.instrument === 'phq9')!.points[2]).toMatchObject({ mode: 'proxy', change: null })
  })
})

describe('terms', () => {
  it('that pass unanswered are told to the supervisor; a YELLOW nobody saw to goes back to all', async () => {
    const worker = await house.colleague('social_worker')
    const id = await person(worker)
    await fillWith(worker, id, 'phq9', phq9(0, 2))
    const entry = (await entryOf(worker, id))!
    await worker.must('POST /api/worklist/entries/:id/take', { params: { id: entry.id } })
    for (let n = 0; n < 2; n += 1) {
      house.floor.clock.turn({ hours: 96 })
      await house.keepList()
    }
    const later = await house.colleague('social_worker')
    const now = (await entryOf(later, id))!
    expect([now.state, now.ownerName]).toEqual(['open', null])
    expect(now.steps.map((one) => one.what)).toContain('worklist.entry_given_back')
  })
})
