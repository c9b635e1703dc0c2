import { type Grade, grades, isWorse } from '@anxin/core/crisis/grade.ts'
import { ladders } from '@anxin/core/crisis/ladder.ts'
import { laddered, type Machine, stepped, wrongWith } from '@anxin/core/crisis/machine.ts'
import {
  type CrisisState,
  crisisStates,
  crisisSteps,
  isEnded,
  isWaiting,
  mayStep,
} from '@anxin/core/crisis/state.ts'
import { wayToClose } from '@anxin/core/crisis/way.ts'
import { describe, expect, it } from 'vitest'

/** The protocol as it was agreed, written out a second time: what the code calls lawful is held against it. */
const protocol: Readonly<Record<CrisisState, string>> = {
  DETECTED: 'PAGED FALSE_ALARM EMERGENCY DECEASED',
  PAGED: 'ACKED EMERGENCY DECEASED',
  ACKED: 'CONTACTING EMERGENCY DECEASED',
  CONTACTING: 'ASSESSING UNREACHABLE EMERGENCY DECEASED',
  UNREACHABLE: 'CONTACTING EMERGENCY DECEASED',
  ASSESSING: 'STABILISED FALSE_ALARM EMERGENCY DECEASED',
  STABILISED: 'PLAN_ACTIVE EMERGENCY REOPENED DECEASED',
  PLAN_ACTIVE: 'FOLLOW_UP EMERGENCY REOPENED DECEASED',
  EMERGENCY: 'HANDED_OVER DECEASED',
  HANDED_OVER: 'FOLLOW_UP EMERGENCY REOPENED DECEASED',
  FOLLOW_UP: 'CLOSED EMERGENCY REOPENED DECEASED',
  FALSE_ALARM: 'CLOSED EMERGENCY REOPENED',
  CLOSED: 'REOPENED',
  REOPENED: 'PAGED EMERGENCY DECEASED',
  DECEASED: '',
}
const isAgreed = (from: CrisisState, to: CrisisState): boolean => protocol[from].split(' ').includes(to)

/** A first signal: kept, paged and on its ladder in one transaction. */
const begun = (grade: Grade): Machine =>
  laddered(stepped({ state: 'DETECTED', grade, owned: false, rung: null, timers: [] }, 'PAGED'), grade)

const afterCare = ['STABILISED', 'PLAN_ACTIVE', 'HANDED_OVER', 'FOLLOW_UP', 'FALSE_ALARM', 'CLOSED']
const without = (timers: Machine['timers'], kind: Machine['timers'][number]): Machine['timers'] =>
  timers.filter((one) => one !== kind)

/** A new danger after the acute phase: nobody owns it, the ladder begins again. */
const reopened = (from: Machine, grade: Grade): Machine =>
  laddered(stepped(stepped({ ...from, owned: false }, 'REOPENED'), 'PAGED'), grade)

/** Everything people, residents and the clock can do to an event: one commit each. */
function* movesOf(from: Machine): Generator<readonly [string, Machine]> {
  const open = !isEnded(from.state)
  // the resident: a signal of any grade
  for (const grade of grades) {
    if (afterCare.includes(from.state)) {
      if (grade !== 'YELLOW' || from.state === 'CLOSED') yield [`signal ${grade}`, reopened(from, grade)]
    } else if (open && isWorse(grade, from.grade)) {
      const calls = isWaiting(from.state) || grade === 'RED' || grade === 'RED_E'
      yield [`signal ${grade}`, calls ? laddered(from, grade) : { ...from, grade }]
    }
  }
  // the clock: a rung, or a timer of the state that calls again
  if (from.rung !== null)
    yield ['rung', { ...from, rung: Math.min(from.rung + 1, ladders[from.grade].length) }]
  for (const kind of from.timers)
    yield [`timer ${kind}`, { ...from, timers: [...without(from.timers, kind), kind] }]
  // people
  for (const to of crisisSteps[from.state]) {
    if (to === 'REOPENED' || to === 'PAGED') continue
    const owned = from.owned || to === 'ACKED' || to === 'EMERGENCY'
    if (!owned && to !== 'DECEASED') continue
    const next = stepped({ ...from, owned }, to)
    const books = to === 'STABILISED' || to === 'HANDED_OVER'
    yield [to, books ? { ...next, timers: [...without(next.timers, 'follow_up'), 'follow_up'] } : next]
  }
  // whoever owns it acts: the ladder beside them ends
  if (from.owned && from.rung !== null && open) yield ['owner acts', { ...from, rung: null }]
  if (from.timers.includes('follow_up'))
    yield ['contacts made', { ...from, timers: without(from.timers, 'follow_up') }]
}

