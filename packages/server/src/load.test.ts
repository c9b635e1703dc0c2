import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { loadProgram } from './load.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-load-'))
const file = path.join(folder, 'program.cjs')
const write = (answer: number): void =>
  fs.writeFileSync(
    file,
    `(function(exports,require,module,programUrl){exports.answer=()=>${answer};exports.url=programUrl})`,
  )
const load = () => loadProgram<{ answer(): number; url: string }>({ kept: true, file })
const kept = (): string[] => fs.readdirSync(folder).filter((name) => name.endsWith('.code'))
/** Until the compiled code is written, which waits until a start is over. */
async function written(count: number): Promise<void> {
  for (let n = 0; kept().length < count && n < 100; n += 1) await sleep(50)
  expect(kept()).toHaveLength(count)
}
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('the program and the code kept of it', () => {
  it('answers the same with kept code, and never with the code of another source or half a file', async () => {
    write(41)
    expect(load().answer()).toBe(41)
    await written(1)
    const [first] = kept().map((name) => path.join(folder, name))
    const whole = fs.readFileSync(first!)
    expect(load().answer()).toBe(41)
    // as long as the other, which is all the engine itself would compare
    write(42)
    expect(load().answer()).toBe(42)
    await written(2)
    write(41)
    fs.writeFileSync(first!, whole.subarray(0, whole.length >> 1))
    expect(load().answer()).toBe(41)
    for (let n = 0; fs.statSync(first!).size < whole.length && n < 100; n += 1) await sleep(50)
    expect(fs.statSync(first!).size).toBeGreaterThanOrEqual(whole.length)
    expect(load().url).toMatch(/^file:.*program\.cjs$/)
  })

  it('runs where nothing may be written', () => {
    const none = path.join(folder, 'gone')
    fs.mkdirSync(none)
    fs.writeFileSync(path.join(none, 'program.cjs'), '(function(exports){exports.answer=()=>7})')
    const { answer } = loadProgram<{ answer(): number }>({ kept: true, file: path.join(none, 'program.cjs') })
    fs.rmSync(none, { recursive: true })
    expect(answer()).toBe(7)
  })
})
