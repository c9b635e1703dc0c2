import { randomUUID } from 'node:crypto'
import { lockAnew, makeKey, openKey, openNote, sealNote } from '@anxin/kit/own-key.ts'
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

const idOf = async (who: Visitor) => (await who.must('GET /api/identity/staff')).personId
const residentOf = async (name: string) =>
  (await li.must('GET /api/casework/people', { params: { typed: name } })).people.find((one) => one.name === name)!.id
const openFor = async (name: string, who: Visitor = li) =>
  (
    await who.must('POST /api/casework/cases', {
      body: {
        ...{ id: randomUUID(), person: { id: await residentOf(name) }, source: 'walk_in', population: 'general' },
        request: '想找人说说',
      },
    })
  ).caseId
const newCase = async (name: string, who: Visitor = li) => {
  await house.neighbour(name)
  return openFor(name, who)
}
const fields = {
  ...{ said: '她说夜里醒三次', seen: '说话慢', thought: '担心孩子', plan: '写睡眠日记', next: '下周二' },
  ...{ mood: 4, problems: [{ name: '睡不好', value: 7 }], riskWords: '' },
}
const draft = (caseId: string, more: object = {}) => ({
  ...{ caseId, format: 'dap' as const, mode: 'face' as const, minutes: 50, attendance: 'came' as const },
  ...{ risk: 'none' as const, goals: [], sessionAt: house.now().toISOString(), fields, ...more },
})
const put = (who: Visitor, id: string, body: ReturnType<typeof draft>) =>
  who.call('PUT /api/record/notes/:id', { params: { id }, body })
const signNote = (who: Visitor, id: string) => who.call('POST /api/record/notes/:id/signature', { params: { id } })
const record = (who: Visitor, id: string) => who.must('GET /api/record/cases/:id', { params: { id } })
const noteIn = async (caseId: string, more: object = {}) => {
  const id = randomUUID()
  await put(li, id, draft(caseId, more))
  return id
}

