import { randomUUID } from 'node:crypto'
import { rescueRoles } from '@anxin/core/rescue/roles.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
  await house.settle()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

async function taken(who?: Visitor) {
  const resident = who ?? house.visitor()
  const lin = await house.as('林晓安')
  const rows = async () => (await lin.must('GET /api/crisis/board')).rows
  const before = new Set((await rows()).map((row) => row.id))
  await resident.must('POST /api/companion/messages', {
    body: { id: randomUUID(), text: '我不想活了，药都准备好了，今晚就吃' },
  })
  const { id } = (await rows()).find((row) => !before.has(row.id))!
  await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id } })
  const timeline = async () =>
    (await lin.must('GET /api/crisis/events/:id', { params: { id } })).timeline.map((one) => one.what)
  return { resident, lin, params: { id }, timeline }
}
const beat = (who: Visitor) => who.must('POST /api/rescue/beats')

describe('a page that goes silent in a crisis', () => {
  it('is seen on the desk, and whoever owns the event is called to reach back', async () => {
    const { resident, lin, params, timeline } = await taken()
    expect((await beat(resident)).open).toBe(true)
    house.floor.clock.turn({ seconds: 46 })
    await house.settle()
    const { presence } = await lin.must('GET /api/rescue/events/:id', { params })
    expect(presence!.silentAt).not.toBeNull()
    expect(await timeline()).toContain('crisis.page_gone')
    expect(await timeline()).not.toContain('crisis.reach_back_due')
    house.floor.clock.turn({ seconds: 91 })
    await house.settle()
    await house.settle()
    expect((await timeline()).filter((one) => one === 'crisis.reach_back_due')).toHaveLength(1)
    expect(house.pager.letters.some((one) => /页面断开了，请打开工作台联系/.test(one.words))).toBe(true)
  })

  it('writes discreet words to the number they left, and to no tail of a number', async () => {
    const { resident, timeline } = await taken()
    await resident.must('POST /api/companion/callback', {
      body: { phone: '13900000777', friend: null, consent: true },
    } as never)
    await beat(resident)
    house.floor.clock.turn({ seconds: 46 })
    await house.settle()
    house.floor.clock.turn({ seconds: 91 })
    await house.settle()
    expect(await timeline()).toContain('crisis.reach_back_due')
    const letters = house.pager.letters.filter((one) => one.address === '13900000777')
    expect(letters.map((one) => one.words)).toEqual(['安心小屋：刚才好像断开了。方便时请再打开小屋，我们还在。'])
  })

  it('that comes back in time is called by nobody', async () => {
    const { resident, lin, params, timeline } = await taken()
    await beat(resident)
    house.floor.clock.turn({ seconds: 46 })
    await house.settle()
    await beat(resident)
    expect(await timeline()).toContain('crisis.page_back')
    house.floor.clock.turn({ seconds: 20 })
    await house.settle()
    expect((await lin.must('GET /api/rescue/events/:id', { params })).presence!.silentAt).toBeNull()
    expect(await timeline()).not.toContain('crisis.reach_back_due')
  })

  it('of somebody without an alert is told to stop saying so', async () => {
    const calm = house.visitor()
    await calm.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '今天天气不错' } })
    expect((await beat(calm)).open).toBe(false)
  })

  it('counts by the seconds the supervisor has set', async () => {
    const chen = await house.as('陈督明')
    await chen.must('PUT /api/rescue/reach', { body: { silentAfterSeconds: 120, reachAfterSeconds: 0 } })
    const { resident, timeline } = await taken()
    await beat(resident)
    house.floor.clock.turn({ seconds: 60 })
    await house.settle()
    expect(await timeline()).not.toContain('crisis.page_gone')
    house.floor.clock.turn({ seconds: 61 })
    await house.settle()
    expect(await timeline()).toContain('crisis.page_gone')
    await chen.must('PUT /api/rescue/reach', { body: { silentAfterSeconds: 45, reachAfterSeconds: 90 } })
  })
})

