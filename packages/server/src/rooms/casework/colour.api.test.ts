import { randomUUID } from 'node:crypto'
import type { Colour } from '@anxin/core/care/colour.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let li: Visitor
let chen: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  li = await house.as('李静')
  chen = await house.as('陈督明')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

async function opened(name: string): Promise<{ me: Visitor; id: string }> {
  const me = await house.neighbour(name)
  const { people } = await li.must('GET /api/casework/people', { params: { typed: name } })
  const { caseId } = await li.must('POST /api/casework/cases', {
    body: {
      ...{ id: randomUUID(), person: { id: people.find((one) => one.name === name)!.id }, source: 'walk_in' },
      ...{ population: 'general', request: '夜里睡不着' },
    },
  })
  return { me, id: caseId }
}
const read = async (id: string, who = li) => (await who.must('GET /api/casework/cases/:id', { params: { id } })).case
const say = (who: Visitor, id: string, colour: Colour) =>
  who.call('PUT /api/casework/cases/:id/colour', { params: { id }, body: { colour, reason: '看到的不一样了' } })
const urgent = async () =>
  (await li.must('GET /api/casework/caseload')).rows.find(({ name }) => name === '李静')!.urgent

describe('how urgent a case is', () => {
  it('rises by itself with an alert of the person, in the same moment, and the caseload counts it', async () => {
    const { me, id } = await opened('色一')
    const before = await urgent()
    expect((await read(id)).colour).toBe('YELLOW')
    await me.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '我不想活了，药都准备好了' } })
    const now = await read(id)
    expect(['ORANGE', 'RED', 'RED-E']).toContain(now.colour)
    expect(now.changes[0]).toMatchObject({
      what: 'casework.colour_changed',
      from: 'YELLOW',
      to: now.colour,
      byName: '',
    })
    expect(await urgent()).toBe(before + 1)
    const { rows } = await li.must('GET /api/casework/cases', { params: { only: 'urgent' } })
    expect(rows.map((one) => one.id)).toContain(id)
    // what still stands is not talked down
    expect((await say(li, id, 'YELLOW')).refused).toBe('WRONG_STATE')
  })
  it('never stands in the way of an alert, whatever is wrong with the case', async () => {
    const { me, id } = await opened('色零')
    // given back at once: the embedded engine has one line, and the alert below needs it
    const sql = async (text: string): Promise<void> => {
      const line = await house.floor.engine.hold()
      await line.query(text).finally(() => line.release())
    }
    await sql(
      `create function broken_case() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`,
    )
    await sql('create trigger broken_case before update on care_case for each row execute function broken_case()')
    try {
      const text = '我不想活了，药都准备好了'
      await me.must('POST /api/companion/messages', { body: { id: randomUUID(), text } })
    } finally {
      await sql('drop trigger broken_case on care_case')
      await sql('drop function broken_case()')
    }
    const lin = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
    expect((await lin.must('GET /api/crisis/board')).rows.map((row) => row.name)).toContain('色零')
    expect((await read(id)).colour).toBe('YELLOW')
  })
  it('is not talked down over what a colleague said meanwhile: both are shown; raising is never held up', async () => {
    const { id } = await opened('色并')
    const colleague = await house.colleague('supervisor', 'here', ['C-CRISIS', 'C-SUPERVISE'])
    const seen = (who: Visitor, from: Colour, colour: Colour) =>
      who.call('PUT /api/casework/cases/:id/colour', {
        params: { id },
        body: { colour, reason: '我这样看', seen: from },
      })
    expect((await seen(colleague, 'YELLOW', 'ORANGE')).reply).toMatchObject({ state: 'changed' })
    const late = await seen(li, 'YELLOW', 'GREEN')
    expect(late.reply).toEqual({ state: 'meanwhile' })
    const now = await read(id)
    expect(now.colour).toBe('ORANGE')
    expect(now.changes[0]).toMatchObject({ to: 'ORANGE', byName: '同事supervisor', text: '我这样看' })
    expect((await seen(li, 'YELLOW', 'RED')).reply).toMatchObject({ state: 'changed' })
    expect((await read(id)).colour).toBe('RED')
  })
  it('is raised by anybody of the team with a reason, and ORANGE is lowered by whoever holds the certificate', async () => {
    const { id } = await opened('色二')
    const other = await house.colleague('social_worker', 'here', ['C-CASE'])
    const otherId = (await other.must('GET /api/identity/staff')).personId
    await li.must('PUT /api/casework/cases/:id/team', { params: { id }, body: { staffId: otherId, part: 'worker' } })
    expect((await say(other, id, 'ORANGE')).reply).toMatchObject({ state: 'changed' })
    expect((await say(other, id, 'YELLOW')).refused).toBe('CERT_REQUIRED')
    expect((await say(li, id, 'YELLOW')).reply).toMatchObject({ state: 'changed' })
    expect((await read(id)).changes[0]).toMatchObject({
      from: 'ORANGE',
      to: 'YELLOW',
      byName: '李静',
      text: '看到的不一样了',
    })
  })
  it('leaves RED with two people alone, the second a supervisor; the database refuses one', async () => {
    const { id } = await opened('色三')
    await say(li, id, 'RED')
    expect((await say(li, id, 'YELLOW')).reply).toMatchObject({ state: 'asked' })
    expect((await say(li, id, 'YELLOW')).reply).toMatchObject({ state: 'asked' })
    expect(await read(id)).toMatchObject({ colour: 'RED', lowering: 'YELLOW' })
    const alone = inTransaction(house.floor, { as: 'house' }, ({ line }) =>
      line
        .query(`select set_config('anxin.tenant', (select tenant_id::text from care_case where id = $1), true)`, [id])
        .then(() => line.query(`update care_case set colour = 'YELLOW' where id = $1`, [id])),
    )
    await expect(alone).rejects.toThrow('red is lowered by two')
    // another colour than the one asked for is another question
    expect((await say(chen, id, 'ORANGE')).reply).toMatchObject({ state: 'asked' })
    expect((await say(chen, id, 'ORANGE')).reply).toMatchObject({ state: 'asked' })
    expect((await say(li, id, 'YELLOW')).reply).toMatchObject({ state: 'asked' })
    expect((await say(chen, id, 'YELLOW')).reply).toMatchObject({ state: 'changed' })
    expect(await read(id)).toMatchObject({ colour: 'YELLOW', lowering: null })
  })
  it('is nobody’s to say who is not on the team', async () => {
    const { id } = await opened('色四')
    const stranger = await house.colleague('counsellor', 'here', ['C-CRISIS'])
    expect((await say(stranger, id, 'ORANGE')).refused).toBe('NOT_FOUND')
  })
})