describe('a session note', () => {
  it('is kept as it is written, every few seconds, for its author alone until it is signed', async () => {
    const caseId = await newCase('记一')
    const id = await noteIn(caseId, { risk: null, fields: { ...fields, said: '她说夜' } })
    const reply = await put(li, id, draft(caseId))
    expect(reply.reply).toMatchObject({ revision: 2, alerted: false, words: [] })
    expect((await record(li, caseId)).notes).toMatchObject([{ id, fields: { said: '她说夜里醒三次' }, signedAt: null }])
    expect((await record(chen, caseId)).notes).toEqual([])
    await signNote(li, id)
    expect((await record(chen, caseId)).notes).toMatchObject([{ authorName: '李静', mine: false }])
  })

  it('of two devices is never written over: the second hears what stands there, and goes on from it', async () => {
    const caseId = await newCase('记八')
    const id = randomUUID()
    const [desk, phone] = [randomUUID(), randomUUID()]
    const sessionAt = house.now().toISOString()
    const from = async (device: string, seen: number, said: string, more: object = {}) =>
      (await put(li, id, draft(caseId, { on: { seen, device }, sessionAt, fields: { ...fields, said }, ...more })))
        .reply
    const stands = async () => (await record(li, caseId)).notes[0]?.fields.said
    expect(await from(desk, 0, '在桌前写的')).toMatchObject({ revision: 1, meanwhile: null })
    // an answer that was lost on the way: the device goes on with its own writing
    expect(await from(desk, 0, '在桌前写的，又一句')).toMatchObject({ revision: 2, meanwhile: null })
    expect(await from(phone, 2, '在手机上接着写')).toMatchObject({ revision: 3, meanwhile: null })
    const clash = await from(desk, 2, '在桌前写的，没看见手机')
    expect(clash).toMatchObject({ revision: 3, meanwhile: { fields: { said: '在手机上接着写' }, revision: 3 } })
    expect(await stands()).toBe('在手机上接着写')
    // the same words are the same write
    expect(await from(desk, 0, '在手机上接着写')).toMatchObject({ revision: 3, meanwhile: null })
    expect(await from(phone, 3, '手机又写一句')).toMatchObject({ revision: 4, meanwhile: null })
    // danger is told, whatever becomes of the note
    const heard = await from(desk, 1, '他说不想活了', { risk: 'present' })
    expect(heard).toMatchObject({ alerted: true, meanwhile: { revision: 4 } })
    expect(await stands()).toBe('手机又写一句')
    const { rows } = await (await house.as('林晓安')).must('GET /api/crisis/board')
    expect(rows.some((row) => row.name === '记八')).toBe(true)
  })

  it('of one is not opened, written over or heard by a second who saves under its name, also on the team', async () => {
    const caseId = await newCase('记九')
    const other = await house.colleague('social_worker')
    await li.must('PUT /api/casework/cases/:id/team', {
      params: { id: caseId },
      body: { staffId: await idOf(other), part: 'worker' },
    })
    const id = await noteIn(caseId)
    const words = { ...fields, said: '同事想写上去的', riskWords: '' }
    const over = (who: Visitor, on: { seen: number; device: string }) =>
      put(who, id, draft(caseId, { fields: words, on }))
    for (const who of [other, chen, await house.colleague('social_worker', 'elsewhere')]) {
      const came = await over(who, { seen: 0, device: randomUUID() })
      expect(came.refused).toBe('NOT_FOUND')
      expect(JSON.stringify(came.reply)).not.toContain(fields.said)
      expect((await signNote(who, id)).refused).toBe('NOT_FOUND')
    }
    expect((await record(other, caseId)).notes).toEqual([])
    expect((await record(li, caseId)).notes).toMatchObject([{ revision: 1, fields: { said: fields.said } }])
    // the author on a second device hears what stands there; nobody else ever does
    const mine = (await over(li, { seen: 0, device: randomUUID() })).reply
    expect(mine.meanwhile?.fields.said).toBe(fields.said)
  })

  it('is not signed while the question about safety has no answer, and does not change afterwards', async () => {
    const caseId = await newCase('记二')
    const id = await noteIn(caseId, { risk: null })
    expect((await signNote(li, id)).refused).toBe('GATE_NOT_MET')
    await put(li, id, draft(caseId))
    const first = await signNote(li, id)
    expect((await signNote(li, id)).reply).toEqual(first.reply)
    expect((await put(li, id, draft(caseId, { minutes: 10 }))).refused).toBe('WRONG_STATE')
    const forced = inTransaction(house.floor, { as: 'house' }, ({ line }) =>
      line.query('update case_note set minutes = 10 where id = $1', [id]),
    )
    await expect(forced).rejects.toThrow('a signed note is not changed')
    const more = { id: randomUUID(), text: '补记：电话是女儿打来的' }
    for (let n = 0; n < 2; n += 1) await li.must('POST /api/record/notes/:id/addenda', { params: { id }, body: more })
    expect((await record(li, caseId)).notes[0]?.addenda).toMatchObject([
      { text: '补记：电话是女儿打来的', authorName: '李静' },
    ])
  })

  it('in which there is danger calls whoever is on duty, once, in the same transaction', async () => {
    const caseId = await newCase('记三')
    const id = randomUUID()
    const body = draft(caseId, { risk: 'present', fields: { ...fields, riskWords: '她说不想活了，药都备好了' } })
    expect((await put(li, id, body)).reply?.alerted).toBe(true)
    expect((await put(li, id, body)).reply?.alerted).toBe(false)
    const { rows } = await (await house.as('林晓安')).must('GET /api/crisis/board')
    const mine = rows.filter((row) => row.name === '记三')
    expect(mine).toHaveLength(1)
    expect(mine[0]).toMatchObject({ source: 'worker' })
    expect(['ORANGE', 'RED', 'RED_E']).toContain(mine[0]!.grade)
  })

  it('in which there is danger calls somebody also where the person takes the record back', async () => {
    const me = await house.neighbour('记四')
    const caseId = await openFor('记四')
    for (const given of [true, false])
      await me.must('PUT /api/identity/resident/consents', {
        body: { purpose: 'case_record', given, textVersion: '1' },
      })
    expect((await put(li, randomUUID(), draft(caseId))).refused).toBe('CONSENT_NEEDED')
    const heard = await put(li, randomUUID(), draft(caseId, { risk: 'present' }))
    expect(heard.reply).toMatchObject({ alerted: true, revision: 0 })
    expect((await record(li, caseId)).notes).toEqual([])
    const { rows } = await (await house.as('林晓安')).must('GET /api/crisis/board')
    expect(rows.some((row) => row.name === '记四')).toBe(true)
  })

  it('warns of words only a doctor may say, in what the worker wrote and not in what was said', async () => {
    const caseId = await newCase('记五')
    const said = await put(li, randomUUID(), draft(caseId, { fields: { ...fields, said: '医生说我是抑郁症' } }))
    expect(said.reply?.words).toEqual([])
    const thought = await put(
      li,
      randomUUID(),
      draft(caseId, { fields: { ...fields, thought: '像是抑郁症，病情反复' } }),
    )
    expect(thought.reply?.words).toEqual(['抑郁症', '病情'])
  })

  it('counts the session and says when somebody was last spoken to', async () => {
    const caseId = await newCase('记六')
    await signNote(li, await noteIn(caseId))
    await signNote(li, await noteIn(caseId, { attendance: 'no_show' }))
    const read = (await li.must('GET /api/casework/cases/:id', { params: { id: caseId } })).case
    expect(read.sessions).toBe(1)
    expect(read.lastContactAt).not.toBeNull()
  })

  it('of another team is not there', async () => {
    const caseId = await newCase('记七')
    const other = await house.colleague('counsellor')
    expect((await other.call('GET /api/record/cases/:id', { params: { id: caseId } })).refused).toBe('NOT_FOUND')
    expect((await put(other, randomUUID(), draft(caseId))).refused).toBe('NOT_FOUND')
    expect((await put(chen, randomUUID(), draft(caseId))).refused).toBe('NOT_FOUND')
  })
})