describe('a whisper', () => {
  const secret = '先别急着劝，问她孩子现在在哪'
  it('is read by whoever works on the event, beside the line after which it was said', async () => {
    const { lin, params } = await taken()
    const chen = await house.as('陈督明')
    const body = { id: randomUUID(), text: secret }
    await chen.must('POST /api/rescue/events/:id/whispers', { params, body })
    await chen.must('POST /api/rescue/events/:id/whispers', { params, body })
    const { whispers } = await lin.must('GET /api/rescue/events/:id', { params })
    expect(whispers).toMatchObject([{ by: '陈督明', text: secret, mine: false }])
    expect(whispers[0]!.afterSeq).toBeGreaterThan(0)
  })

  it('never reaches the resident: not in the conversation, the stream, the accesses or what they take along', async () => {
    const { resident, lin, params } = await taken()
    const chen = await house.as('陈督明')
    await chen.must('POST /api/rescue/events/:id/whispers', { params, body: { id: randomUUID(), text: secret } })
    const heard = resident.listen(
      '/api/companion/stream',
      (frames) => frames.some((one) => one.data.from === 'person'),
      0,
    )
    await lin.must('POST /api/crisis/events/:id/messages', { params, body: { id: randomUUID(), text: '我在。' } })
    const everything = [
      await heard,
      await resident.must('GET /api/companion/conversation'),
      await resident.must('GET /api/identity/resident/accesses'),
      (await resident.call('GET /api/identity/resident/export')).reply,
      await resident.must('GET /api/plan/mine'),
    ]
    expect(JSON.stringify(everything)).not.toContain('孩子现在在哪')
    expect((await resident.call('GET /api/rescue/events/:id', { params })).refused).toBe('SIGN_IN_FIRST')
  })

  it('is not for a colleague who neither owns the event nor supervises', async () => {
    const { params } = await taken()
    const zhou = await house.as('周敏')
    const body = { id: randomUUID(), text: secret }
    expect((await zhou.call('POST /api/rescue/events/:id/whispers', { params, body })).refused).toBe('FORBIDDEN')
    expect((await zhou.must('GET /api/rescue/events/:id', { params })).whispers).toEqual([])
  })
})