it('a case ends as handed over only when another place has accepted the person', async () => {
  const { id } = await opened('色五')
  const step = () =>
    li.call('POST /api/casework/cases/:id/steps', { params: { id }, body: { to: 'TRANSFERRED', reason: '搬家了' } })
  expect((await step()).refused).toBe('GATE_NOT_MET')
  expect((await read(id)).ways.find(({ to }) => to === 'TRANSFERRED')?.missing).toEqual(['handedOver'])
  const forced = inTransaction(house.floor, { as: 'house' }, ({ line }) =>
    line
      .query(`select set_config('anxin.tenant', (select tenant_id::text from care_case where id = $1), true)`, [id])
      .then(() => line.query(`update care_case set state = 'TRANSFERRED' where id = $1`, [id])),
  )
  await expect(forced).rejects.toThrow('nobody has accepted it')
  const { residentId } = await read(id)
  const letter = {
    id: randomUUID(),
    residentId,
    caseId: id,
    tier: 'hospital',
    channel: 'medical',
    need: 'sleep',
  } as const
  const begun = await li.must('POST /api/referral/referrals', {
    body: { ...letter, population: null, why: '搬到外地', possibleDisorder: false, ordinaryNeeds: false },
  })
  const placeId = randomUUID()
  await chen.must('PUT /api/directory/places/:id', {
    params: { id: placeId },
    body: {
      ...{ kind: 'hospital', name: '远医院', needs: ['sleep'], populations: [], dialects: [], genders: [], hours: '' },
      ...{ address: '', phone: '', lat: null, lng: null, takesEmergencies: false, capacity: null },
      ...{ partnerId: null, base: 0 },
    },
  })
  const said = { reason: '睡不好', asked: '请看看', observed: '瘦了', contact: '李静 027-00000000' }
  const params = { id: letter.id }
  await li.must('PUT /api/referral/referrals/:id/letter', {
    params,
    body: { base: begun.version, words: { ...begun.words, ...said }, fields: begun.fields, placeId, toStaffId: null },
  })
  const consent = { id: randomUUID(), way: 'spoken', givenBy: 'person', witness: '女儿', days: 90 } as const
  await li.must('POST /api/referral/referrals/:id/consents', { params, body: consent })
  await li.must('POST /api/referral/referrals/:id/send', { params })
  expect((await step()).refused).toBe('GATE_NOT_MET')
  await li.must('POST /api/referral/referrals/:id/heard', {
    params,
    body: { id: randomUUID(), to: 'ACCEPTED', text: '电话里说接' } as never,
  })
  expect((await step()).refused).toBeUndefined()
  expect((await read(id)).state).toBe('TRANSFERRED')
})