const keyOf = ({ state, grade, owned, rung, timers }: Machine): string =>
  `${state} ${grade} ${owned} ${rung} ${[...timers].sort().join(',')}`

describe('every situation an event can come into', () => {
  it('has an owner or a rung to come, and a timer to come, until it has ended', () => {
    const seen = new Map<string, Machine>()
    const queue = grades.map(begun)
    for (const start of queue) seen.set(keyOf(start), start)
    for (let at = 0; at < queue.length; at += 1) {
      for (const [what, next] of movesOf(queue[at]!)) {
        expect(wrongWith(next), `${keyOf(queue[at]!)} — ${what}`).toBeUndefined()
        if (seen.has(keyOf(next))) continue
        seen.set(keyOf(next), next)
        queue.push(next)
      }
    }
    const reached = new Set([...seen.values()].map((one) => one.state))
    // DETECTED and REOPENED never outlive their transaction
    expect([...reached].sort()).toEqual(
      crisisStates.filter((one) => one !== 'DETECTED' && one !== 'REOPENED').sort(),
    )
    expect(seen.size).toBeGreaterThan(200)
  })

  it('is never left by a step the protocol does not have, in a million random walks', () => {
    const walks = 1_000_000
    // a fixed seed: a failure can be walked again
    let seed = 20_260_301
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((seed / 4_294_967_296) * below)
    }
    const known = new Map<string, readonly Machine[]>()
    const agreed = new Set(
      crisisStates.flatMap((from) =>
        crisisStates.filter((to) => isAgreed(from, to)).map((to) => `${from}>${to}`),
      ),
    )
    let steps = 0
    let illegal = 0
    for (let walk = 0; walk < walks; walk += 1) {
      let now = begun(grades[random(grades.length)]!)
      for (let n = 3 + random(8); n > 0; n -= 1) {
        const key = keyOf(now)
        const next = known.get(key) ?? [...movesOf(now)].map(([, one]) => one)
        if (!known.has(key)) known.set(key, next)
        if (next.length === 0) break
        const then = next[random(next.length)]!
        const by = then.state === 'PAGED' && now.state !== 'PAGED' ? 'REOPENED' : then.state
        const lawful = by === now.state || agreed.has(`${now.state}>${by}`)
        if (!lawful || wrongWith(then) !== undefined) illegal += 1
        // whoever tries any other step is told no
        const tried = crisisStates[random(crisisStates.length)]!
        if (mayStep(now.state, tried) !== agreed.has(`${now.state}>${tried}`)) illegal += 1
        now = then
        steps += 1
      }
    }
    expect(illegal).toBe(0)
    expect(steps).toBeGreaterThan(walks)
  }, 60_000)

  it('is refused when the protocol has no such step', () => {
    for (const state of crisisStates)
      for (const to of crisisStates)
        if (!isAgreed(state, to))
          expect(() => stepped({ ...begun('RED'), state }, to), `${state} > ${to}`).toThrow('no step')
  })

  it('knows a lawful way out of a drill from wherever it stands', () => {
    for (const state of crisisStates.filter((one) => !isEnded(one))) {
      const way = wayToClose(state)
      expect(way.at(-1), state).toBe('CLOSED')
      way.reduce((from, to) => (expect(mayStep(from, to), `${from} > ${to}`).toBe(true), to), state)
    }
  })
})