describe('the board of a search', () => {
  const clue = (words: string, certainty: 'sure' | 'doubtful' = 'sure') => ({
    ...{ id: randomUUID(), words, source: 'contact' as const, certainty, seenAt: '2026-01-01T00:00:00.000Z' },
  })
  async function opened() {
    const one = await taken()
    const { lin, params } = one
    expect((await lin.call('POST /api/rescue/events/:id/board', { params, body: { id: randomUUID() } })).refused).toBe(
      'WRONG_STATE',
    )
    await lin.must('POST /api/crisis/events/:id/emergency', { params, body: { service: '110', note: '已报警' } })
    const board = await lin.must('POST /api/rescue/events/:id/board', { params, body: { id: randomUUID() } })
    return { ...one, board, at: { id: board.id } }
  }
  const seat = async (lin: Visitor, at: { id: string }, staffId: string, role: (typeof rescueRoles)[number]) =>
    lin.call('POST /api/rescue/boards/:id/seats', { params: at, body: { id: randomUUID(), staffId, role } })
  const idOf = (board: { colleagues: { id: string; name: string }[] | null }, name: string): string =>
    board.colleagues!.find((one) => one.name === name)!.id

  it('shows each part only theirs: nobody but the commander is led to the conversation', async () => {
    const { lin, board, at } = await opened()
    await lin.must('POST /api/rescue/boards/:id/clues', { params: at, body: clue('江边三号码头') })
    const wu = await house.as('吴街')
    expect((await wu.call('GET /api/rescue/boards/:id', { params: at })).refused).toMatch(/NOT_FOUND|FORBIDDEN/)
    const zhou = await house.as('周敏')
    expect((await zhou.call('GET /api/rescue/boards/:id', { params: at })).refused).toBe('NOT_FOUND')
    const seen: Record<string, unknown> = {}
    for (const role of rescueRoles.filter((one) => one !== 'commander')) {
      expect((await seat(lin, at, idOf(board, '周敏'), role)).status).toBe(200)
      const shown = await zhou.must('GET /api/rescue/boards/:id', { params: at })
      expect(shown.myRole).toBe(role)
      expect(shown.eventId).toBeNull()
      expect(shown.colleagues).toBeNull()
      expect(JSON.stringify(shown)).not.toContain('药都准备好了')
      seen[role] = [shown.person, shown.phones, shown.address, shown.clues, shown.script, shown.log].map(
        (one) => one !== null,
      )
    }
    expect(seen.recorder).toEqual([false, false, false, false, false, true])
    expect(seen.pair).toEqual([true, true, false, false, false, false])
    expect(seen.caller).toEqual([true, true, false, true, true, false])
    expect((await zhou.call('GET /api/rescue/boards/:id/card', { params: at })).refused).toBe('FORBIDDEN')
    await seat(lin, at, idOf(board, '周敏'), 'liaison')
    const card = await zhou.must('GET /api/rescue/boards/:id/card', { params: at })
    expect(Buffer.from(card.pdf, 'base64').toString('latin1').startsWith('%PDF')).toBe(true)
  })

  it('has one commander, before and after it is handed on or taken', async () => {
    const { lin, board, at } = await opened()
    const commanders = (shown: { seats: { role: string; name: string }[] }) =>
      shown.seats.filter((one) => one.role === 'commander').map((one) => one.name)
    expect(commanders(board)).toEqual(['林晓安'])
    const zhou = await house.as('周敏')
    const taking = { params: at, body: { id: randomUUID(), why: '晓安在接电话' } }
    expect(commanders(await zhou.must('POST /api/rescue/boards/:id/command', taking))).toEqual(['周敏'])
    expect((await lin.call('GET /api/rescue/boards/:id', { params: at })).refused).toBe('NOT_FOUND')
    const back = await seat(
      zhou,
      at,
      idOf(await zhou.must('GET /api/rescue/boards/:id', { params: at }), '林晓安'),
      'commander',
    )
    expect(back.status).toBe(200)
    expect(commanders(await lin.must('GET /api/rescue/boards/:id', { params: at }))).toEqual(['林晓安'])
    const { tenantId, staffId } = await inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
      const { rows } = await line.query(`select tenant_id, id from staff where name = '周敏'`)
      return { tenantId: rows[0]!.tenant_id as string, staffId: rows[0]!.id as string }
    })
    const second = inTransaction(house.floor, { as: 'tenant', tenantId }, ({ line, now }) =>
      line.query(
        `insert into rescue_seat (id, tenant_id, board_id, role, staff_id, staff_name, from_at) values ($1,$2,$3,'commander',$4,'周敏',$5)`,
        [randomUUID(), tenantId, at.id, staffId, now],
      ),
    )
    await expect(second).rejects.toThrow(/rescue_one_commander/)
  })

  it('forgets a clue after its time; the log only says that there was one', async () => {
    const { lin, at } = await opened()
    await lin.must('POST /api/rescue/boards/:id/clues', { params: at, body: clue('可能在旧厂房', 'doubtful') })
    const before = await lin.must('GET /api/rescue/boards/:id', { params: at })
    expect(before.clues).toHaveLength(1)
    house.floor.clock.turn({ minutes: 61 })
    const after = await (await house.as('林晓安')).must('GET /api/rescue/boards/:id', { params: at })
    expect(after.clues).toEqual([])
    expect(JSON.stringify(after)).not.toContain('旧厂房')
    expect(after.log!.some((one) => one.what === 'clue_added')).toBe(true)
  })

  it('ends with its commander: nobody has a part any more, and nothing is written on it', async () => {
    const { lin, board, at, timeline } = await opened()
    const zhou = await house.as('周敏')
    await seat(lin, at, idOf(board, '周敏'), 'clues')
    expect(
      (await zhou.call('POST /api/rescue/boards/:id/close', { params: at, body: { why: '找到了' } })).refused,
    ).toBe('FORBIDDEN')
    await lin.must('POST /api/rescue/boards/:id/close', { params: at, body: { why: '人已找到，交给医院' } })
    expect((await zhou.call('POST /api/rescue/boards/:id/clues', { params: at, body: clue('江边') })).refused).toBe(
      'NOT_FOUND',
    )
    expect(await timeline()).toEqual(expect.arrayContaining(['crisis.search_begun', 'crisis.search_ended']))
  })
})

