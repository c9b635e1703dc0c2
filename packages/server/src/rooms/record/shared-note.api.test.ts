import { randomUUID } from 'node:crypto'
import { makeKey, openKey, openNote, sealNote } from '@anxin/kit/own-key.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import { residentIdOf } from '../../testing-case.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let zhao: Visitor
let chen: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  zhao = await house.as('赵苑')
  chen = await house.as('陈督明')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const secret = '今天我听的时候走神了，想起自己的父亲'
const phrase = '井台边的青石板'
const idOf = async (who: Visitor) => (await who.must('GET /api/identity/staff')).personId
async function keyFor(who: Visitor) {
  const [locked, keyId] = [await makeKey(phrase), randomUUID()]
  await who.must('PUT /api/record/own-key', { body: { id: keyId, ...locked } })
  return { staffId: await idOf(who), keyId, publicKey: locked.publicKey }
}
type Holder = Awaited<ReturnType<typeof keyFor>>
async function write(who: Visitor, caseId: string, holders: readonly Holder[], id = randomUUID()) {
  const sealed = await sealNote(
    secret,
    holders.map(({ publicKey }) => publicKey),
  )
  const keys = holders.map(({ staffId, keyId }, n) => ({ staffId, keyId, wrapped: sealed.wrapped[n]! }))
  const body = { caseId, iv: sealed.iv, cipher: sealed.cipher, keys }
  return { id, ...(await who.call('PUT /api/record/working-notes/:id', { params: { id }, body })) }
}
const read = (who: Visitor, id: string) => who.call('GET /api/record/working-notes/:id', { params: { id } })
const name = (supervisorId: string, staffId: string, id = randomUUID()) =>
  zhao.must('POST /api/training/pairs', { body: { id, supervisorId, staffId, kind: 'primary' } })

let author: Visitor
let mine: Holder
let theirs: Holder
let caseId: string
describe('a working note', () => {
  it('is shared with the own supervisor and with no other, even by a page that asks for it', async () => {
    author = await house.colleague('social_worker', 'here', ['C-CASE'])
    const other = await house.colleague('supervisor', 'here', ['C-SUPERVISE', 'C-CRISIS'])
    ;[mine, theirs] = [await keyFor(author), await keyFor(chen)]
    const far = await keyFor(other)
    await house.neighbour('密同享')
    const person = { id: await residentIdOf(author, '密同享') }
    const asked = { id: randomUUID(), person, source: 'walk_in', population: 'general', request: '想说说' } as const
    caseId = (await author.must('POST /api/casework/cases', { body: asked })).caseId
    // nobody supervises them: nobody is offered, and nobody is taken
    expect((await author.must('GET /api/record/own-key')).supervisors).toEqual([])
    expect((await write(author, caseId, [mine, theirs])).refused).toBe('BAD_INPUT')
    await name(theirs.staffId, mine.staffId)
    expect((await author.must('GET /api/record/own-key')).supervisors).toMatchObject([{ staffId: theirs.staffId }])
    expect((await write(author, caseId, [mine, far])).refused).toBe('BAD_INPUT')
    const alone = await write(author, caseId, [mine])
    expect((await read(chen, alone.id)).refused).toBe('NOT_FOUND')
    const { id } = await write(author, caseId, [mine, theirs])
    const open = (await openKey((await chen.must('GET /api/record/own-key')).own!, phrase))!
    expect(await openNote(open, (await read(chen, id)).reply)).toBe(secret)
    expect((await read(other, id)).refused).toBe('NOT_FOUND')
  })

  it('is shut again when the pair ends, for good: a new pair opens nothing that was shared in the old one', async () => {
    const { id } = await write(author, caseId, [mine, theirs])
    const { supervisors } = await zhao.must('GET /api/training/pairs')
    const { pairId } = supervisors
      .find((one) => one.staffId === theirs.staffId)!
      .people.find((one) => one.staffId === mine.staffId)!
    await zhao.must('POST /api/training/pairs/:id/end', { params: { id: pairId }, body: { reason: '换一位' } })
    expect((await read(chen, id)).refused).toBe('NOT_FOUND')
    expect((await chen.must('GET /api/record/cases/:id', { params: { id: caseId } })).workingNotes).toEqual([])
    // the author reads it as before
    const own = (await openKey((await author.must('GET /api/record/own-key')).own!, phrase))!
    expect(await openNote(own, (await read(author, id)).reply)).toBe(secret)
    await name(theirs.staffId, mine.staffId)
    expect((await read(chen, id)).refused).toBe('NOT_FOUND')
    expect((await write(author, caseId, [mine, theirs], id)).refused).toBeUndefined()
    expect((await read(chen, id)).refused).toBeUndefined()
  })

  it('is kept shut by the database as well: a key that still lies there opens it to nobody without a pair', async () => {
    const { id } = await write(author, caseId, [mine, theirs])
    const asChen = (text: string, params: unknown[]) =>
      inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
        const { rows } = await line.query('select tenant_id from staff where id = $1', [theirs.staffId])
        await line.query(
          `select set_config('anxin.tenant', $1, true), set_config('anxin.staff', $2, true), set_config('role', 'anxin_app', true)`,
          [rows[0]!.tenant_id, theirs.staffId],
        )
        return (await line.query(text, params)).rows
      })
    const both = `select (select count(*)::int from process_note where id = $1) as notes, (select count(*)::int from process_note_key where note_id = $1) as keys`
    expect(await asChen(both, [id])).toEqual([{ notes: 1, keys: 1 }])
    // the pair is moved to somebody else under its feet, as a site before pairs stood: the key was never taken away
    await inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
      await line.query('reset role')
      await line.query('alter table supervision_pair disable trigger user')
      await line.query('delete from supervision_pair where staff_id = $1', [mine.staffId])
      await line.query('alter table supervision_pair enable trigger user')
    })
    expect(await asChen(both, [id])).toEqual([{ notes: 0, keys: 0 }])
    expect((await read(chen, id)).refused).toBe('NOT_FOUND')
  })
})
