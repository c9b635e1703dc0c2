import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCut, headKeeper, readHeads, tellHeads } from './audit-heads.ts'
import { verifyChain } from './platform/audit/chain.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { openHouse, type TestHouse } from './testing.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-heads-'))
const keep = headKeeper(folder)
let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
  fs.rmSync(folder, { recursive: true })
})

const write = async (): Promise<void> => {
  await (await house.as('王理')).must('GET /api/network/people')
  await house.settle()
}
const asHouse = <T>(work: Parameters<typeof inTransaction<T>>[2]): Promise<T> =>
  inTransaction(house.floor, { as: 'house' }, work)
const cut = () => asHouse(({ line }) => findCut(line, readHeads(folder)))

/** As somebody could who holds the database itself. */
async function byForce(text: string): Promise<void> {
  const line = await house.floor.engine.hold()
  await line.query('alter table audit_link disable trigger audit_link_kept')
  await line.query(text)
  await line.query('alter table audit_link enable trigger audit_link_kept')
  line.release(false)
}

describe('the end of an audit chain', () => {
  it('is kept outside the database as it grows', async () => {
    await write()
    expect(await keep(house.floor)).toBeGreaterThan(0)
    const first = readHeads(folder)
    expect(await keep(house.floor)).toBe(0)
    await write()
    expect(await keep(house.floor)).toBeGreaterThan(0)
    expect(readHeads(folder)).not.toEqual(first)
    expect(await cut()).toEqual([])
    // a line that a crash cut short does not hide the others
    fs.appendFileSync(path.join(folder, 'audit-heads.jsonl'), '{"chain":"')
    expect(await cut()).toEqual([])
  })

  it('is told to administrators once a day, by e-mail', async () => {
    const wang = await house.as('王理')
    const contact = await wang.must('GET /api/identity/staff/contact')
    await wang.must('PUT /api/identity/staff/contact', { body: { ...contact, email: 'wang@example.invalid' } })
    await tellHeads(house.floor)
    await tellHeads(house.floor)
    await house.settle()
    const letters = () => house.pager.letters.filter((one) => one.words.includes('审计链到今天'))
    expect(letters().map((one) => [one.way, one.address])).toEqual([['email', 'wang@example.invalid']])
    house.floor.clock.turn({ hours: 24, minutes: 1 })
    await tellHeads(house.floor)
    await house.settle()
    expect(letters()).toHaveLength(2)
  })

  it('cannot be cut off unseen, though what is left of the chain holds', async () => {
    await write()
    await keep(house.floor)
    const head = readHeads(folder).sort((a, b) => b.seq - a.seq)[0]!
    await byForce(`delete from audit_link where chain = '${head.chain}' and seq > ${head.seq - 2}`)
    expect((await asHouse(({ line }) => verifyChain(line, head.chain))).holds).toBe(true)
    expect((await cut()).map((one) => one.chain)).toEqual([head.chain])
    // and growing anew in another way does not heal it
    await write()
    await write()
    await keep(house.floor)
    expect((await cut()).map((one) => one.chain)).toContain(head.chain)
  })
})
