import { Refusal } from '@anxin/contract/refusal.ts'
import { describe, expect, it } from 'vitest'
import { Gate } from './gate.ts'

const aMoment = (): Promise<void> => new Promise((yes) => setImmediate(yes))

/** Requests that work until they are told to end. */
function crowd(gate: Gate, urgent: boolean, count: number) {
  const ends: (() => void)[] = []
  const answers = Array.from({ length: count }, () =>
    gate.through(urgent, () => new Promise<void>((yes) => ends.push(yes))),
  )
  return { ends, answers }
}

describe('the gate', () => {
  it('lets an urgent request to work at once, however many ordinary ones stand before it', async () => {
    const gate = new Gate()
    const ordinary = crowd(gate, false, 48)
    await expect(gate.through(false, async () => 'late')).rejects.toThrow(Refusal)
    await expect(gate.through(true, async () => 'heard')).resolves.toBe('heard')
    expect(ordinary.ends.length).toBeLessThan(48)
  })

  it('lets fewer ordinary requests begin beside an urgent one, and all of them in the end', async () => {
    const gate = new Gate()
    const help = crowd(gate, true, 1)
    const ordinary = crowd(gate, false, 20)
    await aMoment()
    const beside = ordinary.ends.length
    help.ends[0]!()
    await aMoment()
    expect(beside).toBeGreaterThan(0)
    expect(ordinary.ends.length).toBeGreaterThan(beside)
    for (let n = 0; n < 20; n += 1) {
      ordinary.ends[n]!()
      await aMoment()
    }
    await Promise.all(ordinary.answers)
  })

  it('leaves the processor to an alert that is on its way to the screens, and then lets everybody in', async () => {
    const gate = new Gate()
    await gate.through(true, async () => 'heard', { afterMs: 20 })
    const ordinary = crowd(gate, false, 20)
    await aMoment()
    const onItsWay = ordinary.ends.length
    expect(onItsWay).toBeGreaterThan(0)
    await expect.poll(() => ordinary.ends.length).toBeGreaterThan(onItsWay)
    for (let n = 0; n < 20; n += 1) {
      ordinary.ends[n]!()
      await aMoment()
    }
    await Promise.all(ordinary.answers)
  })

  it('lets one urgent request of a line to work at a time, in their order, and those of other lines beside it', async () => {
    const gate = new Gate()
    const order: number[] = []
    const ends: (() => void)[] = []
    const flood = Array.from({ length: 5 }, (_, n) =>
      gate.through(
        true,
        () => {
          order.push(n)
          return new Promise<void>((yes) => ends.push(yes))
        },
        { line: 'one address' },
      ),
    )
    await aMoment()
    expect(order).toEqual([0])
    await expect(gate.through(true, async () => 'heard', { line: 'another' })).resolves.toBe('heard')
    await expect(gate.through(true, async () => 'heard')).resolves.toBe('heard')
    for (let n = 0; n < 5; n += 1) {
      ends[n]!()
      await aMoment()
    }
    await Promise.all(flood)
    expect(order).toEqual([0, 1, 2, 3, 4])
    await expect(gate.through(true, () => Promise.reject(new Error('no')), { line: 'one address' })).rejects.toThrow(
      'no',
    )
    await expect(gate.through(true, async () => 'heard', { line: 'one address' })).resolves.toBe('heard')
  })

  it('gives the place of a request that failed to the next one', async () => {
    const gate = new Gate()
    for (let n = 0; n < 100; n += 1)
      await expect(gate.through(n % 2 === 0, async () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await expect(gate.through(false, async () => 'in')).resolves.toBe('in')
  })
})