describe('outcomes', () => {
  /** Two finished forms, weeks apart, as the room assessment keeps them. */
  const measure = (resident: string, totals: readonly number[]) =>
    inTransaction(house.floor, { as: 'house' }, async ({ line, now }) => {
      for (const [n, total] of totals.entries()) {
        const [sitting, at] = [randomUUID(), new Date(now.getTime() + n * 60_000)]
        await line.query(
          `insert into sitting (id, tenant_id, resident_id, unit_id, pack, mode, phase, config, state, started_at, finished_at)
           select $1, tenant_id, id, unit_id, 'community', 'self', 'routine', '0', 'finished', $3, $3 from resident where id = $2`,
          [sitting, resident, at],
        )
        await line.query(
          `insert into response (id, tenant_id, resident_id, sitting_id, instrument, version, answers_sealed, done, valid, total, started_at, ended_at)
           select $1, tenant_id, id, $3, 'phq9', (select version from instrument_version where instrument = 'phq9' limit 1), '', true, true, $4, $5, $5 from resident where id = $2`,
          [randomUUID(), resident, sitting, total, at],
        )
      }
    })

  it('are said by the published definitions, and the person hears a word and no number', async () => {
    const me = await house.neighbour('量一')
    const caseId = await openFor('量一')
    await measure(await residentOf('量一'), [16, 12, 8])
    expect((await record(li, caseId)).outcomes).toMatchObject([
      { instrument: 'phq9', outcome: 'recovered', first: { total: 16 }, last: { total: 8 }, caseness: 10, needed: 6 },
    ])
    const mine = (await me.must('GET /api/casework/mine')).case!
    expect(mine.moved).toBe('better')
    // identities and times hold any digits
    const { id: _, openedAt: __, agreedAt: ___, ...told } = mine
    expect(JSON.stringify(told)).not.toMatch(/phq|16|total/i)
  })

  it('that turn for the worse are told to the supervisor, once', async () => {
    const caseId = await newCase('量二')
    await measure(await residentOf('量二'), [9, 16])
    const before = house.pager.letters.length
    expect((await signNote(li, await noteIn(caseId))).reply?.offTrack).toBe(true)
    expect((await signNote(li, await noteIn(caseId))).reply?.offTrack).toBe(true)
    await house.settle()
    const told = house.pager.letters.slice(before).filter(({ words }) => words.includes('督导时看一看'))
    expect(told.length).toBeGreaterThan(0)
    const read = (await li.must('GET /api/casework/cases/:id', { params: { id: caseId } })).case
    expect(read.tasks.filter(({ kind }) => kind === 'supervise')).toHaveLength(1)
    expect(
      (await chen.must('GET /api/casework/cases', { params: { view: 'place', only: 'off_track' } })).rows,
    ).toMatchObject([{ name: '量二' }])
  })
})

