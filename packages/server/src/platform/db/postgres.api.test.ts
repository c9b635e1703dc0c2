import { describe, expect, it } from 'vitest'
import { preparedLimit } from './batch.ts'
import type { HeldLine } from './engine.ts'
import { openPostgres } from './postgres.ts'

const server = process.env.TEST_DATABASE_URL

/** What the server holds prepared on this connection: how often each text was asked under its name. */
async function heldOn(line: HeldLine): Promise<Map<string, number>> {
  const rows = await line.script('select statement, generic_plans + custom_plans as times from pg_prepared_statements')
  return new Map(rows.map((row) => [row.statement as string, Number(row.times)]))
}

async function onOneConnection(work: (line: HeldLine) => Promise<void>): Promise<void> {
  const engine = await openPostgres(server!)
  const line = await engine.hold()
  try {
    await work(line)
  } finally {
    line.release()
    await engine.close()
  }
}

const often = 'select $1::int as often'

describe('statements kept prepared on a connection', () => {
  it('what is asked again keeps its plan, whatever was said once before it', () =>
    onOneConnection(async (line) => {
      for (let n = 0; n < preparedLimit + 50; n += 1) await line.query(`select ${n} as once`)
      for (let n = 0; n < 4; n += 1) expect((await line.query(often, [n])).rows).toEqual([{ often: n }])
      expect(await heldOn(line)).toEqual(new Map([[often, 3]]))
    }))

  it('the longest unused makes room, and is prepared again when it comes back', () =>
    onOneConnection(async (line) => {
      const text = (n: number): string => `select ${n} as n, $1::text as said`
      const ask = async (n: number): Promise<void> =>
        expect((await line.query(text(n), ['x'])).rows).toEqual([{ n, said: 'x' }])
      for (let n = 0; n < preparedLimit + 20; n += 1) {
        await ask(n)
        await ask(n)
        await ask(0)
      }
      const held = await heldOn(line)
      expect(held.size).toBe(preparedLimit)
      expect([held.has(text(0)), held.has(text(1)), held.has(text(preparedLimit + 19))]).toEqual([true, false, true])
      await ask(1)
      expect((await heldOn(line)).has(text(1))).toBe(true)
    }))

  it('a statement that fails among others loses nothing of what is held', () =>
    onOneConnection(async (line) => {
      const divide = 'select 1 / $1::int as part'
      for (const by of [1, 1]) await line.query(divide, [by])
      for (let round = 0; round < 2; round += 1) {
        const batch = [often, divide, 'select $1::int + 1 as later'].map((text) => line.query(text, [0]))
        const answers = await Promise.allSettled(batch)
        expect(answers.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'rejected'])
        expect((await line.query(divide, [2])).rows).toEqual([{ part: 0 }])
      }
      expect((await line.query('select $1::int + 1 as later', [1])).rows).toEqual([{ later: 2 }])
    }))
})