describe('raising and lowering', () => {
  const findings = {
    asq: ['no', 'no', 'no', 'no', 'no'] as ['no', 'no', 'no', 'no', 'no'],
    ...{
      plan: false,
      intent: 0,
      meansAtHand: ['pesticide' as const],
      lastBehaviourDays: null,
      withWhom: '',
      location: '听涛里 3 栋 502',
    },
    ...{ protective: '', triggers: '', decision: '观察', rationale: '已平静' },
  }
  async function assessed() {
    const one = await taken()
    const { lin, params } = one
    await lin.must('POST /api/crisis/events/:id/contacts', {
      params,
      body: { id: randomUUID(), channel: 'phone', outcome: 'reached', note: '' },
    })
    const detail = await lin.must('POST /api/crisis/events/:id/assessments', {
      params,
      body: { id: randomUUID(), fields: findings },
    })
    return { ...one, detail }
  }

  it('lowers RED only when a second person has agreed, whoever asks', async () => {
    const { lin, params, detail } = await assessed()
    expect(detail.grade).toBe('RED_E')
    const ask = { id: randomUUID(), to: 'ORANGE' as const, reason: '已有人陪，药已收走' }
    const asked = await lin.must('POST /api/crisis/events/:id/grade', { params, body: ask })
    expect(asked.grade).toBe('RED_E')
    expect(asked.lowering).toMatchObject({ to: 'ORANGE', by: '林晓安', mine: true })
    const own = await lin.call('POST /api/crisis/events/:id/grade/decision', {
      params,
      body: { agree: true, reason: '同意' },
    })
    expect(own.refused).toBe('SECOND_PERSON_NEEDED')
    const byHand = inTransaction(house.floor, { as: 'house' }, ({ line }) =>
      line.query(`update crisis_event set grade = 'ORANGE' where id = $1`, [params.id]),
    )
    await expect(byHand).rejects.toThrow(/takes two people/)
    const zhou = await house.as('周敏')
    const lowered = await zhou.must('POST /api/crisis/events/:id/grade/decision', {
      params,
      body: { agree: true, reason: '同意' },
    })
    expect(lowered.grade).toBe('ORANGE')
    expect(lowered.timeline.some((one) => one.what === 'crisis.grade_lowered')).toBe(true)
  })

  it('lowers ORANGE with an assessment and a reason, by whoever owns it', async () => {
    const { lin, params } = await assessed()
    await lin.must('POST /api/crisis/events/:id/grade', {
      params,
      body: { id: randomUUID(), to: 'ORANGE', reason: '平静' },
    })
    await (await house.as('周敏')).must('POST /api/crisis/events/:id/grade/decision', {
      params,
      body: { agree: true, reason: '同意' },
    })
    const low = await lin.must('POST /api/crisis/events/:id/grade', {
      params,
      body: { id: randomUUID(), to: 'YELLOW', reason: '稳定' },
    })
    expect(low.grade).toBe('YELLOW')
    const up = await (await house.as('周敏')).must('POST /api/crisis/events/:id/grade', {
      params,
      body: { id: randomUUID(), to: 'RED', reason: '邻居说又在哭' },
    })
    expect(up.grade).toBe('RED')
  })

  it('keeps the precise place thirty days and the rest for good', async () => {
    const { params, detail } = await assessed()
    expect(detail.assessment!.location).toBe('听涛里 3 栋 502')
    house.floor.clock.turn({ hours: 30 * 24 + 1 })
    const later = await (await house.as('林晓安')).must('GET /api/crisis/events/:id', { params })
    expect(later.assessment).toMatchObject({ location: '', locationUntil: null, decision: '观察' })
  })

  it('never shows means codes, the place or the assessment to the resident', async () => {
    const { resident } = await assessed()
    const everything = [
      await resident.must('GET /api/companion/conversation'),
      (await resident.call('GET /api/identity/resident/export')).reply,
      await resident.must('GET /api/plan/mine'),
      await resident.must('GET /api/identity/resident/accesses'),
    ]
    expect(JSON.stringify(everything)).not.toMatch(/pesticide|听涛里|已平静/)
  })
})

describe('a way in for every source', () => {
  it('takes a call, a missed check-in, a group and a partner, and makes them one event of one person', async () => {
    const lin = await house.as('林晓安')
    const phone = '13900000888'
    const enter = (source: 'phone' | 'missed_check_in' | 'group_post' | 'partner', dangerNow = false) =>
      lin.must('POST /api/rescue/alerts', {
        body: { id: randomUUID(), source, name: '来电的女士', phone, quote: '我撑不下去了', dangerNow },
      })
    const first = await enter('missed_check_in')
    const all = [await enter('phone'), await enter('group_post'), await enter('partner', true)]
    expect(new Set([first, ...all].map((one) => one.eventId)).size).toBe(1)
    const detail = await lin.must('GET /api/crisis/events/:id', { params: { id: first.eventId } })
    expect(detail.signals).toBe(4)
    expect(detail.grade).toBe('RED_E')
    expect(detail.reasons.map((one) => one.source)).toEqual(['missed_check_in', 'phone', 'group_post', 'partner'])
    expect(detail.pages.length).toBeGreaterThan(0)
  })

  it('counts the same entry once, however often it is sent', async () => {
    const lin = await house.as('林晓安')
    const body = { id: randomUUID(), source: 'phone' as const, name: '老赵', quote: '不想活了', dangerNow: false }
    const [first, again] = [
      await lin.must('POST /api/rescue/alerts', { body }),
      await lin.must('POST /api/rescue/alerts', { body }),
    ]
    expect(again).toEqual(first)
    const detail = await lin.must('GET /api/crisis/events/:id', { params: { id: first.eventId } })
    expect(detail).toMatchObject({ grade: 'ORANGE', signals: 1, source: 'phone' })
  })
})