describe('a working note', () => {
  const secret = '我自己的反移情：今天有点想保护她，和我母亲有关'
  const keyFor = async (who: Visitor, phrase: string) => {
    const [locked, id] = [await makeKey(phrase), randomUUID()]
    await who.must('PUT /api/record/own-key', { body: { id, ...locked } })
    return { id, ...locked }
  }
  const write = async (
    who: Visitor,
    caseId: string,
    holders: { staffId: string; keyId: string; publicKey: never }[],
  ) => {
    const id = randomUUID()
    const sealed = await sealNote(
      secret,
      holders.map(({ publicKey }) => publicKey),
    )
    const keys = holders.map(({ staffId, keyId }, n) => ({ staffId, keyId, wrapped: sealed.wrapped[n]! }))
    const body = { caseId, iv: sealed.iv, cipher: sealed.cipher, keys }
    return { id, came: await who.call('PUT /api/record/working-notes/:id', { params: { id }, body }) }
  }

  it('is read by its author with their own phrase, by nobody else, and by nobody who has the whole database', async () => {
    const caseId = await newCase('密一')
    const own = await keyFor(li, '老槐树下的第三块石头')
    const mine = { staffId: await idOf(li), keyId: own.id, publicKey: own.publicKey as never }
    const { id } = await write(li, caseId, [mine])
    const kept = (await li.must('GET /api/record/own-key')).own!
    expect(await openKey(kept, '别的话')).toBeUndefined()
    const open = (await openKey(kept, '老槐树下的第三块石头'))!
    expect(await openNote(open, await li.must('GET /api/record/working-notes/:id', { params: { id } }))).toBe(secret)

    const supervisor = await chen.call('GET /api/record/working-notes/:id', { params: { id } })
    expect(supervisor.refused).toBe('NOT_FOUND')
    expect((await record(chen, caseId)).workingNotes).toEqual([])

    await inTransaction(house.floor, { as: 'house' }, async (ctx) => {
      // whoever administers the database, and not a role of the house
      await ctx.line.query('reset role')
      const tables = await ctx.line.query(`select tablename from pg_tables where schemaname = 'public'`)
      expect(tables.rows.length).toBeGreaterThan(60)
      for (const { tablename } of tables.rows) {
        const { rows } = await ctx.line.query(`select t::text as whole from ${tablename} t`)
        for (const row of rows) {
          const whole = String(row.whole)
          expect(whole.includes(secret) || whole.includes(Buffer.from(secret).toString('hex')), String(tablename)).toBe(
            false,
          )
          expect(whole).not.toContain('老槐树')
        }
      }
    })
    // the keys of the house open no column of it
    await inTransaction(house.floor, { as: 'tenant', tenantId: await tenantOf() }, async (ctx) => {
      await ctx.line.query('set local role anxin_system')
      const { rows } = await ctx.line.query('select cipher, tenant_id from process_note where id = $1', [id])
      expect(rows).toHaveLength(1)
      for (const column of ['process_note.cipher', 'process_note.iv'])
        expect(() =>
          house.floor.keys.open(rows[0]!.tenant_id as string, { column, row: id }, rows[0]!.cipher as Uint8Array),
        ).toThrow()
    })
  })

  it('is shared with the author’s own supervisor, and stays out of every export', async () => {
    const me = await house.neighbour('密二')
    const caseId = await openFor('密二')
    const [own, theirs] = [await keyFor(li, '一句只有我知道的话'), await keyFor(chen, '督导自己的一句话')]
    const holders = [
      { staffId: await idOf(li), keyId: own.id, publicKey: own.publicKey as never },
      { staffId: await idOf(chen), keyId: theirs.id, publicKey: theirs.publicKey as never },
    ]
    const { id } = await write(li, caseId, holders)
    const open = (await openKey((await chen.must('GET /api/record/own-key')).own!, '督导自己的一句话'))!
    expect(await openNote(open, await chen.must('GET /api/record/working-notes/:id', { params: { id } }))).toBe(secret)
    const sealed = await li.must('GET /api/record/working-notes/:id', { params: { id } })
    const texts = [
      await me.must('GET /api/identity/resident/export'),
      (await li.must('GET /api/casework/cases/:id', { params: { id: caseId } })).case,
      (await record(li, caseId)).notes,
    ]
    for (const text of texts) expect(JSON.stringify(text)).not.toContain(sealed.cipher.slice(0, 20))
    expect((await write(li, caseId, holders.slice(1))).came.refused).toBe('BAD_INPUT')
    const other = await house.colleague('counsellor')
    const stranger = { staffId: await idOf(other), keyId: own.id, publicKey: own.publicKey as never }
    expect((await write(li, caseId, [holders[0]!, stranger])).came.refused).toBe('BAD_INPUT')
  })
})

