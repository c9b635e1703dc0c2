import { Refusal } from '@anxin/contract/refusal.ts'
import { describe, expect, it } from 'vitest'
import type { StaffWho } from '../../platform/ctx.ts'
import { dangerOf, fewOr, mustAccompany, mustBeNext, mustBeTakeable, mustReadNotes, shareOr } from './policy.ts'
import type { ProgrammeRow } from './tables.ts'

const codeOf = (act: () => void): string | undefined => {
  try {
    act()
    return undefined
  } catch (error) {
    return error instanceof Refusal ? error.code : 'FAULT'
  }
}
const volunteer = (id: string, role: 'volunteer' | 'supervisor' = 'volunteer'): StaffWho => ({
  ...{ kind: 'staff', id, tenantId: 't', sessionId: 's', name: '某人', duties: [] },
  grants: [{ id: 'g', role, unitId: 'cabin', unitName: '小屋', path: ['street', 'cabin'] }],
})
const programme = (change: Partial<ProgrammeRow>): ProgrammeRow =>
  ({ state: 'running', wants_helper: true, helper_id: null, ...change }) as ProgrammeRow

describe('words in self-help', () => {
  it('ask for the same people as words in the chat', () => {
    expect(dangerOf('L1', false, false)).toBeUndefined()
    expect(dangerOf('L2', false, false)).toEqual({ level: 'L2', grade: 'YELLOW' })
    expect(dangerOf('L2', false, true)?.grade).toBe('ORANGE')
    expect(dangerOf('L3', false, false)?.grade).toBe('ORANGE')
    expect(dangerOf('L4', false, false)?.grade).toBe('RED_E')
  })

  it('count an exercise that stopped for danger as L2 at least, and never as less than the words say', () => {
    expect(dangerOf('L0', true, false)).toEqual({ level: 'L2', grade: 'YELLOW' })
    expect(dangerOf('L0', true, true)?.grade).toBe('ORANGE')
    expect(dangerOf('L4', true, false)?.level).toBe('L4')
  })
})

describe('a helper', () => {
  it('takes whoever waits, once, and nobody a colleague accompanies', () => {
    expect(codeOf(() => mustBeTakeable(volunteer('a'), programme({})))).toBeUndefined()
    expect(codeOf(() => mustBeTakeable(volunteer('a'), programme({ helper_id: 'a' })))).toBeUndefined()
    expect(codeOf(() => mustBeTakeable(volunteer('a'), programme({ helper_id: 'b' })))).toBe('ALREADY_TAKEN')
    expect(codeOf(() => mustBeTakeable(volunteer('a'), programme({ wants_helper: false })))).toBe('WRONG_STATE')
    expect(codeOf(() => mustBeTakeable(volunteer('a'), programme({ state: 'left' })))).toBe('WRONG_STATE')
  })

  it('reads their own notes; colleagues do not, supervisors of the place do', () => {
    const row = programme({ helper_id: 'a' })
    expect(codeOf(() => mustReadNotes(volunteer('a'), row, ['street', 'cabin']))).toBeUndefined()
    expect(codeOf(() => mustReadNotes(volunteer('b'), row, ['street', 'cabin']))).toBe('NOT_FOUND')
    expect(codeOf(() => mustReadNotes(volunteer('c', 'supervisor'), row, ['street', 'cabin']))).toBeUndefined()
    expect(codeOf(() => mustReadNotes(volunteer('c', 'supervisor'), row, ['street', 'other']))).toBe('NOT_FOUND')
  })

  it('is shown nothing unless they accompany the resident now', () => {
    expect(codeOf(() => mustAccompany([{ staffId: 'a' }], 'a'))).toBeUndefined()
    expect(codeOf(() => mustAccompany([{ staffId: 'a' }], 'b'))).toBe('NOT_FOUND')
  })
})

describe('the five sessions and their figures', () => {
  it('come one after the other', () => {
    expect(codeOf(() => mustBeNext(1, 0))).toBeUndefined()
    expect(codeOf(() => mustBeNext(3, 1))).toBe('WRONG_STATE')
  })

  it('say nothing of fewer than ten people, nor what could be reckoned back to them', () => {
    expect(fewOr(9, 9)).toBe('<10')
    expect(fewOr(10, 10)).toBe(10)
    expect(shareOr(3, 40)).toBe('<10')
    expect(shareOr(37, 40)).toBe('<10')
    expect(shareOr(10, 40)).toBe(0.25)
  })
})
