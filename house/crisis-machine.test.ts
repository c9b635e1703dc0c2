import fs from 'node:fs'
import path from 'node:path'
import { grades } from '@anxin/core/crisis/grade.ts'
import { ladders, repeatMinutes } from '@anxin/core/crisis/ladder.ts'
import { type CrisisState, crisisStates, crisisSteps, isEnded, isWaiting } from '@anxin/core/crisis/state.ts'
import { timerOnEntering } from '@anxin/core/crisis/timer.ts'
import { describe, expect, it } from 'vitest'
import { root } from './sources.ts'

describe('the crisis protocol', () => {
  it('is the same in core and in the database', () => {
    const sql = fs.readFileSync(path.join(root, 'packages/server/migrations/0003_crisis.sql'), 'utf8')
    const inSql = [...sql.matchAll(/'([A-Z_]+)>([A-Z_]+)'/g)].map(([, from, to]) => `${from}>${to}`).sort()
    const inCore = crisisStates.flatMap((from) => crisisSteps[from].map((to) => `${from}>${to}`)).sort()
    expect(inSql).toEqual(inCore)
  })

  it('reaches every state from the first signal, and can end from every state', () => {
    const reachable = closure('DETECTED', (state) => crisisSteps[state])
    expect([...reachable].sort()).toEqual([...crisisStates].sort())
    for (const state of crisisStates)
      expect([...closure(state, (one) => crisisSteps[one])].some(isEnded)).toBe(true)
  })

  it('never leaves an open event without somebody to call and a time to call them', () => {
    for (const grade of grades) {
      for (const state of closure('DETECTED', (one) => crisisSteps[one])) {
        if (isEnded(state)) continue
        const next = isWaiting(state) ? ladders[grade].length : timerOnEntering(state, grade)?.afterMinutes
        expect(next, `${state} ${grade}`).toBeGreaterThan(0)
      }
    }
  })

  it('climbs a ladder that starts at once, only rises, and goes on after the last rung', () => {
    for (const grade of grades) {
      const minutes = ladders[grade].map((rung) => rung.afterMinutes)
      expect(minutes[0]).toBe(0)
      expect([...minutes].sort((a, b) => a - b)).toEqual(minutes)
      expect(new Set(minutes).size).toBe(minutes.length)
      expect(repeatMinutes[grade]).toBeGreaterThan(0)
    }
    expect(ladders.RED.map((rung) => rung.afterMinutes)).toEqual([0, 5, 10, 15, 20, 30])
    expect(ladders.RED_E.map((rung) => rung.afterMinutes)).toEqual([0, 2, 4, 6, 8, 10])
  })
})

function closure(from: CrisisState, next: (state: CrisisState) => readonly CrisisState[]): Set<CrisisState> {
  const seen = new Set<CrisisState>([from])
  const queue = [from]
  for (let state = queue.pop(); state; state = queue.pop()) {
    for (const one of next(state)) {
      if (seen.has(one)) continue
      seen.add(one)
      queue.push(one)
    }
  }
  return seen
}