describe('the phrase of one’s own key', () => {
  const keyOf = async (who: Visitor) => (await who.must('GET /api/record/own-key')).own!
  const relock = (who: Visitor, id: string, lock: object) =>
    who.call('PUT /api/record/own-key/lock', { body: { id, ...lock } as never })

  it('is changed by whoever knows it: the notes stay, and the old phrase opens nothing any more', async () => {
    const who = await house.colleague('counsellor')
    const [first, second] = ['旧的一句：河边的柳树', '新的一句：山顶的茶亭']
    const id = randomUUID()
    await who.must('PUT /api/record/own-key', { body: { id, ...(await makeKey(first)) } })
    const before = await keyOf(who)
    const { publicKey } = before
    const sealed = await sealNote('写给自己的', [publicKey])
    const note = { ...sealed, wrapped: sealed.wrapped[0]! }

    expect(await lockAnew(before, '猜的一句：什么都行', second)).toBeUndefined()
    const lock = (await lockAnew(before, first, second))!
    expect((await relock(who, id, lock)).status).toBe(200)
    const after = await keyOf(who)
    expect(after).toMatchObject({ id, publicKey })
    expect(await openKey(after, first)).toBeUndefined()
    expect(await openNote((await openKey(after, second))!, note)).toBe('写给自己的')
    // sent twice it is the same write; a lock made from the one before comes too late
    expect((await relock(who, id, lock)).status).toBe(200)
    const late = (await lockAnew(before, first, '第三句：晚到的一步'))!
    expect((await relock(who, id, late)).refused).toBe('WRONG_STATE')
    expect(await openKey(await keyOf(who), second)).toBeDefined()
  })

  it('is not changed by somebody at an open screen, nor by a colleague, and a forgotten one stays forgotten', async () => {
    const [who, other] = [await house.colleague('counsellor'), await house.colleague('counsellor')]
    const id = randomUUID()
    await who.must('PUT /api/record/own-key', { body: { id, ...(await makeKey('只有我知道的一句话')) } })
    const { lockedKey, salt, rounds } = await makeKey('别人想换上的一句话')
    const guess = Buffer.alloc(32, 7).toString('base64')
    expect((await relock(who, id, { lockedKey, salt, rounds, proof: guess })).refused).toBe('WRONG_STATE')
    expect((await relock(other, id, { lockedKey, salt, rounds, proof: guess })).refused).toBe('NOT_FOUND')
    const kept = await keyOf(who)
    expect(await openKey(kept, '别人想换上的一句话')).toBeUndefined()
    expect(await openKey(kept, '只有我知道的一句话')).toBeDefined()
    // whoever forgot begins anew, with another key
    const anew = randomUUID()
    await who.must('PUT /api/record/own-key', { body: { id: anew, ...(await makeKey('从头再来的一句话')) } })
    expect((await keyOf(who)).id).toBe(anew)
    const numbers = { kty: 'RSA' as const, n: 'AQAB', e: 'AQAB' }
    const bad = { ...(await makeKey('这不是一把钥匙啊啊')), id: randomUUID(), publicKey: numbers }
    expect((await who.call('PUT /api/record/own-key', { body: bad })).refused).toBe('BAD_INPUT')
  })
})

const tenantOf = async () => (await li.must('GET /api/identity/staff')).tenantId
